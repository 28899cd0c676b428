using System.Runtime.Versioning;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Settings;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Apps;

[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
public sealed class AppProcessTests
{
    [Test]
    public async Task An_app_that_ends_before_it_is_ready_says_its_exit_code_its_last_lines_and_where_all_are()
    {
        var e = await NotStartedAsync(new AppSettings { Start = "sh -c 'for i in 1 2 3 4 5 6 7 8 9 10; do echo line $i; done; exit 7'", Ready = "never", Url = "http://127.0.0.1:1" });

        var file = e.Actual.Split("are in ")[1].Split(')')[0];
        e.Actual.ShouldBe($"it ended with exit code 7; its last lines (all 10 are in {file}):\n{string.Join('\n', Enumerable.Range(3, 8).Select(i => $"            line {i}"))}");
        (await File.ReadAllLinesAsync(file)).ShouldBe(Enumerable.Range(1, 10).Select(i => $"line {i}"));
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Delete(file);
    }

    [Test]
    public async Task The_last_lines_are_the_last_however_much_it_printed()
    {
        var e = await NotStartedAsync(new AppSettings { Start = "sh -c 'seq 20008; exit 7'", Ready = "never", Url = "http://127.0.0.1:1" });

        e.Actual.ShouldEndWith(string.Join('\n', Enumerable.Range(20001, 8).Select(i => $"            {i}")));
        File.Delete(e.Actual.Split("are in ")[1].Split(')')[0]);
    }

    [TestCase("sh -c 'echo sorry; exit 3'", "it ended with exit code 3; it printed:\n            sorry")]
    [TestCase("sh -c 'exit 4'", "it ended with exit code 4, and printed nothing")]
    public async Task What_is_shown_whole_needs_no_file(string start, string told) =>
        (await NotStartedAsync(new AppSettings { Start = start, Ready = "never", Url = "http://127.0.0.1:1" })).Actual.ShouldBe(told);

    [Test]
    public async Task A_build_that_does_not_succeed_says_its_exit_code() =>
        (await NotStartedAsync(new AppSettings { Build = "sh -c 'echo no compiler; exit 5'", Start = "sh -c 'exit 0'", Ready = "never", Url = "http://127.0.0.1:1" })).Actual
            .ShouldBe("exit code 5; it printed:\n            no compiler");

    private static async Task<BrokenException> NotStartedAsync(AppSettings settings)
    {
        using var folder = new TemporaryFolder();
        var e = await Should.ThrowAsync<BrokenException>(() => AppProcess.StartAsync("the shop", settings, folder.Path, "en", _ => { }, CancellationToken.None));
        e.Reason.ShouldBe("app-not-started");
        return e;
    }
}
