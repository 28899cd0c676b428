namespace TrackE2E.Core.Verdicts;

/// <summary>Writes for people why something could not be judged: five lines, as <see cref="FindingWriter"/> writes findings.</summary>
/// <remarks>Line 1: <c>broken:</c>, the reason's word, two spaces, what happened. The line "where" is left out when the step says it. Lines end with \n, the last one has no end.</remarks>
public static class BrokenWriter
{
    /// <summary>The five lines.</summary>
    /// <param name="reason">The reason's kebab word.</param>
    /// <param name="what">What happened; this and the other texts in the language.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="actual">What was there instead; further lines of it bring their own indent.</param>
    /// <param name="where">Where, or null.</param>
    /// <param name="toDo">What to do.</param>
    /// <param name="language">Language of the labels.</param>
    public static string Write(string reason, string what, string expected, string actual, string? where, string toDo, string language)
    {
        var labels = FindingWriter.Labels(language);
        return $"broken: {reason}  {what}\n  {labels[0]}{expected}\n  {labels[1]}{actual}\n" + (where is null ? "" : $"  {labels[2]}{where}\n") + $"  {labels[3]}{toDo}";
    }
}
