namespace TrackE2E.Core.Rules.Builds;

/// <summary>What a build owes of a planned event.</summary>
internal enum Standing
{
    /// <summary>The build reports it: it is missed when it does not come.</summary>
    Due,

    /// <summary>A draft, or nobody knows the version or platform that decides: it may come, and is judged when it does; it is not missed.</summary>
    May,

    /// <summary>Removed from the plan, or planned for other builds only: it is not missed, and unplanned when it comes.</summary>
    Outside,
}
