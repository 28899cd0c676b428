namespace TrackE2E.Core.Plans;

/// <summary>What shows a value on screen, as a plan writes it under <c>shown</c>: <c>element</c> (its text) or <c>element@attribute</c>.</summary>
/// <param name="Element">Id of the planned element.</param>
/// <param name="Attribute">Name of its attribute; null for its text.</param>
public readonly record struct ShownSource(string Element, string? Attribute)
{
    /// <summary>Reads the plan's words.</summary>
    public static ShownSource Of(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return written.Split('@', 2) is [var element, var attribute] ? new(element, attribute) : new(written, null);
    }
}
