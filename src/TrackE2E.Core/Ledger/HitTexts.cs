using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Ledger;

/// <summary>What is said about hits that no decoder could read.</summary>
internal static class HitTexts
{
    public static LocalizedText DecoderFailed(string decoder, Exception e) => new(
        $"解码器 {decoder} 出错（{e.GetType().Name}）：这是解码器的缺陷。", $"The decoder {decoder} failed on it ({e.GetType().Name}): a defect of the decoder.");

    public static LocalizedText Unknown(string decoders, string request, int bytes, string start) => new(
        $"没有解码器认识这个请求（已尝试 {decoders}）：{request}，{(bytes == 0 ? "正文为空" : $"正文 {bytes} 字节，开头为：{start}")}",
        $"No decoder knows this request ({decoders} were asked): {request} with {(bytes == 0 ? "an empty body" : $"{bytes} bytes that begin with: {start}")}");

    public static Wording Said(LocalizedText problem) => new(problem.In("en"), problem.In("zh"));
}
