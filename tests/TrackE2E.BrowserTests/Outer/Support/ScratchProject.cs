using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>A small project of features beside nothing else: the user's first day, ready to be spoilt.</summary>
internal sealed class ScratchProject : IDisposable
{
    public const string Plan = """
        plan: scratch
        additional-properties: true
        pages:
          login: { title: Log in, match: { path: /login } }
          cart: { title: Cart, match: { path: /cart } }
        events:
          login_view: { title: login view, kind: pv, page: login, reported-as: { name: page_view, where: { page.id: login } } }
          cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: page_view, where: { page.id: cart } } }
        """;

    public const string Feature = """
        Feature: Log in

          Scenario: The page view
            Given I open "Log in"
            Then the pv of "Log in" is reported once
        """;

    private readonly ScratchFolder folder = new();

    public ScratchProject()
    {
        Write("tracke2e.json", Settings(new JsonObject { ["url"] = "http://127.0.0.1:1" }).ToJsonString());
        Write("devices.json", """{ "devices": [ { "name": "desktop", "kind": "playwright", "browser": "chromium" } ], "default": "desktop" }""");
        Write("plans/scratch.plan.yaml", Plan);
        Write("login.feature", Feature);
    }

    public string Features => folder.Path;

    public string Out => folder.At("artifacts", "run");

    /// <summary>An app that is the sample shop.</summary>
    public static JsonObject Shop => new()
    {
        ["start"] = $"dotnet {Repository.Shop} --port ${{port}}",
        ["ready"] = "shop ready on",
        ["url"] = "http://127.0.0.1:${port}",
        ["cookies"] = new JsonObject { ["collector"] = "${collector}" },
    };

    public static JsonObject Settings(JsonObject app) => new()
    {
        ["plan"] = "plans",
        ["devices"] = "devices.json",
        ["apps"] = new JsonObject { ["shop"] = app },
        ["reporting"] = new JsonObject { ["html"] = false },
    };

    public string At(params string[] parts) => folder.At(parts);

    public string Write(string name, string text) => folder.Write(name, text);

    public void UseApp(JsonObject app) => Write("tracke2e.json", Settings(app).ToJsonString(new JsonSerializerOptions { WriteIndented = true }));

    /// <summary>Runs <c>tracke2e run</c> over the project, in English.</summary>
    public Task<CommandRun> RunAsync(params string[] more) => RunAsync(more, null);

    public Task<CommandRun> RunAsync(IEnumerable<string> more, IReadOnlyDictionary<string, string?>? variables, Action<string>? onLine = null) =>
        CommandRun.OfAsync(["run", Features, "--out", Out, "--lang", "en", .. more], variables, onLine);

    public void Dispose() => folder.Dispose();
}
