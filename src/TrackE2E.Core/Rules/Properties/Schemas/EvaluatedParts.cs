namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Which members or items of one value some keyword has looked at; <c>unevaluated…</c> judges the others.</summary>
internal sealed class EvaluatedParts
{
    private readonly HashSet<int> parts = [];
    private bool all;

    public void Add(int part) => parts.Add(part);

    public void AddAll() => all = true;

    public void Add(EvaluatedParts other)
    {
        all |= other.all;
        parts.UnionWith(other.parts);
    }

    public bool Has(int part) => all || parts.Contains(part);
}
