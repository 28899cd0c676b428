using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace TrackE2E.AndroidStandIn;

/// <summary>The WebDriver endpoint that UiAutomator2 runs on a phone; only what a session of Appium's driver asks.</summary>
internal sealed partial class UiAutomatorEndpoint(StandInApp app)
{
    private const string ElementKey = "element-6066-11e4-a52e-4f735466cecf";
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private readonly Dictionary<string, XElement> elements = [];
    private readonly Lock gate = new();

    /// <summary>Listens on a port of this machine, to which the driver forwards the phone's.</summary>
    public IDisposable Listen(int port)
    {
        var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        _ = ServeAsync(listener);
        return listener;
    }

    private async Task ServeAsync(HttpListener listener)
    {
        try
        {
            while (listener.IsListening)
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // the forward was taken away
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var status = 200;
        object? value;
        try
        {
            lock (gate)
            {
                value = Value(context.Request.HttpMethod, SessionPart().Replace(context.Request.Url!.AbsolutePath.TrimEnd('/'), ""), body.Length == 0 ? new JsonObject() : JsonNode.Parse(body)!);
            }
        }
        catch (Refused e)
        {
            (status, value) = (404, new { error = e.Code, message = e.Message, stacktrace = "" });
        }

        var answer = JsonSerializer.SerializeToUtf8Bytes(new { sessionId = "stand-in", value });
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength64 = answer.Length;
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }

    private object? Value(string method, string path, JsonNode body)
    {
        switch (path)
        {
            case "/status":
                return new { ready = true, message = "UiAutomator2 Server is ready", build = new { version = "10.6.6" } };
            case "/sessions":
                return Array.Empty<object>();
            case "/session":
                return new { sessionId = "stand-in", capabilities = body["capabilities"]!["firstMatch"]![0] };
            case "" when method == "DELETE":
                return null;
            case "/element" or "/elements":
                var found = Find((string)body["strategy"]!, (string)body["selector"]!).Select(Reference).ToList();
                return path == "/elements" ? found : found.FirstOrDefault() ?? throw new Refused("no such element", "An element could not be located on the page using the given search parameters");
            case "/source":
                return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + app.Tree().ToString(SaveOptions.DisableFormatting);
            case "/screenshot":
                return Png;
            case "/appium/device/info":
                return new { androidId = "stand-in", manufacturer = "TrackE2E", model = "Stand-in (no device)", brand = "none", apiVersion = "34", platformVersion = "14", carrierName = "", realDisplaySize = "1080x2400", displayDensity = 420, networks = Array.Empty<object>(), locale = "zh-CN", timeZone = "Asia/Shanghai" };
            case "/window/rect" or "/window/current/size":
                return new { x = 0, y = 0, width = 1080, height = 2400 };
            case "/orientation":
                return "PORTRAIT";
            case "/appium/settings":
                return method == "GET" ? new { } : null;
            case "/actions":
                if (body["actions"]![0]!["actions"]!.AsArray().LastOrDefault(a => (string?)a!["type"] == "pointerMove") is { } at)
                {
                    app.Tap((int)(double)at["x"]!, (int)(double)at["y"]!);
                }

                return null;
            case "/back":
                app.Back();
                return null;
            case "/appium/device/press_keycode":
                if ((int)body["keycode"]! == 3)
                {
                    app.Home();
                }
                else if ((int)body["keycode"]! == 4)
                {
                    app.Back();
                }

                return null;
        }

        return OfElement().Match(path) is { Success: true } match ? OfElementValue(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value) : throw new Refused("unknown command", $"{method} {path}");
    }

    private object? OfElementValue(string id, string what, string name)
    {
        var element = elements.GetValueOrDefault(id) ?? throw new Refused("stale element reference", id);
        var box = element.Attribute("bounds")!.Value.Split(['[', ']', ','], StringSplitOptions.RemoveEmptyEntries).Select(t => int.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        switch (what)
        {
            case "click":
                app.Tap((box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
                return null;
            case "text":
                return element.Attribute("text")!.Value;
            case "attribute":
                return element.Attribute(name)?.Value;
            case "name":
                return element.Attribute("class")!.Value;
            case "displayed" or "enabled":
                return true;
            case "rect":
                return new { x = box[0], y = box[1], width = box[2] - box[0], height = box[3] - box[1] };
            default:
                throw new Refused("unknown command", what);
        }
    }

    private IEnumerable<XElement> Find(string strategy, string selector) => strategy switch
    {
        "id" => app.Tree().Descendants().Where(e => e.Attribute("resource-id")?.Value is { } id && (id == selector || id == $"{StandInApp.Package}:id/{selector}")),
        "accessibility id" => app.Tree().Descendants().Where(e => e.Attribute("content-desc")?.Value == selector),
        "class name" => app.Tree().Descendants().Where(e => e.Attribute("class")?.Value == selector),
        "xpath" => new XDocument(app.Tree()).XPathSelectElements(selector),
        "-android uiautomator" => app.Tree().Descendants().Where(e => UiText().Match(selector) is { Success: true } text && e.Attribute("text")?.Value == text.Groups[1].Value),
        _ => throw new Refused("invalid selector", strategy),
    };

    private Dictionary<string, string> Reference(XElement element)
    {
        var id = $"{elements.Count + 1:00000000-0000}";
        elements[id] = element;
        return new() { ["ELEMENT"] = id, [ElementKey] = id };
    }

    [GeneratedRegex("^(/wd/hub)?(/session/[^/]+)?(?=/|$)")]
    private static partial Regex SessionPart();

    [GeneratedRegex("^/element/([^/]+)/([a-z]+)(?:/(.+))?$")]
    private static partial Regex OfElement();

    [GeneratedRegex("text\\(\"(.*?)\"\\)")]
    private static partial Regex UiText();

    private sealed class Refused(string code, string message) : Exception(message)
    {
        public string Code => code;
    }
}
