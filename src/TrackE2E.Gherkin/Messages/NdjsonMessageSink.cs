using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Writes messages to a file or stream, one JSON object per line, as every Cucumber tool reads them.</summary>
public sealed class NdjsonMessageSink : IMessageSink, IDisposable
{
    private readonly Stream _stream;
    private readonly Func<Envelope, byte[], byte[]> _written;

    /// <summary>Writes to a new file; folders are made.</summary>
    /// <param name="path">The file.</param>
    /// <param name="written">Gets a message and its line in UTF-8, and returns the line that is written instead: whoever hides secrets. Default: as it is.</param>
    public NdjsonMessageSink(string path, Func<Envelope, byte[], byte[]>? written = null)
    {
        _written = written ?? ((_, line) => line);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 64 * 1024);
    }

    /// <summary>Writes to a stream, which is closed with the sink.</summary>
    public NdjsonMessageSink(Stream stream) => (_stream, _written) = (stream, (_, line) => line);

    /// <inheritdoc/>
    public void Write(Envelope envelope)
    {
        _stream.Write(_written(envelope, MessageJson.ToUtf8(envelope)));
        _stream.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Complete() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();
}
