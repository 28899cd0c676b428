using TrackE2E.Core.Decoding;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Decode;

/// <summary>A recording without an event.</summary>
internal static class NothingDecoded
{
    /// <param name="file">The recording.</param>
    /// <param name="decoders">Those that were asked.</param>
    /// <param name="requests">How many requests it has.</param>
    /// <param name="toDo">What to do.</param>
    public static BrokenException In(string file, IReadOnlyList<IDecoder> decoders, int requests, Wording toDo)
    {
        var known = string.Join(", ", decoders.Select(d => d.Name));
        return new(
            "nothing-decoded",
            new($"no event was found in {file}", $"在 {file} 中没有找到事件"),
            new($"a request that one of these decoders knows: {known}", $"以下解码器之一能识别的请求：{known}"),
            new($"{requests} requests, none of them", $"{requests} 个请求，都无法识别"),
            toDo,
            file);
    }
}
