using System.Reflection;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>Where the repository and what was built from it lie.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    public static string Command { get; } = Built("src/TrackE2E.Cli", "tracke2e.dll");

    public static string Shop { get; } = Built("tests/SampleShop", "TrackE2E.SampleShop.dll");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Built(string project, string file) => Path.Combine(Root, project, "bin", Metadata("Configuration"), "net10.0", file);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
