using System.Collections.Frozen;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>What may stand at a place of a plan file. The reader checks by it and the JSON Schema of plan files is made from it.</summary>
/// <param name="Describe">Words for "expected": <c>a text</c>, <c>a duration such as 1s or 600ms</c>.</param>
internal abstract record Shape(string Describe);

/// <summary>Any text; a plain number or true counts as the text it is written as.</summary>
internal sealed record TextShape(string Describe, string Example) : Shape(Describe);

/// <summary>One of some words.</summary>
internal sealed record WordShape(IReadOnlyList<string> Words) : Shape("one of: " + string.Join(", ", Words));

/// <summary>A number, whole or not, inside bounds.</summary>
internal sealed record NumberShape(string Describe, bool Whole, decimal? Least, decimal? Most, string Example) : Shape(Describe);

/// <summary>true or false.</summary>
internal sealed record FlagShape() : Shape("true or false");

/// <summary>A duration with its unit.</summary>
internal sealed record DurationShape() : Shape("a duration with its unit, such as 1s, 600ms or 0.5 s");

/// <summary>A regular expression of ECMA-262.</summary>
internal sealed record PatternShape() : Shape("a regular expression (ECMA-262)");

/// <summary>A title: a text for both languages, or zh and en.</summary>
internal sealed record TitleShape() : Shape("a title: a text, or {zh: …, en: …}");

/// <summary>A single value: text, number, true, false or null.</summary>
internal sealed record ValueShape() : Shape("a value: a text, a number, true, false or null");

/// <summary>A JSON Schema, or what stands under one of its keywords; whether it is one is judged when it is compiled.</summary>
internal sealed record SchemaShape() : Shape("a JSON Schema (2020-12) part");

/// <summary>A list of one shape, or (when OrOne) a single one of it.</summary>
internal sealed record ListShape(Shape Of, bool OrOne) : Shape(OrOne ? $"{Of.Describe}, or a list of them" : "a list of: " + Of.Describe);

/// <summary>A map from names that the writer chooses to one shape.</summary>
internal sealed record MapShape(string Describe, Func<Shape> Of, string Example) : Shape(Describe)
{
    private readonly Lazy<Shape> made = new(Of);

    public Shape Value => made.Value;
}

/// <summary>A map of known keys.</summary>
/// <param name="Name">What it is, for messages: <c>page</c>.</param>
/// <param name="Keys">Every key that may stand there.</param>
internal sealed record KeysShape(string Name, IReadOnlyList<PlanKey> Keys) : Shape($"a {Name} with the keys " + string.Join(", ", Keys.Select(key => key.Name)))
{
    private readonly FrozenDictionary<string, PlanKey> byName = Keys.ToFrozenDictionary(key => key.Name, StringComparer.Ordinal);

    public IReadOnlyList<PlanKey> Required { get; } = [.. Keys.Where(key => key.Required)];

    public PlanKey? Find(string name) => byName.GetValueOrDefault(name);
}

/// <summary>A known key of a plan file.</summary>
/// <param name="name">As it is written.</param>
/// <param name="shape">What stands under it; made when first asked for, since shapes refer to each other.</param>
/// <param name="means">One sentence for people, shown by editors.</param>
/// <param name="required">True: its absence is a mistake.</param>
internal sealed class PlanKey(string name, Func<Shape> shape, string means, bool required = false)
{
    private readonly Lazy<Shape> made = new(shape);

    public string Name { get; } = name;

    public Shape Shape => made.Value;

    public string Means { get; } = means;

    public bool Required { get; } = required;
}
