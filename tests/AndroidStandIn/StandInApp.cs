using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;

namespace TrackE2E.AndroidStandIn;

/// <summary>The app on the stand-in: a list of products and their details, with a tracking client that reports at once by Snowplow's tracker protocol.</summary>
internal sealed class StandInApp : IDisposable
{
    public const string Package = "com.demo.shop";
    public const int Pid = 4242;

    private static readonly string[] Products = ["SKU-1", "SKU-2", "SKU-3", "SKU-4"];

    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Lock gate = new();
    private string? collector;
    private string? item;
    private string? previous;
    private Task sending = Task.CompletedTask;

    public bool Running { get; private set; }

    public bool InFront { get; private set; }

    /// <summary>The activity in front, as dumpsys says it.</summary>
    public string Focus => Running && InFront ? $"{Package}/{(item is null ? ".MainActivity" : ".DetailActivity")}" : "com.android.launcher/.Launcher";

    /// <summary>am start: a cold start, or to the front.</summary>
    public void Start(string? collectorAddress)
    {
        lock (gate)
        {
            collector = collectorAddress ?? collector;
            if (!Running)
            {
                (Running, item, previous) = (true, null, null);
                InFront = true;
                Report("app_start", new { type = "cold" });
                ScreenView();
            }
            else if (!InFront)
            {
                InFront = true;
                Report("app_start", new { type = "hot" });
            }
        }
    }

    /// <summary>The process is killed: nothing is told to it.</summary>
    public void Stop()
    {
        lock (gate)
        {
            Running = InFront = false;
        }
    }

    public void Home()
    {
        lock (gate)
        {
            if (Running && InFront)
            {
                InFront = false;
                Report("app_background", new { page = item is null ? "home" : "detail" });
            }
        }
    }

    public void Back()
    {
        lock (gate)
        {
            if (item is null)
            {
                Home();
                return;
            }

            (previous, item) = ("detail", null);
            ScreenView();
        }
    }

    public void Tap(int x, int y)
    {
        lock (gate)
        {
            if (Running && InFront && item is null && Tree().Descendants().LastOrDefault(e => e.Attribute("clickable")?.Value == "true" && Contains(e, x, y)) is { } card)
            {
                var sku = card.Attribute("content-desc")!.Value;
                Report("product_click", new { sku, position = Array.IndexOf(Products, sku) + 1 });
                (previous, item) = ("home", sku);
                ScreenView();
            }
        }
    }

    /// <summary>What is on screen, as UiAutomator2 writes it; empty behind.</summary>
    public XElement Tree()
    {
        var root = new XElement("hierarchy", new XAttribute("index", 0), new XAttribute("class", "hierarchy"), new XAttribute("rotation", 0), new XAttribute("width", 1080), new XAttribute("height", 2400));
        if (!Running || !InFront)
        {
            return root;
        }

        var frame = Node("android.widget.FrameLayout", (0, 0, 1080, 2400));
        root.Add(frame);
        frame.Add(Node("android.widget.TextView", (0, 80, 1080, 200), item is null ? "Shop" : "Product " + item, "title"));
        if (item is null)
        {
            for (var i = 0; i < Products.Length; i++)
            {
                frame.Add(Node("android.widget.Button", (40, 300 + (i * 700), 1040, Math.Min(2400, 900 + (i * 700))), "Buy " + Products[i], "card", Products[i], clickable: true));
            }
        }

        return root;
    }

    public void Dispose() => http.Dispose();

    private void ScreenView() => Report("screen_view", new { page = item is null ? "home" : "detail", item, refer = previous });

    private void Report(string name, object data)
    {
        if (collector is null)
        {
            return;
        }

        const string sdk = "iglu:com.snowplowanalytics.snowplow";
        var body = new
        {
            schema = sdk + "/payload_data/jsonschema/1-0-4",
            data = new[]
            {
                new Dictionary<string, string>
                {
                    ["e"] = "ue",
                    ["eid"] = Guid.NewGuid().ToString(),
                    ["dtm"] = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                    ["p"] = "mob",
                    ["tv"] = "andr-stand-in",
                    ["aid"] = Package,
                    ["ue_pr"] = JsonSerializer.Serialize(new { schema = sdk + "/unstruct_event/jsonschema/1-0-0", data = new { schema = $"iglu:com.demo/{name}/jsonschema/1-0-0", data } }),
                },
            },
        };
        var to = new Uri(collector + "/com.snowplowanalytics.snowplow/tp2");
        // one after the other, as they happened
        sending = sending.ContinueWith(_ => SendAsync(to, body), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
    }

    private async Task SendAsync(Uri to, object body)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync(to, body);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // this client keeps nothing
        }
    }

    private static XElement Node(string type, (int Left, int Top, int Right, int Bottom) box, string text = "", string id = "", string description = "", bool clickable = false) => new(
        type,
        new XAttribute("index", 0),
        new XAttribute("package", Package),
        new XAttribute("class", type),
        new XAttribute("text", text),
        new XAttribute("resource-id", id.Length == 0 ? "" : $"{Package}:id/{id}"),
        new XAttribute("content-desc", description),
        new XAttribute("clickable", clickable ? "true" : "false"),
        new XAttribute("enabled", "true"),
        new XAttribute("selected", "false"),
        new XAttribute("scrollable", "false"),
        new XAttribute("bounds", $"[{box.Left},{box.Top}][{box.Right},{box.Bottom}]"),
        new XAttribute("displayed", "true"));

    private static bool Contains(XElement element, int x, int y)
    {
        var n = element.Attribute("bounds")!.Value.Split(['[', ']', ','], StringSplitOptions.RemoveEmptyEntries).Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return x >= n[0] && x <= n[2] && y >= n[1] && y <= n[3];
    }
}
