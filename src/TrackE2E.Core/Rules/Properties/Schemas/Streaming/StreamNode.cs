namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>A schema prepared for judging UTF-8 text in one pass; null and empty where it says nothing.</summary>
internal sealed class StreamNode
{
    /// <summary>Set for the schemas true and false.</summary>
    public bool? Always { get; set; }

    /// <summary>True when every value holds: the value is passed over.</summary>
    public bool IsTrivial { get; set; }

    /// <summary>A schema that needs the value as a document: unevaluated…, contains, uniqueItems, lists and objects in enum.</summary>
    public SchemaNode? Whole { get; set; }

    public JsonTypes Types { get; set; }

    /// <summary>Draft 04: 1.0 is no integer.</summary>
    public bool IntegerByText { get; set; }

    /// <summary>Planned events: words for missing values, half characters and repeated names are not taken either.</summary>
    public bool Strict { get; set; }

    public bool RefusesMissingWords { get; set; }

    /// <summary>Planned identifiers: placeholders are not taken.</summary>
    public bool Identifier { get; set; }

    /// <summary>Planned identifiers and money: numbers of more than 15 characters are not taken.</summary>
    public bool ShortNumbers { get; set; }

    public StreamValues? Allowed { get; set; }

    public StreamNumbers? Numbers { get; set; }

    public StreamTexts? Texts { get; set; }

    public StreamMembers? Members { get; set; }

    public StreamNode[] Prefix { get; set; } = [];

    public StreamNode? Items { get; set; }

    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    public bool HasItemRules => Prefix.Length > 0 || Items is not null || MinItems > 0 || MaxItems < int.MaxValue;

    /// <summary>Schemas that must hold as well: what $ref names, and allOf.</summary>
    public StreamNode[] Also { get; set; } = [];

    public StreamNode[] AnyOf { get; set; } = [];

    public StreamNode[] OneOf { get; set; } = [];

    public StreamNode? Not { get; set; }

    public StreamNode? If { get; set; }

    public StreamNode? Then { get; set; }

    public StreamNode? Else { get; set; }

    public bool HasBranches => Also.Length > 0 || AnyOf.Length > 0 || OneOf.Length > 0 || Not is not null || If is not null;

    /// <summary>Only a reference: the target is judged in its place.</summary>
    public bool IsAlias { get; set; }
}
