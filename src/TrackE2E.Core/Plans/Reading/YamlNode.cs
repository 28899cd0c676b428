namespace TrackE2E.Core.Plans.Reading;

/// <summary>A node of a plan file with its place: a scalar, a list or a map.</summary>
/// <remarks>Plain is true for a scalar without quotes, which YAML reads as number, boolean or null where it looks like one. Members keep order and repeated keys.</remarks>
internal sealed class YamlNode
{
    /// <summary>The file; one string for all nodes of it.</summary>
    public required string File { get; init; }

    public required int Line { get; init; }

    public required int Column { get; init; }

    /// <summary>How many nodes it stands for, itself and aliases included.</summary>
    public int Size { get; init; } = 1;

    public PlanPlace Place => new(File, Line, Column);

    public string? Text { get; init; }

    public bool Plain { get; init; }

    public IReadOnlyList<YamlNode>? Items { get; init; }

    public IReadOnlyList<YamlMember>? Members { get; init; }

    public bool IsScalar => Text is not null;

    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The value under a key; the first where a key is repeated.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (var member in Members ?? [])
            {
                if (member.Name == key)
                    return member.Value;
            }

            return null;
        }
    }

    /// <summary>What it is, for "found" texts: <c>a list</c>, <c>the text "x"</c>.</summary>
    public string Describe() => this switch
    {
        { Items: not null } => "a list",
        { Members: not null } => "a map",
        { IsNull: true } => "nothing",
        { Plain: true } when YamlScalar.Value(this) is bool flag => flag ? "true" : "false",
        { Plain: true } when YamlScalar.Value(this) is decimal => $"the number {Text}",
        _ => $"the text \"{Text}\"",
    };
}

/// <summary>A key of a map with its place, and what stands under it.</summary>
internal readonly record struct YamlMember(string Name, string File, int Line, int Column, YamlNode Value)
{
    public PlanPlace Place => new(File, Line, Column);
}
