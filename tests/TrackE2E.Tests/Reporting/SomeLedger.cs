using System.Text;
using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Reporting;

/// <summary>A ledger with one of each: open, visit, click, two hits, one of them late and unreadable.</summary>
internal static class SomeLedger
{
    public static LedgerSnapshot Snapshot { get; } = new()
    {
        Token = "s1",
        StartedAt = Some.Start,
        EndedAt = Some.Start.AddSeconds(5),
        Actions =
        [
            new LedgerAction { Number = 1, Kind = "open", Page = "home", Detail = "http://127.0.0.1:5000/", Step = "打开“首页”", StartedAt = At(0.1), EndedAt = At(0.9) },
            new LedgerAction { Number = 2, Kind = "click", Element = "product-card", Item = "SKU-2", StartedAt = At(2), EndedAt = At(2.1) },
        ],
        Observations =
        [
            new DocumentBegan("http://127.0.0.1:5000/", "首页", null, "navigate", true) { Number = 1, Document = "d1", Sequence = 0, At = At(0.3) },
            new VisitBegan(1, "http://127.0.0.1:5000/", "首页", "load", "rec") { Number = 2, Document = "d1", Sequence = 1, At = At(0.31) },
            new ShareChanged(1, "product-card", "SKU-2", 0.5) { Number = 3, Document = "d1", Sequence = 2, At = At(0.5) },
            new Clicked(1, [new ElementHit("card-price", null), new ElementHit("product-card", "SKU-2")], true, "mouse", false) { Number = 4, Document = "d1", Sequence = 3, At = At(2.05) },
        ],
        Hits = [Hit(1, 2.3, "{\"email\":\"li.lei@example.com\"}"), Hit(2, 6, "?")],
        Events =
        [
            Event(1, 1, "home_view", """{"page":"home"}""", claimed: 0.4, arrived: 2.3),
            Event(2, 1, "product_click", """{"sku":"SKU-2","email":"li.lei@example.com","name":"A, \"B\""}""", claimed: 3600, arrived: 2.3),
        ],
        Undecodable = [new UndecodableHit(2, null, "no decoder knows this request")],
    };

    private static Hit Hit(int number, double at, string body) => new()
    {
        Number = number,
        Method = "POST",
        Target = "/com.snowplowanalytics.snowplow/tp2?uid=li.lei%40example.com",
        Host = "s1.localhost:5123",
        Headers = new Dictionary<string, string> { ["cookie"] = "sid=very-secret", ["content-type"] = "application/json", ["authorization"] = "Bearer abcdefgh" },
        Body = Encoding.UTF8.GetBytes(body),
        ArrivedAt = At(at),
        Status = 200,
    };

    private static TrackedEvent Event(int number, int hit, string name, string properties, double claimed, double arrived) => new()
    {
        Number = number,
        HitNumber = hit,
        Name = name,
        Properties = JsonDocument.Parse(properties).RootElement,
        Context = new EventContext { PageUrl = "http://127.0.0.1:5000/", Raw = JsonDocument.Parse("{}").RootElement },
        ClaimedAt = At(claimed),
        ArrivedAt = At(arrived),
        Decoder = "snowplow",
    };

    private static DateTimeOffset At(double seconds) => Some.Start.AddMilliseconds(Math.Round(seconds * 1000));
}
