using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrackE2E.Benchmarks.Journeys;

/// <summary>A folder with one scenario and the settings that run it against the sample shop; gone on disposal.</summary>
internal sealed class ScratchJourney : IDisposable
{
    private const string Text = """
        Feature: A journey

          Scenario: From the home page to a product, into the cart and back
            Given I open "Home"
            When I click the 2nd "product card"
            Then I am on "Product detail"
            When I click "add to cart button"
            And I go back
            Then I am on "Home"
            And I click the 3rd "product card"
            And I am on "Product detail"
            And everything was tracked as planned
        """;

    public ScratchJourney()
    {
        Folder = Directory.CreateTempSubdirectory("tracke2e-journey-").FullName;
        var shop = new JsonObject
        {
            ["start"] = $"dotnet {ShopFile} --port ${{port}}",
            ["ready"] = "shop ready on",
            ["url"] = "http://127.0.0.1:${port}",
            ["cookies"] = new JsonObject { ["collector"] = "${collector}" },
        };
        var settings = new JsonObject
        {
            ["plan"] = Path.Combine(Repository.Root, "features", "plans"),
            ["devices"] = Path.Combine(Repository.Root, "devices.json"),
            ["apps"] = new JsonObject { ["shop"] = shop },
            ["collector"] = new JsonObject { ["decoders"] = new JsonArray("snowplow"), ["quietMilliseconds"] = 500 },
            ["reporting"] = new JsonObject { ["html"] = false },
        };
        File.WriteAllText(Path.Combine(Folder, "tracke2e.json"), settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        File.WriteAllText(Path.Combine(Folder, "journey.feature"), Text);
    }

    public string Folder { get; }

    /// <summary>The sample shop as built for tests.</summary>
    public static string ShopFile => new[] { "Debug", "Release" }.Select(c => Path.Combine(Repository.Root, "tests", "SampleShop", "bin", c, "net10.0", "TrackE2E.SampleShop.dll")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("the sample shop is not built; do: dotnet build tests/SampleShop");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
