using System.Text.Json.Serialization;

namespace TrackE2E.Core.Plans;

/// <summary>What a planned event reports: the visit of a page, a click, an exposure, or anything else.</summary>
public enum EventKind
{
    /// <summary>Page view 页面浏览; written <c>pv</c> in plans.</summary>
    [JsonStringEnumMemberName("pv")]
    PageView,

    /// <summary>Click 点击.</summary>
    Click,

    /// <summary>Exposure 曝光 (impression): an element was visible long enough.</summary>
    Exposure,

    /// <summary>An event that no trigger rule of ours covers.</summary>
    Custom,
}
