using System.Runtime.InteropServices;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Reads one YAML document into nodes that know their line and column.</summary>
internal sealed class YamlTreeReader
{
    private const int DeepestLevel = 64;
    private const int LargeMap = 16;
    private const int LongestShared = 24;
    private const int MostByAlias = 200_000;

    private readonly string file;
    private readonly List<PlanMistake> mistakes;
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> words = new(StringComparer.Ordinal);
    private readonly Parser parser;
    private readonly List<YamlMember> open = [];
    private readonly Action<YamlMember>? eventRead;
    private string section = "";
    private int byAlias;

    private YamlTreeReader(string file, string text, List<PlanMistake> mistakes, Action<YamlMember>? eventRead)
    {
        this.eventRead = eventRead;
        this.file = file;
        this.mistakes = mistakes;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The document's root; null when the file is empty or its syntax is broken, with the mistake added.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="mistakes">Gets what is wrong.</param>
    /// <param name="eventRead">Called with each member of <c>events</c> when it is complete and nothing else can refer to its nodes; null for nobody.</param>
    public static YamlNode? Read(string file, string text, List<PlanMistake> mistakes, Action<YamlMember>? eventRead = null)
    {
        var reader = new YamlTreeReader(file, text, mistakes, eventRead);
        try
        {
            return reader.Document();
        }
        catch (YamlException broken)
        {
            mistakes.Add(Broken(file, text, broken));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's scanner gives up without a place where a flow { … } goes on at the beginning of a line
            var at = reader.parser.Current?.End ?? Mark.Empty;
            mistakes.Add(Broken(file, text, new YamlException(at, at, "a { … } or [ … ] goes on at the beginning of a line: indent it")));
            return null;
        }
    }

    private YamlNode? Document()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
        {
            Mistake(Mark.Empty, $"the file is empty", "a plan with pages, elements or events", "plan: <name>, then pages:, elements: and events:");
            return null;
        }

        var root = Node(0);
        parser.Consume<DocumentEnd>();
        if (parser.Accept<DocumentStart>(out var second))
            Mistake(second.Start, $"a second YAML document begins here", "one document in a file", "remove the line --- or move the rest to a file of its own");
        return root;
    }

    private YamlNode Node(int level)
    {
        if (level > DeepestLevel)
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"more than {DeepestLevel} levels of nesting");

        // the parser's own Consume looks at every event several times
        var current = parser.Current!;
        parser.MoveNext();
        switch (current)
        {
            case Scalar scalar:
                return Anchored(scalar, new YamlNode { File = file, Line = Line(scalar.Start), Column = Column(scalar.Start), Text = Shared(scalar.Value), Plain = scalar.Style == ScalarStyle.Plain });
            case MappingStart map:
                var members = Members(level);
                var size = 1;
                foreach (var member in members)
                    size += member.Value.Size;
                return Anchored(map, new YamlNode { File = file, Line = Line(map.Start), Column = Column(map.Start), Members = members, Size = size });
            case SequenceStart list:
                var items = new List<YamlNode>();
                while (parser.Current is not SequenceEnd)
                    items.Add(Node(level + 1));
                parser.MoveNext();
                return Anchored(list, new YamlNode { File = file, Line = Line(list.Start), Column = Column(list.Start), Items = items, Size = 1 + items.Sum(item => item.Size) });
            case AnchorAlias alias:
                return Named(alias);
            default:
                throw new YamlException(current.Start, current.End, $"{current.GetType().Name} is not expected here");
        }
    }

    private YamlNode Named(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value.Value, out var known))
            throw new YamlException(alias.Start, alias.End, $"there is no anchor above it for *{alias.Value.Value}");

        // aliases of aliases can stand for more than any machine holds
        byAlias += known.Size;
        return byAlias <= MostByAlias ? known : throw new YamlException(alias.Start, alias.End, $"aliases stand for more than {MostByAlias} nodes");
    }

    // members of all maps that are open lie in one list; a map takes its own from the end when it is closed
    private YamlMember[] Members(int level)
    {
        var start = open.Count;
        List<YamlNode>? merged = null;
        Dictionary<string, YamlMember>? names = null;

        while (parser.Current is not MappingEnd)
        {
            if (parser.Current is not Scalar key)
            {
                var odd = Node(level + 1);
                Node(level + 1);
                mistakes.Add(PlanMistake.Of(odd.Place, $"a key is not a text", "a name before the colon", "write the key as a plain name; quote it when it holds { [ or *"));
                continue;
            }

            parser.MoveNext();
            if (level == 0)
                section = key.Value;
            var value = Node(level + 1);
            var member = new YamlMember(Shared(key.Value), Line(key.Start), Column(key.Start), value);
            if (key.Style == ScalarStyle.Plain && key.Value == "<<")
                (merged ??= []).AddRange(value.Items ?? [value]);
            else if (Known(key.Value) is not { } first)
                Add(member, level);
            else
                mistakes.Add(PlanMistake.Of(member.Place, $"\"{key.Value}\" stands here a second time; the first is in line {first.Line}", "each key once", $"remove or rename one of the two \"{key.Value}\""));
        }

        parser.MoveNext();
        foreach (var member in (merged ?? []).SelectMany(node => node.Members ?? []).Where(member => Known(member.Name) is null))
            Add(member, level);

        var members = CollectionsMarshal.AsSpan(open)[start..].ToArray();
        open.RemoveRange(start, members.Length);
        return members;

        // most maps are small: a table is made only for large ones
        YamlMember? Known(string name)
        {
            if (names is not null)
                return names.TryGetValue(name, out var listed) ? listed : null;
            foreach (ref readonly var member in CollectionsMarshal.AsSpan(open)[start..])
            {
                if (member.Name == name)
                    return member;
            }

            return null;
        }

        void Add(YamlMember member, int level)
        {
            open.Add(member);
            if (level == 1 && section == "events" && anchors.Count == 0)
                eventRead?.Invoke(member);
            names?.Add(member.Name, member);
            if (open.Count - start == LargeMap)
                names = open.Skip(start).ToDictionary(each => each.Name, StringComparer.Ordinal);
        }
    }

    private YamlNode Anchored(NodeEvent from, YamlNode node)
    {
        if (!from.Anchor.IsEmpty)
            anchors[from.Anchor.Value] = node;
        return node;
    }

    // the words of a plan repeat thousands of times: one string each
    private string Shared(string text)
    {
        if (text.Length > LongestShared)
            return text;
        if (words.TryGetValue(text, out var known))
            return known;
        words.Add(text);
        return text;
    }

    private static int Line(Mark mark) => Math.Max(1, (int)mark.Line);

    private static int Column(Mark mark) => Math.Max(1, (int)mark.Column);

    private PlanPlace Place(Mark mark) => new(file, Line(mark), Column(mark));

    private void Mistake(Mark mark, FormattableString what, string expected, string write) => mistakes.Add(PlanMistake.Of(Place(mark), what, expected, write));

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
        var advice = broken.Message.Contains("escape character", StringComparison.Ordinal) ? "put it in single quotes: in double quotes \\ begins an escape"
            : at.Contains('\t', StringComparison.Ordinal) ? "indent with spaces; YAML does not allow tabs"
            : (lines.ElementAtOrDefault(line - 2) + at).AsSpan().ContainsAny('：', '，') ? "use the half-width colon and comma (: ,) outside of quotes"
            : "check indentation, quotes and brackets of this line and the one above it";
        return PlanMistake.Of(new PlanPlace(file, Math.Max(1, line), Math.Max(1, column)), $"the YAML cannot be read: {Reason(broken)}", "valid YAML", advice);
    }
}
