using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Equality of JSON values as JSON Schema has it: 1 is 1.0, order of members does not count, false is not 0.</summary>
internal static class JsonEquality
{
    public static bool Same(JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
            return false;

        switch (one.ValueKind)
        {
            case JsonValueKind.Number:
                return JsonNumber.Parse(one.GetRawText()) is { } left && JsonNumber.Parse(other.GetRawText()) is { } right && left.CompareTo(right) == 0;
            case JsonValueKind.String:
                return JsonText.Of(one) == JsonText.Of(other);
            case JsonValueKind.Array:
                return one.GetArrayLength() == other.GetArrayLength() && one.EnumerateArray().Zip(other.EnumerateArray()).All(pair => Same(pair.First, pair.Second));
            case JsonValueKind.Object:
                var members = Members(one);
                var others = Members(other);
                return members.Count == others.Count && members.All(member => others.TryGetValue(member.Key, out var value) && Same(member.Value, value));
            default:
                return true;
        }
    }

    /// <summary>A hash that equal values share.</summary>
    public static int Hash(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => JsonNumber.Parse(value.GetRawText()) is { } number ? number.AsDouble.GetHashCode() : 0,
        JsonValueKind.String => JsonText.Of(value).GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Array => value.EnumerateArray().Aggregate(17, (hash, item) => HashCode.Combine(hash, Hash(item))),
        JsonValueKind.Object => Members(value).Aggregate(31, (hash, member) => hash ^ HashCode.Combine(member.Key.GetHashCode(StringComparison.Ordinal), Hash(member.Value))),
        var kind => (int)kind,
    };

    /// <summary>Place of the first item that equals an earlier one; null when all differ.</summary>
    public static int? Repeated(JsonElement array)
    {
        var seen = new Dictionary<int, List<JsonElement>>();
        var index = 0;
        foreach (var item in array.EnumerateArray())
        {
            var hash = Hash(item);
            if (!seen.TryGetValue(hash, out var alike))
                seen[hash] = [item];
            else if (alike.Any(other => Same(other, item)))
                return index;
            else
                alike.Add(item);
            index++;
        }

        return null;
    }

    private static Dictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
            members[JsonText.NameOf(member)] = member.Value;
        return members;
    }
}
