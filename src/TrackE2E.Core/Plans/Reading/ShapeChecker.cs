using System.Globalization;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Checks nodes against shapes: unknown keys, missing keys, wrong types, words and numbers that are not allowed.</summary>
internal sealed class ShapeChecker(List<PlanMistake> mistakes)
{
    private readonly Dictionary<string, string?> patterns = new(StringComparer.Ordinal);

    /// <summary>Adds every mistake of the node and all below it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="shape">What may stand there.</param>
    /// <param name="of">What it is, for messages.</param>
    public void Check(YamlNode node, Shape shape, PlanPath of)
    {
        switch (shape)
        {
            case KeysShape keys: Keys(node, keys, of); break;
            case MapShape map: Map(node, map, of); break;
            case ListShape list: List(node, list, of); break;
            case TitleShape: Title(node, of); break;
            case SchemaShape: break;
            default: Scalar(node, shape, of); break;
        }
    }

    private void Keys(YamlNode node, KeysShape shape, PlanPath of)
    {
        if (node.Members is not { } members)
        {
            Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, shape.Name == "locator by platform" && node.Text is { Length: > 0 } text ? $"{{ web: \"{text}\" }}" : shape == PlanModel.File ? "plan: <name>, then pages:, elements: and events:" : $"a map of keys below \"{of.Name}:\"");
            return;
        }

        foreach (var member in members)
        {
            var name = member.Name;
            if (shape.Find(name) is { } known)
                Check(member.Value, known.Shape, of.Into(name));
            else
                Unknown(member, shape, of);
        }

