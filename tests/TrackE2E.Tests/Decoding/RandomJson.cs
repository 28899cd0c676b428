using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;

namespace TrackE2E.Tests.Decoding;

/// <summary>Random JSON text: odd characters, big numbers, nesting, null, empty and duplicate names.</summary>
internal static class RandomJson
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Gen<string> Text = One("", "a", "商品", "🎧", "a&b=c+d %41", "\"\\/\n\t", "\u2028", "null", "12345678901234567890", "é\u0301")
        .Array[0, 3].Select(parts => string.Concat(parts));

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Text.Select(t => JsonSerializer.Serialize(t, Plain)),
        Gen.Long.Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        One("null", "true", "false", "0", "-0.50", "1E400", "123456789012345678901234567890", "1.10", "[]", "{}"));

    internal static readonly Gen<string> Object = Members(Gen.OneOf(Leaf, Members(Leaf), Leaf.Array[0, 3].Select(items => $"[{string.Join(',', items)}]")));

    private static Gen<string> Members(Gen<string> value) =>
        Gen.Select(Text, value).Array[0, 5].Select(members => $"{{{string.Join(',', members.Select(m => $"{JsonSerializer.Serialize(m.Item1, Plain)}:{m.Item2}"))}}}");

    private static Gen<string> One(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
