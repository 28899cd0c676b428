using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>Tells apart what goes wrong on an Appium server.</summary>
public static class AppiumErrors
{
    private static readonly string[] Unsupported =
        ["unknown command", "unknown method", "not yet been implemented", "not implemented", "Unsupported execute method", "Unknown mobile command", "could not be found", "is not supported", "did not match a supported command"];

    // WebKitWebDriver's and chromedriver's words
    private static readonly string[] PageCrash = ["page crash", "tab crashed"];

    /// <summary>True: the driver or its server says that a command could not be done; anything else is a defect of ours and goes on.</summary>
    /// <remarks>InvalidOperationException: errors that Selenium's client has no class for, and a driver that was ended meanwhile (ObjectDisposedException).</remarks>
    public static bool IsOfDriver(Exception error) => error is WebDriverException or InvalidOperationException or HttpRequestException or NotImplementedException;

    /// <summary>True: the server's driver does not have the command that was sent.</summary>
    public static bool IsUnsupported(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is UnknownMethodException or NotImplementedException or NotSupportedException or UnsupportedOperationException
            || (error is WebDriverException && Unsupported.Any(word => error.Message.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>True: the session is gone, or the server does not answer.</summary>
    public static bool IsSessionLost(Exception error) => error switch
    {
        null => false,
        NoSuchDriverException => true,
        WebDriverException e when e.Message.Contains("session is either terminated or not started", StringComparison.OrdinalIgnoreCase)
            || e.Message.Contains("invalid session id", StringComparison.OrdinalIgnoreCase) => true,
        ObjectDisposedException => true,
        _ => Chain(error).Any(e => e is System.Net.Sockets.SocketException or HttpRequestException or IOException),
    };

    /// <summary>True: the process of a web page ended by itself; the server and the session's app may live on.</summary>
    public static bool IsPageCrash(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error is WebDriverException && PageCrash.Any(words => error.Message.Contains(words, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first line of what the server says, without its stack and without what Selenium adds; of a server that is not reached, why.</summary>
    public static string FirstLine(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        // Selenium's own sentence names the address and the class of the exception only
        var said = Chain(error).OfType<HttpRequestException>().FirstOrDefault() is { } request ? (request.InnerException as IOException ?? (Exception)request).Message : error.Message;
        var line = said.Split('\n')[0].Split("; For documentation on this error")[0].Trim();
        return line.Length > 300 ? line[..300] + "…" : line;
    }

    private static IEnumerable<Exception> Chain(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }
}
