namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A document of the shop and what it shows.</summary>
internal sealed class Page(string document)
{
    public string Document => document;

    public int Visit { get; set; }

    public int Began { get; set; }

    public required string Path { get; set; }

    /// <summary>The tab that home shows.</summary>
    public string? Selected { get; set; }

    public string? Referrer { get; init; }

    public bool Hidden { get; set; }

    public bool Gone { get; set; }

    /// <summary>Kept in the back/forward cache.</summary>
    public bool Kept { get; set; }

    public bool Drawn { get; set; }

    public bool Covered { get; set; }

    public bool WasCovered { get; set; }

    public double Top { get; set; }

    /// <summary>The page that was left for this stay, and the item whose click led here.</summary>
    public string? From { get; set; }

    public string? Lead { get; set; }

    public bool WasReloaded { get; set; }

    public Dictionary<(string Element, string? Item), double> Shares { get; } = [];

    /// <summary>What the SDK keeps of this document.</summary>
    public Dictionary<(string Planned, string? Item), View> Views { get; } = [];

    public HashSet<(string Planned, string? Item)> Reported { get; } = [];

    public HashSet<string> TabsViewed { get; } = new(StringComparer.Ordinal);

    /// <summary>What happens when the stay ends: reports under way.</summary>
    public List<Action> UnderWay { get; } = [];

    /// <summary>Clicks that wait for an answer, the last of which comes then.</summary>
    public List<Action> Waiting { get; } = [];

    public int Answered { get; set; }

    public bool ViewDue { get; set; }

    public bool IsEntry { get; set; }

    public bool Looked { get; set; }

    public bool NoteShown { get; set; }

    public int? FirstView { get; set; }

    public int VisibleSince { get; set; }

    public int VisibleBefore { get; set; }

    /// <summary>When its code could not run.</summary>
    public List<(int From, int To)> HeldUp { get; } = [];

    /// <summary>When the observer says that it saw something last.</summary>
    public int ToldLast { get; set; }

    public string Url => "http://shop" + Path;

    public string Name => Path == "/" ? "home" : Path == "/cart" ? "cart" : "detail";

    public IReadOnlyList<string> Items => Name switch
    {
        "home" => Selected == "sale" ? ["S1", "S2", "S3", "S4", "S5", "S6"] : ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"],
        "detail" => ["M1", "M2", "M3", "M4"],
        _ => ["P1"],
    };

    public int PlaceOf(string item) => 1 + Items.ToList().IndexOf(item);

    /// <summary>Two and a half items are on screen at once.</summary>
    public double ShareOf(string item)
    {
        double at = PlaceOf(item) - 1;
        return Math.Clamp(Math.Min(at + 1, Top + 2.5) - Math.Max(at, Top), 0, 1);
    }

    /// <summary>What is on screen by now.</summary>
    public IEnumerable<(string Element, string? Item, double Share)> Wanted() => Name switch
    {
        "home" => Items.Select(i => ("card", (string?)i, ShareOf(i))),
        "detail" => [.. Items.Select(i => ("more", (string?)i, ShareOf(i))), ("note", null, Top > 1 ? 1 : 0)],
        _ => [("pay", null, Top > 2 ? 0 : Top > 1 ? 0.5 : 1)],
    };
}

/// <summary>How long an item has been in view, as the SDK counts it.</summary>
internal sealed class View
{
    public int? Since { get; set; }

    public int Before { get; set; }

    public int Turn { get; set; }

    public bool Told { get; set; }

    /// <summary>In view before the SDK surely watched.</summary>
    public bool Early { get; set; }
}
