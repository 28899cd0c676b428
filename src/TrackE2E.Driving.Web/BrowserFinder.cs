namespace TrackE2E.Driving.Web;

/// <summary>Finds a browser that is on this machine already.</summary>
/// <remarks>Order: Playwright's own download, then chromium, chrome or edge on PATH and at their usual places. Firefox and WebKit can only be Playwright's own builds.</remarks>
public static class BrowserFinder
{
    private static readonly string[] Commands =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"];

    /// <summary>Path of the program to start for chromium, firefox or webkit; null when there is none.</summary>
    public static string? Find(string browser) => PlaywrightOwn(browser) ?? (browser == "chromium" ? OnPath(Commands) ?? UsualPlaces().FirstOrDefault(File.Exists) : null);

    private static string? PlaywrightOwn(string browser)
    {
        var root = Environment.GetEnvironmentVariable("PLAYWRIGHT_BROWSERS_PATH") is { Length: > 1 } set ? set : DownloadFolder();
        if (!Directory.Exists(root))
        {
            return null;
        }

        string[] programs = browser switch
        {
            "firefox" => ["firefox/firefox", "firefox/firefox.exe", "firefox/Nightly.app/Contents/MacOS/firefox"],
            "webkit" => ["pw_run.sh", "Playwright.exe"],
            _ => ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-win/chrome.exe", "chrome-win64/chrome.exe", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"],
        };
        return Directory.EnumerateDirectories(root, browser + "-*")
            .OrderByDescending(Revision)
            .SelectMany(folder => programs.Select(program => Path.Combine(folder, program)))
            .FirstOrDefault(File.Exists);
    }

    private static int Revision(string folder) => int.TryParse(folder[(folder.LastIndexOf('-') + 1)..], out var revision) ? revision : 0;

    private static string DownloadFolder()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "ms-playwright")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches", "ms-playwright")
            : Path.Combine(home, ".cache", "ms-playwright");
    }

    internal static string? OnPath(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program + suffix))).FirstOrDefault(File.Exists);
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
        {
            yield return "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
            yield return "/Applications/Chromium.app/Contents/MacOS/Chromium";
            yield return "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge";
        }

        foreach (var folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData })
        {
            var root = Environment.GetFolderPath(folder);
            if (OperatingSystem.IsWindows() && root.Length > 0)
            {
                yield return Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(root, "Microsoft", "Edge", "Application", "msedge.exe");
            }
        }
    }
}
