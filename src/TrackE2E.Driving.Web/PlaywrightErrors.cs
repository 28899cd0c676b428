using Microsoft.Playwright;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Web;

/// <summary>Turns what Playwright throws into messages for people: no call logs, no stack traces.</summary>
internal static partial class PlaywrightErrors
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
        new("the browser is gone", "浏览器已退出"),
        new($"the browser of \"{device}\" runs to the end of the scenario", $"“{device}”的浏览器运行到场景结束"),
        new("it was closed, or it crashed", "它被关闭或崩溃了"),
        new("look whether the machine ran out of memory; run again with fewer scenarios at a time (--parallel)", "检查机器内存是否耗尽；减少并行场景数（--parallel）后重新运行"),
        device,
        e);

    public static BrokenException AppGone(Uri url, Exception e) => new(
        "app-gone",
        new("the app under test does not answer", "被测应用没有响应"),
        new($"{url} answers", $"{url} 能够访问"),
        FirstLine(e),
        new("start the app or mend its url in tracke2e.json; if the run has started it, see in the run's attachments why it stopped", "启动被测应用，或修正 tracke2e.json 中的 url；若由本次运行启动，请在运行的附件中查看它为何停止"),
        url.AbsoluteUri,
        e);

    /// <summary>What is there instead of a page, by the answer's status.</summary>
    public static Wording Answers(string status) => new($"it answers {status.TrimEnd()}", $"返回 {status.TrimEnd()}");

    public static BrokenException PageError(string url, Wording actual, Exception? e = null) => new(
        "page-error",
        new("the page cannot be opened", "页面无法打开"),
        new("the page loads", "页面正常加载"),
        actual,
        new("open the address by hand; if the scenario is about this error, say so in a step", "手动打开该地址；如果场景就是要测试这个错误，请在步骤中写明"),
        url,
        e);

    public static FindingsException Crashed(string url, string language)
    {
        var finding = new Finding
        {
            Kind = FindingKind.AppCrashed,
            What = new Wording("the page's process crashed", "页面进程崩溃").In(language),
            Expected = new Wording("the page lives", "页面正常运行").In(language),
            Actual = new Wording("its process ended while the browser and the server went on", "浏览器和服务器仍在运行，页面进程却已结束").In(language),
            Do = new Wording(
                "find the crash in the page (memory, endless recursion); run the step by hand with the browser's own crash log",
                "查找页面崩溃的原因（内存、无限递归）；手动执行该步骤并查看浏览器的崩溃日志").In(language),
        };
        return new([finding with { Evidence = [url] }], FindingWriter.Write(finding, new FindingPlace(url), language));
    }
}
