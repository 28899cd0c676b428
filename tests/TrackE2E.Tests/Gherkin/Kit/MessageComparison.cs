using System.Text.Json.Nodes;

namespace TrackE2E.Tests.Gherkin.Kit;

/// <summary>Compares two streams of Cucumber messages in order; ids may have other names, but must name the same things.</summary>
/// <remarks>Left out is what cucumber-js leaves out (meta, places of code, times, texts of errors, code of snippets), and no more:
/// uris and lines of feature files are compared. Exceptions have C# types, by a fixed table.</remarks>
internal sealed class MessageComparison
{
    private static readonly HashSet<string> s_volatile = ["nanos", "seconds", "message", "stackTrace", "code"];

    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["Error"] = "System.InvalidOperationException",
        ["AssertionError"] = "Shouldly.ShouldAssertException",
        ["PendingException"] = "TrackE2E.Gherkin.PendingStepException",
        ["SkippedException"] = "TrackE2E.Gherkin.SkippedStepException",
    };

    private readonly Dictionary<string, string> _toActual = [];
    private readonly Dictionary<string, string> _toExpected = [];

    /// <returns>The first difference in words; empty when there is none.</returns>
    public static string Compare(IReadOnlyList<JsonNode> expected, IReadOnlyList<JsonNode> actual)
    {
        var comparison = new MessageComparison();
        var (kinds, found) = (Kinds(expected), Kinds(actual));
        for (var i = 0; i < Math.Min(kinds.Length, found.Length); i++)
        {
            if (kinds[i] != found[i])
            {
                return $"message {i + 1}: expected {kinds[i]}, but was {found[i]}";
            }

            if (kinds[i] != "meta" && comparison.Difference(expected[i], actual[i], "") is { } difference)
            {
                return difference;
            }
        }

        return kinds.Length == found.Length ? "" : $"expected {kinds.Length} messages, but there were {found.Length}";
    }

    private static string[] Kinds(IEnumerable<JsonNode> messages) => [.. messages.Select(m => m.AsObject().Single().Key)];

    private string? Difference(JsonNode? expected, JsonNode? actual, string path) => (expected, actual) switch
    {
        (JsonObject e, JsonObject a) => Objects(e, a, path),
        (JsonArray e, JsonArray a) when e.Count != a.Count => $"{path}: expected {e.Count} items, but there were {a.Count}",
        (JsonArray e, JsonArray a) => e.Select((item, i) => Difference(item, a[i], path)).FirstOrDefault(d => d is not null),
        _ when IsId(path) => Ids(expected!.GetValue<string>(), actual!.GetValue<string>(), path),
        _ when path.EndsWith("exception.type", StringComparison.Ordinal) => s_exceptions[expected!.GetValue<string>()] == actual!.GetValue<string>() ? null : $"{path}: {expected} became {actual}",
        _ => JsonNode.DeepEquals(expected, actual) ? null : $"{path}: expected {Text(expected)}, but was {Text(actual)}",
    };

    private string? Objects(JsonObject expected, JsonObject actual, string path)
    {
        var keys = expected.Concat(actual).Select(p => p.Key).Distinct().Where(k => !IsVolatile(path, k));
        foreach (var key in keys)
        {
            var place = path.Length == 0 ? key : $"{path}.{key}";
            if (expected.ContainsKey(key) != actual.ContainsKey(key))
            {
                return $"{place}: expected {Text(expected[key])}, but was {Text(actual[key])}";
            }

            if (Difference(expected[key], actual[key], place) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static bool IsVolatile(string path, string key) => s_volatile.Contains(key)
        || (key is "uri" or "line" && path.Contains("sourceReference", StringComparison.Ordinal))
        || (key == "language" && path.EndsWith("snippets", StringComparison.Ordinal));

    private static bool IsId(string path)
    {
        var key = path[(path.LastIndexOf('.') + 1)..];
        return key == "id" || key.EndsWith("Id", StringComparison.Ordinal) || key.EndsWith("Ids", StringComparison.Ordinal);
    }

    private string? Ids(string expected, string actual, string path)
    {
        _toActual.TryAdd(expected, actual);
        _toExpected.TryAdd(actual, expected);
        return _toActual[expected] == actual && _toExpected[actual] == expected
            ? null
            : $"{path}: expected what {expected} names ({_toActual[expected]}), but was {actual}";
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "(absent)";
}
