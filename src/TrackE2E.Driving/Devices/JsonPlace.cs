using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Devices;

/// <summary>A JSON value that knows where it stands: Value is string, double, bool, null, a list of JsonPlace, or a list of JsonMember.</summary>
internal sealed record JsonPlace(object? Value, int Line, int Column)
{
    /// <summary>Reads text; comments and trailing commas are allowed.</summary>
    /// <exception cref="JsonException">It is no JSON; line and position are in the exception, from 0.</exception>
    public static JsonPlace Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        var value = Read(ref reader, json);
        while (reader.Read())
        {
            // to the end, so that anything after the value is an error
        }

        return value;
    }

    private static JsonPlace Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        var (line, column) = Place(json, (int)reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<JsonMember>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (nameLine, nameColumn) = Place(json, (int)reader.TokenStartIndex);
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add(new(name, nameLine, nameColumn, Read(ref reader, json)));
                }

                return new(members, line, column);
            case JsonTokenType.StartArray:
                var items = new List<JsonPlace>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, json));
                }

                return new(items, line, column);
            case JsonTokenType.String:
                return new(reader.GetString(), line, column);
            case JsonTokenType.Number:
                return new(reader.GetDouble(), line, column);
            case JsonTokenType.True or JsonTokenType.False:
                return new(reader.GetBoolean(), line, column);
            default:
                return new(null, line, column);
        }
    }

    // Columns count characters, as editors do, not bytes.
    private static (int Line, int Column) Place(ReadOnlySpan<byte> json, int index)
    {
        var before = json[..index];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }

    /// <summary>What it is, for messages: <c>"abc"</c>, <c>12</c>, <c>a list</c>.</summary>
    public Wording Said => Value switch
    {
        string text => $"\"{text}\"",
        double number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        null => "null",
        List<JsonMember> => new Wording("an object", "对象"),
        _ => new Wording("a list", "列表"),
    };
}

/// <summary>A member of an object, with the place of its name.</summary>
internal sealed record JsonMember(string Name, int Line, int Column, JsonPlace Value);
