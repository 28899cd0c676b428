using System.Text.Json.Serialization;

namespace TrackE2E.Core.Verdicts;

/// <summary>A verdict 结论 on a step, scenario or run.</summary>
[JsonConverter(typeof(KebabEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>Everything expected was judged and holds.</summary>
    Pass,

    /// <summary>The product broke the plan.</summary>
    Fail,

    /// <summary>The harness could not judge.</summary>
    Broken,

    /// <summary>Not run.</summary>
    Skipped,
}
