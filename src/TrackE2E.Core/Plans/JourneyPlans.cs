namespace TrackE2E.Core.Plans;

/// <summary>What a session 会话 is, over all events of the plan.</summary>
/// <remarks>Its id is what the decoder reads (<c>EventContext.SessionId</c>), or the property at IdPath.</remarks>
public sealed record SessionPlan
{
    /// <summary>A pause longer than this begins another session. Default 30 min. Source: web analytics convention (Google Analytics, Snowplow); apps mostly take 5 min.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A session never lasts longer; null: no limit. Source: DataDog (4 h), Volcengine (24 h).</summary>
    public TimeSpan? Longest { get; init; }

    /// <summary>Dotted path of the property that holds the session id; null: the SDK's own.</summary>
    public string? IdPath { get; init; }

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

/// <summary>Who the device and the user are, over all events of the plan.</summary>
public sealed record IdentityPlan
{
    /// <summary>Id of the event that says that a user has signed in; it carries the user already. Null: signing in is not judged.</summary>
    public string? SignIn { get; init; }

    /// <summary>Values that make <see cref="SignIn"/> a success: dotted path → value; empty: each is one.</summary>
    public IReadOnlyDictionary<string, string> SignInWhere { get; init; } = new Dictionary<string, string>();

    /// <summary>Element into which the user's name is typed: the same name is the same user id, another name another one. Null: unknown.</summary>
    public string? TypedInto { get; init; }

    /// <summary>Id of the event that says that the user has signed out; later events carry no user.</summary>
    public string? SignOut { get; init; }

    /// <summary>Pattern of device ids (ECMA-262); null: any.</summary>
    public string? DevicePattern { get; init; }

    /// <summary>All that reports from one device, an app and the page inside it, names the device alike; false: each reporter has an id of its own.</summary>
    public bool OneDeviceId { get; init; }

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

/// <summary>When reporting is allowed.</summary>
public sealed record ConsentPlan
{
    /// <summary>Element that asks for consent: while it is on screen and unanswered, nothing may be reported. Null: nobody is asked.</summary>
    public string? Ask { get; init; }

    /// <summary>Element whose click gives consent.</summary>
    public string? Accept { get; init; }

    /// <summary>Element whose click refuses or withdraws it.</summary>
    public string? Reject { get; init; }

    /// <summary>True: without a given consent nothing may be reported, asked or not. Default false: what is not asked for is implied.</summary>
    public bool Required { get; init; }

    /// <summary>True: a page that is on screen when consent is given reports its page view then; false: it does not; null: both are right.</summary>
    public bool? ReportsVisitOnAccept { get; init; }

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

/// <summary>What delivery promises.</summary>
public sealed record DeliveryPlan
{
    /// <summary>How many events are kept while offline; null: all.</summary>
    public int? OfflineQueue { get; init; }

    /// <summary>Whether the newest (true) or the oldest (false) go when the queue is full. Default oldest.</summary>
    public bool DropsNewest { get; init; }

    /// <summary>Id of the event that says how many were dropped; null: none.</summary>
    public string? DropEvent { get; init; }

    /// <summary>Dotted path of its property that holds the number.</summary>
    public string? DropCount { get; init; }

    /// <summary>True: the SDK numbers events without gaps in a session (<c>EventContext.Sequence</c>). Default false.</summary>
    public bool Sequence { get; init; }

    /// <summary>Where the plan says so; null when it does not.</summary>
    public PlanPlace? Place { get; init; }
}

/// <summary>Which personal data 个人信息 is looked for in everything that is sent.</summary>
public sealed record PersonalDataPlan
{
    /// <summary>Kinds: email, phone (mainland China), id-number (mainland China, with its checksum), bank-card (Luhn), token, typed-secret. Default all.</summary>
    public IReadOnlySet<string> LookFor { get; init; } = new HashSet<string>(Kinds, StringComparer.Ordinal);

    /// <summary>Dotted paths of properties (or <c>user-id</c>) where they are allowed beside those with <c>personal: allowed</c>.</summary>
    public IReadOnlyList<string> AllowAt { get; init; } = [];

    /// <summary>Where the plan says so; null when it does not.</summary>
    public PlanPlace? Place { get; init; }

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["email", "phone", "id-number", "bank-card", "token", "typed-secret"];
}
