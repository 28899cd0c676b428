using System.Reflection;

namespace TrackE2E.Hosting.Wiring;

/// <summary>What this program says of itself.</summary>
internal static class Tool
{
    public static string Version { get; } =
        typeof(Tool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
