using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Reads one YAML document into nodes that know their line and column.</summary>
internal sealed class YamlTreeReader
{
    private const int DeepestLevel = 64;
    private const int LargeMap = 16;

    private readonly string file;
    private readonly List<PlanMistake> mistakes;
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly Parser parser;

    private YamlTreeReader(string file, string text, List<PlanMistake> mistakes)
    {
        this.file = file;
        this.mistakes = mistakes;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The document's root; null when the file is empty or its syntax is broken, with the mistake added.</summary>
    public static YamlNode? Read(string file, string text, List<PlanMistake> mistakes)
    {
        try
        {
            return new YamlTreeReader(file, text, mistakes).Document();
        }
        catch (YamlException broken)
        {
            mistakes.Add(Broken(file, text, broken));
            return null;
        }
    }

    private YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            Mistake(Mark.Empty, "the file is empty", "a plan with pages, elements or events", "plan: <name>, then pages:, elements: and events:");
            return null;
        }

        var root = Node(0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            Mistake(second.Start, "a second YAML document begins here", "one document in a file", "remove the line --- or move the rest to a file of its own");
        return root;
    }

    private YamlNode Node(int level)
    {
        if (level > DeepestLevel)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"more than {DeepestLevel} levels of nesting");

        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.TryGetValue(alias.Value.Value, out var known) ? known : throw new YamlException(alias.Start, alias.End, $"*{alias.Value.Value} is used before &{alias.Value.Value} is complete");

        if (parser.TryConsume<Scalar>(out var scalar))
            return Anchored(scalar, new YamlNode { Place = Place(scalar.Start), Text = scalar.Value, Plain = scalar.Style == ScalarStyle.Plain });

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Node(level + 1));
            return Anchored(list, new YamlNode { Place = Place(list.Start), Items = items });
        }

        var map = parser.Consume<MappingStart>();
        return Anchored(map, new YamlNode { Place = Place(map.Start), Members = Members(level) });
    }

    private List<YamlMember> Members(int level)
    {
        var members = new List<YamlMember>();
        var merged = new List<YamlNode>();
        Dictionary<string, YamlNode>? keys = null;

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(level + 1);
            var value = Node(level + 1);

            if (key.Text is null)
                mistakes.Add(new PlanMistake(key.Place, "a key is not a text", "a name before the colon", "write the key as a plain name; quote it when it holds { [ or *"));
            else if (key is { Plain: true, Text: "<<" })
                merged.AddRange(value.Items ?? [value]);
            else if (Known(key.Text) is not { } first)
                Add(new YamlMember(key, value));
            else
                mistakes.Add(new PlanMistake(key.Place, $"\"{key.Text}\" stands here a second time; the first is in line {first.Place.Line}", "each key once", $"remove or rename one of the two \"{key.Text}\""));
        }

        foreach (var member in merged.SelectMany(node => node.Members ?? []).Where(member => Known(member.Key.Text!) is null))
            Add(member);
        return members;

        // most maps are small: a table is made only for large ones
        YamlNode? Known(string name)
        {
            if (keys is not null)
                return keys.GetValueOrDefault(name);
            foreach (var member in members)
            {
                if (member.Key.Text == name)
                    return member.Key;
            }

            return null;
        }

        void Add(YamlMember member)
        {
            members.Add(member);
            keys?.Add(member.Key.Text!, member.Key);
            if (members.Count == LargeMap)
                keys = members.ToDictionary(each => each.Key.Text!, each => each.Key, StringComparer.Ordinal);
        }
    }

    private YamlNode Anchored(NodeEvent from, YamlNode node)
    {
        if (!from.Anchor.IsEmpty)
            anchors[from.Anchor.Value] = node;
        return node;
    }

    private PlanPlace Place(Mark mark) => new(file, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    private void Mistake(Mark mark, string what, string expected, string write) => mistakes.Add(new PlanMistake(Place(mark), what, expected, write));

    private static string Reason(YamlException broken)
    {
        var text = broken.Message.Trim();
        var end = text.IndexOf("): ", StringComparison.Ordinal);
        return (end >= 0 && text.StartsWith('(') ? text[(end + 3)..] : text).TrimEnd('.');
    }

    private static PlanMistake Broken(string file, string text, YamlException broken)
    {
        var lines = text.Split('\n');
        var line = (int)broken.Start.Line;
        var column = (int)broken.Start.Column;

        // the parser points at the beginning of the map; the tab is what has to go
        var tab = Array.FindIndex(lines, each => each.TrimStart(' ').StartsWith('\t'));
        if (tab >= 0 && broken.Message.Contains("tab", StringComparison.Ordinal))
            (line, column) = (tab + 1, lines[tab].IndexOf('\t', StringComparison.Ordinal) + 1);

        var at = lines.ElementAtOrDefault(line - 1) ?? "";
        var advice = at.Contains('\t', StringComparison.Ordinal) ? "indent with spaces; YAML does not allow tabs"
            : (lines.ElementAtOrDefault(line - 2) + at).AsSpan().ContainsAny('：', '，') ? "use the half-width colon and comma (: ,) outside of quotes"
            : "check indentation, quotes and brackets of this line and the one above it";
        return new PlanMistake(new PlanPlace(file, Math.Max(1, line), Math.Max(1, column)), $"the YAML cannot be read: {Reason(broken)}", "valid YAML", advice);
    }
}