        foreach (var key in shape.Required)
        {
            if (node[key.Name] is null)
                Mistake(node.Place, $"{of} has no \"{key.Name}\"", $"{key.Name}: {key.Shape.Describe}", $"{key.Name}: {Example(key.Shape)}");
        }
    }

    private void Unknown(YamlMember member, KeysShape shape, PlanPath of)
    {
        var name = member.Name;
        var near = name.Split('：', 2) is [var key, var value] && shape.Find(key.Trim()) is not null ? $"{key.Trim()}: {value.Trim()}" : NearestName.Best(name, shape.Keys.Select(each => each.Name));
        Mistake(member.Place, $"unknown key \"{name}\" in {of}", "one of: " + string.Join(", ", shape.Keys.Select(each => each.Name)), near ?? "remove it, or move it to where it belongs");
    }

    private void Map(YamlNode node, MapShape shape, PlanPath of)
    {
        // checked while the file was read
        if (node.Properties is not null)
            return;
        if (node.Members is not { } members)
        {
            Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, shape.Example);
            return;
        }

        foreach (var member in members)
            Check(member.Value, shape.Value, of.Into(member.Name));
    }

    private void List(YamlNode node, ListShape shape, PlanPath of)
    {
        if (node.Items is null)
        {
            if (shape.OrOne && node.Text is not null)
                Check(node, shape.Of, of);
            else
                Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, node.Text is { Length: > 0 } text ? $"[{text}]" : $"[{Example(shape.Of)}]");
            return;
        }

        if (node.Items.Count == 0)
            Mistake(node.Place, $"{of} is an empty list", shape.Describe, $"[{Example(shape.Of)}], or remove the key");
        foreach (var item in node.Items)
            Check(item, shape.Of, of);
    }

    private void Title(YamlNode node, PlanPath of)
    {
        if (node.Members is { } members)
        {
            foreach (var member in members.Where(member => member.Name is not ("zh" or "en")))
                Mistake(member.Place, $"unknown key \"{member.Name}\" in {of}", "zh and en", member.Name.ToLowerInvariant() is "cn" or "chinese" or "zh-cn" or "zh_cn" or "中文" ? "zh" : NearestName.Best(member.Name, ["zh", "en"]) ?? "zh or en");
            foreach (var member in members.Where(member => string.IsNullOrWhiteSpace(member.Value.Text)))
                Mistake(member.Value.Place, $"{of} › {member.Name} is {member.Value.Describe()}", "a text", $"{member.Name}: a name for people");
            if (members.Count == 0)
                Mistake(node.Place, $"{of} is empty", "a title: a text, or {zh: …, en: …}", "{ zh: 首页, en: Home }");
        }
        else if (string.IsNullOrWhiteSpace(node.Text) || node.IsNull)
        {
            Mistake(node.Place, $"{of} is {node.Describe()}", "a title: a text, or {zh: …, en: …}", "{ zh: 首页, en: Home }");
        }
    }

    private void Scalar(YamlNode node, Shape shape, PlanPath of)
    {
        if (node.Text is not { } text || (node.IsNull && shape is not ValueShape))
        {
            Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, of.Name == "required" ? "required: true beside each required property" : $"{of.Name}: {Example(shape)}");
            return;
        }

        switch (shape)
        {
            case FlagShape when YamlScalar.Value(node) is not bool:
                Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, text.ToUpperInvariant() is "YES" or "ON" or "1" or "TRUE" or "是" ? "true" : text.ToUpperInvariant() is "NO" or "OFF" or "0" or "FALSE" or "否" ? "false" : "true or false");
                break;
            case WordShape words when !words.Words.Contains(text):
                Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, NearestName.Best(text, words.Words) ?? Meant(text) ?? words.Words[0]);
                break;
            case NumberShape number:
                Number(node, number, of);
                break;
            case DurationShape when Duration.Parse(text) is null:
                Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, YamlScalar.Value(node) is decimal ? $"{text}s for seconds or {text}ms for milliseconds" : "1s");
                break;
            case PatternShape when Problem(text) is { } problem:
                Mistake(node.Place, $"{of} is no regular expression: {problem}", shape.Describe, "mend the expression; in YAML put it in single quotes: '^[a-z]+$'");
                break;
            default:
                break;
        }
    }

    // the patterns of a plan repeat, and each costs an automaton
    private string? Problem(string pattern)
    {
        if (!patterns.TryGetValue(pattern, out var problem))
            patterns[pattern] = problem = EcmaPattern.Problem(pattern);
        return problem;
    }

    private void Number(YamlNode node, NumberShape shape, PlanPath of)
    {
        if (YamlScalar.Value(node) is not decimal number)
        {
            var bare = decimal.TryParse(node.Text!.Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var meant);
            var write = !bare ? shape.Example : (node.Text!.Contains('%', StringComparison.Ordinal) ? meant / 100 : meant).ToString(CultureInfo.InvariantCulture);
            Mistake(node.Place, $"{of} is {node.Describe()}", shape.Describe, write);
        }
        else if (number < shape.Least || number > shape.Most || (shape.Whole && number != decimal.Truncate(number)))
        {
            var write = shape is { Least: 0, Most: 1 } && number is > 1 and <= 100 ? (number / 100).ToString("0.####", CultureInfo.InvariantCulture) : shape.Example;
            Mistake(node.Place, $"{of} is {node.Text}", shape.Describe, write);
        }
    }

    // words that people bring from other formats
    private static string? Meant(string text) => text.ToLowerInvariant() switch
    {
        "int" or "long" or "int64" or "bigint" or "整数" => "integer",
        "float" or "double" or "decimal" or "数字" => "number",
        "str" or "text" or "varchar" or "文本" or "字符串" => "string",
        "bool" or "布尔" => "boolean",
        "map" or "json" or "struct" or "对象" => "object",
        "list" or "数组" => "array",
        "view" or "pageview" or "page-view" or "page_view" or "浏览" or "页面浏览" => "pv",
        "impression" or "expose" or "show" or "曝光" => "exposure",
        "tap" or "点击" => "click",
        "url" => "uri",
        "datetime" or "timestamp" => "date-time",
        _ => null,
    };

    private static string Example(Shape shape) => shape switch
    {
        TextShape text => text.Example,
        WordShape words => words.Words[0],
        NumberShape number => number.Example,
        FlagShape => "true",
        DurationShape => "1s",
        PatternShape => "'^[a-z]+$'",
        TitleShape => "{ zh: 首页, en: Home }",
        MapShape map => map.Example,
        KeysShape keys => "{ " + string.Join(", ", keys.Keys.Where(key => key.Required).DefaultIfEmpty(keys.Keys[0]).Select(key => $"{key.Name}: {Example(key.Shape)}")) + " }",
        ListShape list => $"[{Example(list.Of)}]",
        _ => "a value",
    };

    private void Mistake(PlanPlace place, FormattableString what, string expected, string write) => mistakes.Add(PlanMistake.Of(place, what, expected, write));
}
