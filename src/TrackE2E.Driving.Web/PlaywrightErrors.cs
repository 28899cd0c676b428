using Microsoft.Playwright;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Web;

/// <summary>Turns what Playwright throws into messages for people: no call logs, no stack traces.</summary>
internal static class PlaywrightErrors
{
    private static readonly string[] Refused =
        ["ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_CLOSED", "ERR_NAME_NOT_RESOLVED", "ERR_ADDRESS_UNREACHABLE", "NS_ERROR_CONNECTION_REFUSED", "Could not connect"];

    public static string FirstLine(Exception e)
    {
        var line = e.Message.Split('\n')[0].Trim();
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    /// <summary>The page went on to another document while it was being asked.</summary>
    public static bool Navigated(PlaywrightException e) =>
        e.Message.Contains("Execution context was destroyed", StringComparison.Ordinal) || e.Message.Contains("Cannot find context", StringComparison.Ordinal)
        || e.Message.Contains("frame was detached", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("Frame was detached", StringComparison.OrdinalIgnoreCase);

    public static bool Closed(PlaywrightException e) => e.Message.Contains("has been closed", StringComparison.Ordinal) || e.Message.Contains("Target closed", StringComparison.Ordinal);

    public static bool ServerGone(PlaywrightException e) => Array.Exists(Refused, word => e.Message.Contains(word, StringComparison.Ordinal));

    public static BrokenException SessionLost(string device, Exception? e) => new(
        "session-lost",
        "the browser is gone",
        $"the browser of \"{device}\" runs to the end of the scenario",
        "it was closed, or it crashed",
        "look whether the machine ran out of memory; run again with fewer scenarios at a time (--parallel)",
        device,
        e);

    public static BrokenException AppGone(Uri url, Exception e) => new(
        "app-gone",
        "the app under test does not answer",
        $"{url} answers",
        FirstLine(e),
        "see why the app under test stopped; its output is in the run's attachments",
        url.AbsoluteUri,
        e);

    public static BrokenException PageError(string url, string actual, Exception? e = null) => new(
        "page-error",
        "the page cannot be opened",
        "the page loads",
        actual,
        "open the address by hand; if the scenario is about this error, say so in a step",
        url,
        e);

    public static FindingsException Crashed(string url)
    {
        var finding = new Finding
        {
            Kind = FindingKind.AppCrashed,
            What = "the page's process crashed",
            Expected = "the page lives",
            Actual = "its process ended while the browser and the server went on",
            Do = "find the crash in the page (memory, endless recursion); run the step by hand with the browser's own crash log",
            Evidence = [url],
        };
        return new([finding], $"app-crashed  {finding.What}\n  expected  {finding.Expected}\n  actual    {finding.Actual}\n  where     {url}\n  do        {finding.Do}");
    }
}
