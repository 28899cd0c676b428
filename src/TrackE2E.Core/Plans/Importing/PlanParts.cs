using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Writing;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Collects imported events into plan files, in order of their names.</summary>
public sealed class PlanParts
{
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>> files = new(StringComparer.Ordinal);

    /// <summary>Adds an event; the same object may be filled further until <see cref="Plan"/>.</summary>
    public void Add(string file, string id, JsonObject keys)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!files.TryGetValue(file, out var events))
            files[file] = events = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        events[id] = keys;
    }

    /// <summary>True when the file has the event already.</summary>
    public bool Has(string file, string id) => files.TryGetValue(file, out var events) && events.ContainsKey(id);

    /// <summary>The files.</summary>
    /// <param name="lost">What is not carried.</param>
    /// <param name="head">What stands above the events of a file, by the file's name; null: its name only.</param>
    public ImportedPlan Plan(IReadOnlyList<NotCarried> lost, Func<string, JsonObject>? head = null)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new(
            [.. files.Select(file =>
            {
                var plan = head?.Invoke(file.Key) ?? new JsonObject { ["plan"] = file.Key };
                plan["events"] = new JsonObject(file.Value.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value)));
                var (name, number) = (FileName(file.Key), 1);
                while (!names.Add(number == 1 ? name : $"{name}-{number}"))
                    number++;
                return new PlanFile((number == 1 ? name : $"{name}-{number}") + PlanReader.Ending, PlanYaml.Text(plan));
            })],
            [.. lost.Distinct()]);
    }

    /// <summary>A description in one line.</summary>
    public static string Line(string text) => text is null ? throw new ArgumentNullException(nameof(text)) : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string FileName(string name)
    {
        var plain = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('-', '.');
        return plain.Length == 0 ? "plan" : plain;
    }
}
