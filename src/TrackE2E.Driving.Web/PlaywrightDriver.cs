using System.Reflection;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Web;

/// <summary>Tells Playwright where its driver is: beside the program (that of the tool's package has no Node, the machine's runs it), else in the package folder of the build.</summary>
internal static class PlaywrightDriver
{
    private const string Folder = "PLAYWRIGHT_DRIVER_SEARCH_PATH";
    private const string Node = "PLAYWRIGHT_NODEJS_PATH";

    /// <summary>Whether the driver beside the program is run by the machine's Node.</summary>
    public static bool NeedsNode(string program) => Beside(program) is var beside && Directory.Exists(beside) && !Directory.Exists(Path.Combine(beside, "node"));

    /// <exception cref="BrokenException">browser-missing: the driver needs the machine's Node, and there is none.</exception>
    public static void Locate(string program)
    {
        if (Environment.GetEnvironmentVariable(Folder) is not null)
        {
            return;
        }

        if (NeedsNode(program))
        {
            Environment.SetEnvironmentVariable(Node, Environment.GetEnvironmentVariable(Node) ?? BrowserFinder.OnPath("node") ?? throw NoNode());
        }
        else if (!Directory.Exists(Beside(program)) && typeof(PlaywrightDriver).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "PlaywrightDriver")?.Value is { } built && Directory.Exists(built))
        {
            Environment.SetEnvironmentVariable(Folder, built);
        }
    }

    private static string Beside(string program) => Path.Combine(program, ".playwright");

    private static BrokenException NoNode() => new(
        "browser-missing",
        new("the browser's driver does not start", "浏览器的驱动程序无法启动"),
        new("Node 20 or newer on PATH", "PATH 中有 Node 20 或更高版本"),
        new("no node on PATH", "PATH 中没有 node"),
        new("install Node (Debian: apt-get install -y nodejs npm), then run again", "安装 Node（Debian：apt-get install -y nodejs npm）后重新运行"));
}
