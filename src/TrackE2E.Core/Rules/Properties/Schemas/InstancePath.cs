using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Where in the instance a judgement is; made only while violations are collected.</summary>
internal sealed record InstancePath(InstancePath? Parent, string? Name, int Index)
{
    public static InstancePath Root { get; } = new(null, null, 0);

    public override string ToString() => Parent is null ? "" : Name is null ? JsonPointer.Into(Parent.ToString(), Index) : JsonPointer.Into(Parent.ToString(), Name);
}
