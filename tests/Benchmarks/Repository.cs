using System.Reflection;

namespace TrackE2E.Benchmarks;

/// <summary>Where things lie.</summary>
internal static class Repository
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = Named("Repository");

    /// <summary>The folder of this project.</summary>
    public static string Benchmarks { get; } = Named("Benchmarks");

    private static string Named(string key) => typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;
}
