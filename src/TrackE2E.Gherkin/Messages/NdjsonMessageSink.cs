using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Writes messages to a file or stream, one JSON object per line, as every Cucumber tool reads them.</summary>
public sealed class NdjsonMessageSink : IMessageSink, IDisposable
{
    private readonly Stream _stream;

    /// <summary>Writes to a new file; folders are made.</summary>
    public NdjsonMessageSink(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024);
    }

    /// <summary>Writes to a stream, which is closed with the sink.</summary>
    public NdjsonMessageSink(Stream stream) => _stream = stream;

    /// <inheritdoc/>
    public void Write(Envelope envelope)
    {
        _stream.Write(MessageJson.ToUtf8(envelope));
        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Complete() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
