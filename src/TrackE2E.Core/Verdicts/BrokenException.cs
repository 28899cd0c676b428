namespace TrackE2E.Core.Verdicts;

/// <summary>The harness could not judge: the verdict is broken, with a reason and the parts of a message that a person can act on.</summary>
/// <remarks>Reason is a kebab word: element-not-found, observer-blind, not-settled, app-gone, session-lost, browser-missing, page-error, plan-unreadable, settings-unreadable, step-unusable, …</remarks>
public sealed class BrokenException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">A kebab word of the list above.</param>
    /// <param name="what">What happened, one sentence.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="actual">What was there instead.</param>
    /// <param name="toDo">What to do about it.</param>
    /// <param name="where">Where: a file, an address, a device; null when the step says it.</param>
    /// <param name="inner">The cause, for logs; never shown.</param>
    public BrokenException(string reason, string what, string expected, string actual, string toDo, string? where = null, Exception? inner = null)
        : base(Text(reason, what, expected, actual, where, toDo), inner)
    {
        Reason = reason;
        What = what;
        Expected = expected;
        Actual = actual;
        ToDo = toDo;
        Where = where;
    }

    /// <summary>Why it is broken, a kebab word.</summary>
    public string Reason { get; }

    /// <summary>What happened.</summary>
    public string What { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What was there instead.</summary>
    public string Actual { get; }

    /// <summary>What to do.</summary>
    public string ToDo { get; }

    /// <summary>Where, or null.</summary>
    public string? Where { get; }

    private static string Text(string reason, string what, string expected, string actual, string? where, string toDo) =>
        $"broken: {reason}  {what}\n  expected  {expected}\n  actual    {actual}\n" + (where is null ? "" : $"  where     {where}\n") + $"  do        {toDo}";
}
