namespace TrackE2E.Core.Plans;

/// <summary>The tracking plan 埋点方案: everything that should be reported, from all files of a plan folder.</summary>
/// <remarks>Immutable; order of lists is files by name, then the order in the file.</remarks>
public sealed record TrackingPlan
{
    /// <summary>Pages, ids unique.</summary>
    public IReadOnlyList<PlannedPage> Pages { get; init; } = [];

    /// <summary>Elements, ids unique.</summary>
    public IReadOnlyList<PlannedElement> Elements { get; init; } = [];

    /// <summary>Events, ids unique.</summary>
    public IReadOnlyList<PlannedEvent> Events { get; init; } = [];

    /// <summary>What a session is; null: sessions are not judged.</summary>
    public SessionPlan? Session { get; init; }

    /// <summary>Who the device and the user are; null: identity is not judged.</summary>
    public IdentityPlan? Identity { get; init; }

    /// <summary>When reporting is allowed; null: consent is not judged.</summary>
    public ConsentPlan? Consent { get; init; }

    /// <summary>What delivery promises beyond "each event once".</summary>
    public DeliveryPlan Delivery { get; init; } = new();

    /// <summary>Which personal data is looked for, and where it is allowed.</summary>
    public PersonalDataPlan PersonalData { get; init; } = new();

    /// <summary>SHA-256 over the files' bytes, hex; says which plan a run was judged by.</summary>
    public string Hash { get; init; } = "";

    /// <summary>The planned event, or null.</summary>
    public PlannedEvent? Event(string id) => Events.FirstOrDefault(e => e.Id == id);

    /// <summary>The planned page, or null.</summary>
    public PlannedPage? Page(string id) => Pages.FirstOrDefault(p => p.Id == id);

    /// <summary>The planned element, or null.</summary>
    public PlannedElement? Element(string id) => Elements.FirstOrDefault(e => e.Id == id);
}
