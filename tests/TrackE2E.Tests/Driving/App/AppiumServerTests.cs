using System.Runtime.Versioning;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Servers;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Driving.App;

[Platform(Exclude = "Win"), UnsupportedOSPlatform("windows")]
public sealed class AppiumServerTests
{
    [Test]
    public async Task A_server_that_ends_at_start_says_its_exit_code_its_last_lines_and_where_all_are()
    {
        using var folder = new TemporaryFolder();
        folder.Write("node", "#!/bin/sh\nfor i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14; do echo line $i; done\nexit 6\n");
        folder.Write("a/b/index.js", "");
        File.SetUnixFileMode(folder.In("node"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var e = await Should.ThrowAsync<BrokenException>(() => AppiumServer.StartAsync(
            new() { Name = "appium", Node = folder.In("node"), Script = folder.In("a/b/index.js"), LogFile = folder.In("appium.log"), LogKeptAs = "attachments/appium-phone.log" }, CancellationToken.None));

        e.Actual.ShouldStartWith("it ended with exit code 6; its last lines (all are in attachments/appium-phone.log):\n            line 3\n");
        (await File.ReadAllLinesAsync(folder.In("appium.log"))).Length.ShouldBe(14);
    }
}
