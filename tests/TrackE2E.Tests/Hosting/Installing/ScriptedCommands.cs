using TrackE2E.Reporting.Commands;

namespace TrackE2E.Tests.Hosting.Installing;

/// <summary>Answers commands as scripted, by how they begin, and keeps what was asked.</summary>
internal sealed class ScriptedCommands : ICommands
{
    private readonly List<(string Beginning, Func<CommandResult> Answer)> _answers = [];

    public List<string> Asked { get; } = [];

    public ScriptedCommands On(string beginning, int exitCode = 0, string output = "", CommandEnd end = CommandEnd.Exited, Action? then = null)
    {
        _answers.Add((beginning, () =>
        {
            then?.Invoke();
            return new CommandResult(end, exitCode, output.Split('\n'));
        }));
        return this;
    }

    public Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellation)
    {
        var asked = command.ToString();
        Asked.Add(asked);
        var answer = _answers.FirstOrDefault(a => asked.StartsWith(a.Beginning, StringComparison.Ordinal));
        return Task.FromResult(answer.Answer?.Invoke() ?? new CommandResult(CommandEnd.NotFound, -1, [$"{command.File}: not found"]));
    }
}
