namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>The drafts of JSON Schema that are evaluated here.</summary>
public enum SchemaDraft
{
    /// <summary>Draft 04, as Iglu registries have it.</summary>
    Draft04,

    /// <summary>Draft 07 (06 is read as 07).</summary>
    Draft07,

    /// <summary>Draft 2020-12.</summary>
    Draft202012,
}
