using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Commands;

/// <summary>Runs programs of this machine; tests script it.</summary>
public interface ICommands
{
    /// <summary>Runs the program to its end, or until a deadline of the command is over (it is killed then, with its children).</summary>
    /// <param name="command">What to run.</param>
    /// <param name="onLine">Takes each line of its output as it comes, on any thread; null to only keep them.</param>
    /// <param name="cancellation">Kills the program.</param>
    Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellation);
}

/// <summary>A program with its arguments; nothing goes through a shell.</summary>
/// <remarks>Deadline: for the whole of it. Silence: the longest time without a line of output. Both default to no limit.</remarks>
public sealed record Command(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>Folder it runs in; null for this process's own.</summary>
    public string? Folder { get; init; }

    /// <summary>Environment variables it gets beside this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The longest it may take.</summary>
    public TimeSpan Deadline { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The longest it may say nothing.</summary>
    public TimeSpan Silence { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>As one would type it.</summary>
    public override string ToString() => string.Join(' ', new[] { File }.Concat(Arguments).Select(a => a.Contains(' ', StringComparison.Ordinal) ? $"\"{a}\"" : a));
}

/// <summary>How a program ended.</summary>
/// <remarks>Lines: standard output and error in the order in which they came, at most the last 2,000.</remarks>
public sealed record CommandResult(CommandEnd End, int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>It ran to its end and said that all is well.</summary>
    public bool Succeeded => End == CommandEnd.Exited && ExitCode == 0;

    /// <summary>The last lines that say something, for messages; or how it ended when it said nothing.</summary>
    public Wording Tail
    {
        get
        {
            var last = Lines.Where(l => l.Trim().Length > 0).TakeLast(3).ToList();
            return last.Count > 0 ? (Wording)string.Join(" / ", last.Select(l => l.Trim())) : End switch
            {
                CommandEnd.Exited => new Wording($"exit code {ExitCode}", $"退出码 {ExitCode}"),
                CommandEnd.NotFound => new Wording("there is no such program", "没有该程序"),
                CommandEnd.DeadlineOver => new Wording("it took too long", "超时"),
                _ => new Wording("it said nothing for too long", "长时间没有输出"),
            };
        }
    }
}

/// <summary>Ways in which a program ends.</summary>
public enum CommandEnd
{
    /// <summary>By itself.</summary>
    Exited,

    /// <summary>There is no such program.</summary>
    NotFound,

    /// <summary>Its deadline was over.</summary>
    DeadlineOver,

    /// <summary>It said nothing for too long.</summary>
    Silent,
}
