using System.Text;

namespace TrackE2E.Core.Decoding;

/// <summary>The mark that files of text begin with where an editor or shell of Windows wrote them.</summary>
public static class ByteOrderMark
{
    /// <summary>The content as UTF-8 without the mark: UTF-16 is converted; what has no mark stays as it is.</summary>
    public static ReadOnlyMemory<byte> Strip(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes.AsMemory(3),
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.AsSpan(2))),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))),
        _ => bytes,
    };
}
