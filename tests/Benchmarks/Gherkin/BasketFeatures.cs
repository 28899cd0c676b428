using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>A folder of 10 feature files with 100 scenarios of 5 steps each, all different.</summary>
internal sealed class BasketFeatures : IDisposable
{
    public const int Scenarios = 1000;
    public const int Steps = 5 * Scenarios;
    private const int Files = 10;

    public BasketFeatures()
    {
        Folder = Directory.CreateTempSubdirectory("tracke2e-bench-").FullName;
        Directory.CreateDirectory(Features);
        for (var file = 0; file < Files; file++)
        {
            File.WriteAllText(Path.Combine(Features, $"baskets{file}.feature"), Text(file));
        }
    }

    public string Folder { get; }

    public string Features => Path.Combine(Folder, "features");

    /// <summary>Settings for <c>tracke2e run</c>: our steps as a team's own, an app that runs already, no Allure and no HTML: the peer makes none either.</summary>
    public void WriteSettings()
    {
        Directory.CreateDirectory(Path.Combine(Features, "plans"));
        File.WriteAllText(Path.Combine(Features, "plans", "none.plan.yaml"), "plan: none\npages:\n  home: { title: Home, match: { path: / } }\nevents:\n  home_view: { title: home view, kind: pv, page: home }\n");
        File.WriteAllText(Path.Combine(Features, "devices.json"), """{ "devices": [ { "name": "desktop", "kind": "playwright", "browser": "chromium" } ], "default": "desktop" }""");
        File.WriteAllText(Path.Combine(Features, "tracke2e.json"), JsonSerializer.Serialize(new
        {
            plan = "plans",
            devices = "devices.json",
            apps = new { none = new { url = "http://127.0.0.1:1" } },
            bindings = new[] { typeof(BasketSteps).Assembly.Location },
            reporting = new { html = false, allure = false },
        }));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Text(int file)
    {
        var text = new StringBuilder("Feature: Baskets ").Append(file).Append('\n');
        for (var n = 0; n < Scenarios / Files; n++)
        {
            var start = (file * 100) + n;
            text.Append(CultureInfo.InvariantCulture, $"\n  Scenario: Basket {start}\n    Given a basket with {start} apples\n    When I add {n} apples\n    And I take 1 apples\n    Then the basket has {start + n - 1} apples\n    And the label is \"basket {start}\"\n");
        }

        return text.ToString();
    }
}
