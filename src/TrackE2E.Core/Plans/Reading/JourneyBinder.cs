namespace TrackE2E.Core.Plans.Reading;

/// <summary>Makes what a plan file says about whole journeys: session, identity, consent, delivery, personal data, causes and sources.</summary>
internal static class JourneyBinder
{
    /// <summary>The sections of a file; those that it does not have are null.</summary>
    public static JourneySections Sections(YamlNode root) => new(
        root["session"] is { } session ? Session(session) : null,
        root["identity"] is { } identity ? Identity(identity) : null,
        root["consent"] is { } consent ? Consent(consent) : null,
        root["delivery"] is { } delivery ? Delivery(delivery) : null,
        root["personal-data"] is { } personal ? PersonalData(personal) : null);

    /// <summary>The cause of a custom event; null when it names none or several.</summary>
    public static EventCause? Cause(YamlNode? node) => node?.Members is [var only]
        ? (only.Name, Text(only.Value)) switch
        {
            ("enter", { } page) => new(CauseKind.Enter, page),
            ("leave", { } page) => new(CauseKind.Leave, page),
            ("click", { } element) => new(CauseKind.Click, element),
            ("swipe", { } element) => new(CauseKind.Swipe, element),
            ("shown", { } element) => new(CauseKind.Shown, element),
            ("app", "background") => new(CauseKind.Background, null),
            ("app", "foreground") => new(CauseKind.Foreground, null),
            ("app", "online") => new(CauseKind.Online, null),
            _ => null,
        }
        : null;

    /// <summary>The source of a value; null when the text is none.</summary>
    public static ValueSource? Source(string text)
    {
        var said = text.Trim();
        var dot = said.IndexOf('.', StringComparison.Ordinal);
        var (head, path) = dot < 0 ? (said, null) : (said[..dot], said[(dot + 1)..]);
        return (head, path) switch
        {
            (_, "") => null,
            ("this-page", null) => new(SourceKind.ThisPage, null, null, said),
            ("this-page", "tab") => new(SourceKind.ThisTab, null, null, said),
            ("previous-page", null) => new(SourceKind.PreviousPage, null, null, said),
            ("previous-page", "tab") => new(SourceKind.PreviousTab, null, null, said),
            ("leading-click", _) => new(SourceKind.LeadingClick, null, path, said),
            ("swipe", "direction") => new(SourceKind.SwipeDirection, null, null, said),
            ("query", { } name) => new(SourceKind.Query, null, name, said),
            ({ Length: > 0 }, { } inner) when head is not ("this-page" or "previous-page" or "swipe") => new(SourceKind.Event, head, inner, said),
            _ => null,
        };
    }

    private static SessionPlan Session(YamlNode node)
    {
        var session = new SessionPlan { Place = node.Place };
        return session with { Idle = Time(node["idle"]) ?? session.Idle, Longest = Time(node["longest"]), IdPath = Text(node["id"]) };
    }

    private static IdentityPlan Identity(YamlNode node) => new()
    {
        SignIn = Text(node["sign-in"]),
        SignInWhere = (node["sign-in-where"]?.Members ?? []).Where(m => m.Value.Text is not null).ToDictionary(m => m.Name, m => m.Value.Text!, StringComparer.Ordinal),
        TypedInto = Text(node["typed-into"]),
        SignOut = Text(node["sign-out"]),
        DevicePattern = Text(node["device-pattern"]),
        OneDeviceId = PropertyBinder.Flag(node["one-device-id"]),
        Place = node.Place,
    };

    private static ConsentPlan Consent(YamlNode node) => new()
    {
        Ask = Text(node["ask"]),
        Accept = Text(node["accept"]),
        Reject = Text(node["reject"]),
        Required = PropertyBinder.Flag(node["required"]),
        ReportsVisitOnAccept = Text(node["on-accept"]) switch { "page-view" => true, "nothing" => false, _ => null },
        Place = node.Place,
    };

    private static DeliveryPlan Delivery(YamlNode node)
    {
        var drop = Text(node["drop-count"])?.Split('.', 2);
        return new DeliveryPlan
        {
            OfflineQueue = PropertyBinder.Number(node["offline-queue"]) is { } most and >= 0 and <= int.MaxValue ? (int)most : null,
            DropsNewest = Text(node["drops"]) == "newest",
            DropEvent = drop?[0],
            DropCount = drop is [_, var path] ? path : null,
            Sequence = Text(node["sequence"]) == "strict",
            Place = node.Place,
        };
    }

    private static PersonalDataPlan PersonalData(YamlNode node)
    {
        var plan = new PersonalDataPlan();
        return plan with
        {
            LookFor = node["look-for"] is { } kinds ? Words(kinds).ToHashSet(StringComparer.Ordinal) : plan.LookFor,
            AllowAt = node["allow-at"] is { } places ? [.. Words(places)] : [],
            Place = node.Place,
        };
    }

    private static IEnumerable<string> Words(YamlNode node) => (node.Items ?? [node]).Select(item => item.Text).OfType<string>();

    private static TimeSpan? Time(YamlNode? node) => Text(node) is { } text ? Duration.Parse(text) : null;

    private static string? Text(YamlNode? node) => node is { Text: { } text, IsNull: false } ? text.Trim() : null;
}

/// <summary>What one file says about whole journeys.</summary>
internal sealed record JourneySections(SessionPlan? Session, IdentityPlan? Identity, ConsentPlan? Consent, DeliveryPlan? Delivery, PersonalDataPlan? PersonalData);
