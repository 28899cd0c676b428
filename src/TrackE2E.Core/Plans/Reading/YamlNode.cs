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

    // a text, a list or a map: one field for the three, since a large plan has a million nodes
    private object? content;

    public string? Text
    {
        get => content as string;
        init => content = value ?? content;
    }

    public bool Plain { get; init; }

    public IReadOnlyList<YamlNode>? Items
    {
        get => content as List<YamlNode>;
        init => content = value is null ? content : value as List<YamlNode> ?? [.. value];
    }

    public IReadOnlyList<YamlMember>? Members
    {
        get => content as YamlMember[];
        init => content = value is null ? content : value as YamlMember[] ?? [.. value];
    }

    /// <summary>The properties that were made of this map; it has no members any more. Null until <see cref="Become"/>.</summary>
    public PlannedProperty[]? Properties => content as PlannedProperty[];

    /// <summary>Lets go of the members of a map that has been checked, and keeps what was made of them.</summary>
    public void Become(PlannedProperty[] properties) => content = properties;

    public bool IsScalar => Text is not null;

    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>The value under a key; the first where a key is repeated.</summary>
    public YamlNode? this[string key]
    {
        get
        {
            foreach (ref readonly var member in (content as YamlMember[]).AsSpan())
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
internal readonly record struct YamlMember(string Name, int Line, int Column, YamlNode Value)
{
    public PlanPlace Place => new(Value.File, Line, Column);
}
