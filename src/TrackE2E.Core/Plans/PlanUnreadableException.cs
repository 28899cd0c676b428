namespace TrackE2E.Core.Plans;

/// <summary>A tracking plan that cannot be read: every mistake of all its files at once.</summary>
public sealed class PlanUnreadableException : Exception
{
    /// <summary>Makes the exception; its message holds all mistakes.</summary>
    /// <param name="mistakes">At least one, by file, line and column.</param>
    public PlanUnreadableException(IReadOnlyList<PlanMistake> mistakes)
        : base(Text(mistakes)) => Mistakes = mistakes;

    /// <summary>The mistakes, by file, line and column.</summary>
    public IReadOnlyList<PlanMistake> Mistakes { get; }

    private static string Text(IReadOnlyList<PlanMistake> mistakes)
    {
        ArgumentNullException.ThrowIfNull(mistakes);
        var head = mistakes.Count == 1 ? "the tracking plan cannot be read: 1 mistake" : $"the tracking plan cannot be read: {mistakes.Count} mistakes";
        return string.Join("\n\n", mistakes.Select(mistake => mistake.ToString()).Prepend(head));
    }
}
