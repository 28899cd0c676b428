using System.Collections.Concurrent;
using System.Text;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Messages;

namespace TrackE2E.Gherkin;

/// <summary>Adds files, texts and links to the step or hook that is being executed.</summary>
public interface IAttachments
{
    /// <summary>Attaches a text.</summary>
    void Attach(string text, string mediaType, string? fileName = null);

    /// <summary>Attaches bytes; they are written as base64.</summary>
    void Attach(byte[] bytes, string mediaType, string? fileName = null);

    /// <summary>Attaches a line of a log.</summary>
    void Log(string text);

    /// <summary>Attaches a link.</summary>
    void Link(string uri);
}

/// <summary>Output and attachments under the names that step code knows from Reqnroll.</summary>
public interface IReqnrollOutputHelper
{
    /// <summary>Writes a line to the log of the step.</summary>
    void WriteLine(string text);

    /// <summary>Writes a line to the log of the step.</summary>
    void WriteLine(string format, params object?[] args);

    /// <summary>Attaches a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    void AddAttachment(string filePath);
}

/// <summary>Writes attachments as messages that refer to whatever is being executed.</summary>
internal sealed class Attachments(MessageBus bus) : IAttachments, IReqnrollOutputHelper
{
    private readonly ConcurrentQueue<string> _log = new();
    private volatile Target _target = new(null, null, null);

    /// <summary>Says what attachments belong to from now on.</summary>
    public void PointAt(string? testCaseStartedId = null, string? testStepId = null, string? testRunHookStartedId = null) =>
        _target = new(testCaseStartedId, testStepId, testRunHookStartedId);

    public void Attach(string text, string mediaType, string? fileName = null) => Send(text, AttachmentContentEncoding.IDENTITY, mediaType, fileName);

    public void Attach(byte[] bytes, string mediaType, string? fileName = null) => Send(Convert.ToBase64String(bytes), AttachmentContentEncoding.BASE64, mediaType, fileName);

    public void Log(string text)
    {
        _log.Enqueue(text);
        Attach(text, "text/x.cucumber.log+plain");
    }

    /// <summary>The lines that were logged since the last call.</summary>
    public IReadOnlyList<string> TakeLog()
    {
        if (_log.IsEmpty)
        {
            return [];
        }

        List<string> lines = [];
        while (_log.TryDequeue(out var line))
        {
            lines.Add(line);
        }

        return lines;
    }

    public void Link(string uri) => Attach(uri, "text/uri-list");

    public void WriteLine(string text) => Log(text);

    public void WriteLine(string format, params object?[] args) => Log(string.Format(System.Globalization.CultureInfo.CurrentCulture, CompositeFormat.Parse(format), args));

    public void AddAttachment(string filePath) => Attach(File.ReadAllBytes(filePath), MediaTypeOf(filePath), Path.GetFileName(filePath));

    private static string MediaTypeOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".PNG" => "image/png",
        ".JPG" or ".JPEG" => "image/jpeg",
        ".SVG" => "image/svg+xml",
        ".TXT" or ".LOG" => "text/plain",
        ".JSON" => "application/json",
        ".HTML" => "text/html",
        ".CSV" => "text/csv",
        ".XML" => "text/xml",
        ".PDF" => "application/pdf",
        ".ZIP" => "application/zip",
        _ => "application/octet-stream",
    };

    private void Send(string body, AttachmentContentEncoding encoding, string mediaType, string? fileName)
    {
        var target = _target;
        bus.Send(Envelope.Create(new Attachment(body, encoding, fileName, mediaType, null, target.TestCaseStartedId, target.TestStepId, null, null, target.TestRunHookStartedId, bus.Now())));
    }

    private sealed record Target(string? TestCaseStartedId, string? TestStepId, string? TestRunHookStartedId);
}
