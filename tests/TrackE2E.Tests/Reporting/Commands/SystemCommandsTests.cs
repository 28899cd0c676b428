using TrackE2E.Reporting.Commands;

namespace TrackE2E.Tests.Reporting.Commands;

public sealed class SystemCommandsTests
{
    private readonly SystemCommands _commands = new(TimeProvider.System);

    [Test]
    public async Task Output_and_exit_code_are_kept_and_lines_are_passed_on()
    {
        var lines = new List<string>();

        var result = await _commands.RunAsync(new Command("sh", "-c", "echo one; echo two >&2; exit 3"), lines.Add, CancellationToken.None);

        (result.End, result.ExitCode, result.Succeeded).ShouldBe((CommandEnd.Exited, 3, false));
        lines.ShouldBe(["one", "two"], ignoreOrder: true);
        result.Lines.ShouldBe(lines);
    }

    [Test]
    public async Task Missing_program_is_no_exception() =>
        (await _commands.RunAsync(new Command("no-such-program-here"), null, CancellationToken.None)).End.ShouldBe(CommandEnd.NotFound);

    [Test]
    public async Task Program_that_says_nothing_is_ended()
    {
        var result = await _commands.RunAsync(new Command("sh", "-c", "echo begin; sleep 60") { Silence = TimeSpan.FromMilliseconds(500) }, null, CancellationToken.None);

        result.End.ShouldBe(CommandEnd.Silent);
        result.Tail.En.ShouldBe("begin");
    }

    [Test]
    public async Task Program_that_takes_too_long_is_ended_though_it_talks()
    {
        var command = new Command("sh", "-c", "while :; do echo x; sleep 0.1; done") { Silence = TimeSpan.FromSeconds(20), Deadline = TimeSpan.FromSeconds(1) };

        (await _commands.RunAsync(command, null, CancellationToken.None)).End.ShouldBe(CommandEnd.DeadlineOver);
    }

    [Test]
    public async Task Cancelled_program_is_cancelled_and_not_a_result()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<OperationCanceledException>(() => _commands.RunAsync(new Command("sleep", "60"), null, cancel.Token));
    }
}
