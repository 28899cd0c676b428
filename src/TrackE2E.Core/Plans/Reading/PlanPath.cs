namespace TrackE2E.Core.Plans.Reading;

/// <summary>What a node of a plan file is, for messages: <c>event product_click › sku › type</c>. Written out only when there is something to say.</summary>
internal sealed class PlanPath(PlanPath? outer, string name)
{
    private readonly PlanPath? outer = outer;

    /// <summary>The name of the node itself.</summary>
    public string Name { get; } = name;

    public PlanPath Into(string name) => new(this, name);

    /// <inheritdoc/>
    public override string ToString()
    {
        if (outer is null)
            return Name;
        if (outer.outer is { outer: null } && outer.Name is ("pages" or "elements" or "events"))
            return $"{outer.Name[..^1]} {Name}";
        return outer.Name == "properties" && outer.outer is not null ? $"{outer.outer} › {Name}" : $"{outer} › {Name}";
    }
}
