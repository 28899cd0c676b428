namespace TrackE2E.Core.Plans;

/// <summary>When and how often an event is reported: what published sources settle differently is a parameter here.</summary>
public sealed record TriggerRule
{
    /// <summary>Part of the element's area that must be visible, 0–1.</summary>
    /// <remarks>Default 0.5. Source: MRC viewable impression.</remarks>
    public double VisibleShare { get; init; } = 0.5;

    /// <summary>How long the share must hold.</summary>
    /// <remarks>Default 1 s. Source: MRC viewable impression.</remarks>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>True: several short times add up; false: one unbroken time.</summary>
    /// <remarks>Default false. Sources: MRC and Sensors (continuous); Snowplow element tracking (cumulative).</remarks>
    public bool CumulativeDwell { get; init; }

    /// <summary>The part of the area from which on cumulative time counts, 0–1 (0: any part); <see cref="VisibleShare"/> must be there when it is reported. Null: the same share.</summary>
    /// <remarks>Default null. Source: Snowplow element tracking, whose minTimeMillis counts while any part is on screen, and whose minPercentage is asked when it is over.</remarks>
    public double? DwellShare { get; init; }

    /// <summary>Whether a visible part that something else covers counts as visible.</summary>
    /// <remarks>Default Either: nobody is blamed for covered parts. Sources: Sensors (occlusion ignored), OM SDK (obstruction counts as hidden).</remarks>
    public CoveredParts Covered { get; init; } = CoveredParts.Either;

    /// <summary>Who says so: the source that the plan gives for its defaults; null for the ones here.</summary>
    public string? Source { get; init; }

    /// <summary>How long after its cause the event may take.</summary>
    /// <remarks>Default 10 s, which covers an SDK that asks its API first.</remarks>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Within what the same thing is reported once.</summary>
    /// <remarks>Default visit. Sources: Volcengine (visit), CSDN 88682964 (view), Google Tag Manager (once per page).</remarks>
    public OncePer OncePer { get; init; } = OncePer.Visit;

    /// <summary>Which ways back to a page report its pv again.</summary>
    /// <remarks>Default return and reload. Source: the JD article's scenarios S1–S5.</remarks>
    public IReadOnlySet<AgainOn> AgainOn { get; init; } = new HashSet<AgainOn> { Plans.AgainOn.Return, Plans.AgainOn.Reload };

    /// <summary>When a page that is opened unseen (in another browser tab, prerendered) reports its pv.</summary>
    /// <remarks>Default FirstLook. Sources: catalogue PV-12 (nobody has viewed it before); Snowplow's and Google's page trackers as they are installed (Load).</remarks>
    public Unseen Unseen { get; init; } = Unseen.FirstLook;
}

/// <summary>When a page that is opened unseen reports its pv.</summary>
public enum Unseen
{
    /// <summary>When it is first looked at.</summary>
    FirstLook,

    /// <summary>When it is loaded, looked at or not.</summary>
    Load,

    /// <summary>Both are right.</summary>
    Either,
}

/// <summary>What is made of visible parts that something else covers.</summary>
public enum CoveredParts
{
    /// <summary>The plan does not say: with and without them are both right.</summary>
    Either,

    /// <summary>They are not visible.</summary>
    Hidden,

    /// <summary>They are visible.</summary>
    Visible,
}

/// <summary>The span in which one thing is reported once.</summary>
public enum OncePer
{
    /// <summary>Each time it comes into view.</summary>
    View,

    /// <summary>Once in one stay on a page.</summary>
    Visit,

    /// <summary>Once in a session.</summary>
    Session,

    /// <summary>Once for a user.</summary>
    Ever,
}

/// <summary>A way back to a page that has been visited.</summary>
public enum AgainOn
{
    /// <summary>From another page, by going back or by a link.</summary>
    Return,

    /// <summary>The document is loaded anew.</summary>
    Reload,

    /// <summary>Pull to refresh, or another refresh inside the document.</summary>
    Refresh,

    /// <summary>From the background or a locked screen.</summary>
    Foreground,

    /// <summary>Back to a tab that was shown before in the same document.</summary>
    TabReturn,
}
