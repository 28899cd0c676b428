using System.Text;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Reads a rule cell.</summary>
internal sealed partial class RuleCellParser(string text)
{
    private const string GrammarEn = "write one of: = v · string integer number boolean object array · a..b · > n · >= n · length a..b · one of a, b · != v · contains v · starts with v · ends with v · matches /…/ · present · not empty · missing · null · empty · = shown; several by comma; blank = as planned";
    private const string GrammarZh = "可以写：= 值 · 文本 整数 数字 布尔 对象 数组 · a..b · 大于 n · 大于等于 n · 长度 a..b · 属于 a, b · 不等于 值 · 包含 值 · 以 值 开头 · 以 值 结尾 · 匹配 /…/ · 存在 · 非空 · 缺失 · 空值 · 空 · = 显示值；多条用逗号分隔；留空表示按方案";

    // the longer words first: 大于等于 begins with 大于
    private static readonly (string[] Words, bool Above, bool Open)[] Comparisons =
    [
        ([">=", "大于等于", "不小于"], true, false), (["<=", "小于等于", "不大于"], false, false), ([">", "大于"], true, true), (["<", "小于"], false, true),
    ];

    private static readonly string[] Differing = ["!=", "≠", "不等于", "不是"];

    private Wording? problem;

    public bool TryParse(out RuleCell? cell, out Wording wrong)
    {
        var rules = new List<CellRule>();
        var parts = Parts();

        for (var i = 0; i < parts.Count && problem is null; i++)
        {
            var part = parts[i].Trim();
            if (part.Length == 0)
            {
                if (parts.Count > 1)
                    Fail("a comma has nothing beside it", "逗号旁边没有内容");
                continue;
            }

            if (AfterOneOf(part) is { } first)
                rules.Add(Values(first, parts, ref i));
            else if (One(part) is { } rule)
                rules.Add(rule);
            else
                Unknown(part, rules.LastOrDefault());
        }

        if (problem is null && rules.Count > 1 && rules.OfType<IsNothing>().FirstOrDefault() is { } alone)
            Fail($"{alone.Expected.En} stands alone: nothing else can hold beside it", $"{alone.Expected.Zh} 只能单独出现");
        cell = problem is null ? new RuleCell(text, rules) : null;
        wrong = problem is { } found ? new($"the rule \"{text}\" cannot be read: {found.En}; {GrammarEn}", $"规则“{text}”无法识别：{found.Zh}；{GrammarZh}") : default;
        return problem is null;
    }

    // at commas outside of quotes, brackets and /…/
    private List<string> Parts()
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var depth = 0;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var starts = IsValueStart(part.ToString());

            if (starts && SaidText.Quotes.ContainsKey(c) && Closing(i) is { } end)
            {
                part.Append(text, i, end - i + 1);
                i = end;
            }
            else if (c is '/' or '／' && AfterMatches(part.ToString().Trim() + "/") == "/" && PatternEnd(i) is var last)
            {
                part.Append(text, i, last - i + 1);
                i = last;
            }
            else if (depth == 0 && c is ',' or '，' or '、')
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                depth += c is '{' or '[' ? 1 : c is '}' or ']' && depth > 0 ? -1 : 0;
                part.Append(c);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    // a quote opens a value only where a value begins
    private static bool IsValueStart(string before)
    {
        var trimmed = SaidText.HalfWidth(before).Trim();
        return trimmed.Length == 0 || trimmed is "=" or "等于" || AfterOneOf(trimmed + " x") == "x" || AfterNot(trimmed + "x") == "x" || trimmed is "以" || Held(trimmed + " x")?.Part.Value == "x";
    }

    private int? Closing(int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (!SaidText.IsQuoted($"{text[open]}{text[i]}"))
                continue;
            var rest = text.AsSpan(i + 1).TrimStart();
            if (rest.IsEmpty || rest[0] is ',' or '，' or '、' || rest.StartsWith("开头", StringComparison.Ordinal) || rest.StartsWith("结尾", StringComparison.Ordinal))
                return i;
        }

        return null;
    }

    private int PatternEnd(int open)
    {
        var inClass = false;
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] == '\\')
                i++;
            else if (text[i] is '[' or ']')
                inClass = text[i] == '[';
            else if (text[i] is '/' or '／' && !inClass)
                return i;
        }

        return text.Length - 1;
    }

    private OneOf Values(string first, List<string> parts, ref int i)
    {
        var values = new List<EqualsValue>();
        var (orMissing, orEmpty) = (false, false);
        Add(first);

        // what follows belongs to the list unless it is a rule that no value looks like; 文本 and list are values of many a list
        while (i + 1 < parts.Count && !IsRule(parts[i + 1].Trim()))
            Add(parts[++i].Trim());

        if (values.Count == 0 && problem is null)
            Fail("\"one of\" has no value", "“属于”后面没有取值");
        return new OneOf(values, orMissing, orEmpty);

        void Add(string value)
        {
            switch (Word(value))
            {
                case "": Fail("a comma has nothing beside it", "逗号旁边没有内容"); break;
                case "missing" or "缺失": orMissing = true; break;
                case "empty" or "空": orEmpty = true; break;
                default: values.Add(Value(value)); break;
            }
        }
    }

    private bool IsRule(string part)
    {
        var half = SaidText.HalfWidth(part);
        return half is ['=' or '≠', ..] or ['!', '=', ..] || After(part, "length", "长度") is not null || AfterMatches(part) is not null || Span(part) is not null || Compared(part) is not null;
    }

    private CellRule? One(string part)
    {
        var half = SaidText.HalfWidth(part);
        if (half.StartsWith('=') || half.StartsWith("等于", StringComparison.Ordinal))
        {
            var value = part[(half[0] == '=' ? 1 : "等于".Length)..].Trim();
            if (value.Length == 0)
                return Failed("= has no value", "= 后面没有值");
            return Word(value) is "shown" or "显示值" or "屏幕显示值" ? new EqualsShown() : Value(value);
        }

        if (Type(Word(part)) is { } type)
            return new HasType(type);

        switch (Word(part))
        {
            case "missing" or "absent" or "缺失" or "不存在" or "不上报": return new IsNothing(Nothing.Missing);
            case "null" or "空值": return new IsNothing(Nothing.Null);
            case "empty" or "空": return new IsNothing(Nothing.Empty);
            case "present" or "required" or "exists" or "存在" or "必填": return new IsSomething(MayBeEmpty: true);
            case "not empty" or "非空" or "不为空": return new IsSomething(MayBeEmpty: false);
            default: break;
        }

        if (After(part, "length", "长度") is { } lengths)
            return Span(lengths) is { } span ? new LengthBetween(span.From, span.To) : Failed($"\"length\" needs a range: length 1..32, not \"{lengths}\"", $"“长度”后面要写范围：长度 1..32，而不是“{lengths}”");
        if (AfterMatches(part) is { } pattern)
            return PatternRule(pattern);
        if (AfterNot(part) is { } other)
            return Not(other);
        return (CellRule?)Held(part) ?? Compared(part) ?? ((Span(part) ?? Span(Tilde().Replace(part, "$1..$2"))) is { } range ? new Between(range.From, range.To) : null);
    }

    // contains a, 以 a 开头
    private static HasPart? Held(string part)
    {
        if ((After(part, "contains", "包含") ?? After(part, "contains", "含有")) is { } within)
            return new HasPart(PartOfText.Anywhere, Value(within));
        if ((After(part, "starts with", "开头是") ?? Around(part, "开头")) is { } start)
            return new HasPart(PartOfText.Start, Value(start));
        return (After(part, "ends with", "结尾是") ?? Around(part, "结尾")) is { } end ? new HasPart(PartOfText.End, Value(end)) : null;
    }

    private static string? Around(string part, string last)
    {
        var said = part.Trim();
        return said.Length > last.Length + 1 && said[0] == '以' && said.EndsWith(last, StringComparison.Ordinal) && said[1..^last.Length].Trim() is { Length: > 0 } value ? value : null;
    }

    // != 空 and != string would hold for everything, were they read as texts
    private CellRule Not(string other)
    {
        if (other.Length == 0)
            return Failed("!= has no value", "!= 后面没有值");
        if (SaidText.IsQuoted(other))
            return new DiffersFrom(Value(other));

        var rule = AfterOneOf(other) is null ? One(other) : new IsNothing(Nothing.Missing);
        return rule switch
        {
            null or IsNothing { Which: Nothing.Null } => new DiffersFrom(Value(other)),
            IsNothing { Which: Nothing.Empty } => new IsSomething(MayBeEmpty: false),
            IsNothing { Which: Nothing.Missing } when AfterOneOf(other) is null && problem is null => new IsSomething(MayBeEmpty: true),
            _ => Failed($"behind != stands a value, and {other} is a rule; as a text it stands in quotes: != \"{other}\"", $"!= 后面应是值，而 {other} 是规则；作为文字时要加引号：不等于 “{other}”"),
        };
    }

    // what stands behind != or 不等于
    private static string? AfterNot(string part)
    {
        var said = part.Trim();
        var half = SaidText.HalfWidth(said);
        return Array.Find(Differing, word => half.StartsWith(word, StringComparison.Ordinal)) is { } word ? said[word.Length..].Trim() : null;
    }

    // > 0, 大于等于 1
    private static Between? Compared(string part)
    {
        var half = SaidText.HalfWidth(part).Replace("≥", ">=", StringComparison.Ordinal).Replace("≤", "<=", StringComparison.Ordinal);
        foreach (var (words, above, open) in Comparisons)
        {
            if (words.FirstOrDefault(word => half.StartsWith(word, StringComparison.Ordinal)) is { } word)
                return SaidText.Number(half[word.Length..].Trim()) is { } bound ? new Between(above ? bound : null, above ? null : bound) { Open = open } : null;
        }

        return null;
    }

    private CellRule? PatternRule(string said)
    {
        if (said.Length < 2 || said[0] is not ('/' or '／') || said[^1] is not ('/' or '／'))
            return Failed("a pattern stands between slashes: matches /^SKU-/", "正则写在两条斜线之间：匹配 /^SKU-/");
        var pattern = said[1..^1];
        return EcmaPattern.Problem(pattern) is { } wrong ? Failed($"/{pattern}/ is no regular expression: {wrong}", $"/{pattern}/ 不是正则表达式：{wrong}") : new MatchesPattern(pattern);
    }

    private static EqualsValue Value(string said) => SaidText.IsQuoted(said) ? new EqualsValue(said[1..^1], true) : new EqualsValue(SaidText.HalfWidth(said), false);

    private (decimal? From, decimal? To)? Span(string part)
    {
        // 。。 and …… are what an input method types for ..
        var half = SaidText.HalfWidth(part).Replace("。。", "..", StringComparison.Ordinal).Replace("……", "..", StringComparison.Ordinal);
        var at = half.IndexOf("..", StringComparison.Ordinal);
        if (at < 0)
            return null;

        var (left, right) = (half[..at].Trim(), half[(at + 2)..].Trim());
        var (from, to) = (SaidText.Number(left), SaidText.Number(right));
        if ((left.Length > 0 && from is null) || (right.Length > 0 && to is null) || (from is null && to is null))
            return null;
        if (from > to)
            Fail($"the range {half} runs backwards", $"范围 {half} 前后颠倒");
        return (from, to);
    }

    private void Unknown(string part, CellRule? before)
    {
        if (before is EqualsValue)
            Fail($"\"{part}\" after a comma is no rule; a value with a comma stands in quotes: = \"a, b\"", $"逗号后面的“{part}”不是规则；带逗号的值要加引号：= “a，b”");
        else
            Fail($"\"{part}\" is no rule{(IsValue(part) ? $"; = {part} is meant?" : "")}", $"“{part}”不是规则{(IsValue(part) ? $"；是否应为 = {part}？" : "")}");
    }

    private static bool IsValue(string part) => SaidText.Number(part) is not null || SaidText.IsQuoted(part) || part[0] is '{' or '[' || Word(part) is "true" or "false";

    private IsNothing Failed(string en, string zh)
    {
        Fail(en, zh);
        return new IsNothing(Nothing.Missing);
    }

    private void Fail(string en, string zh) => problem ??= new Wording(en, zh);

    private static string Word(string part) => SaidText.HalfWidth(part).Trim().ToLowerInvariant();

    private static string? Type(string word) => word switch
    {
        "string" or "text" or "文本" or "字符串" => "string",
        "integer" or "int" or "整数" or "整型" => "integer",
        "number" or "数字" or "数值" => "number",
        "boolean" or "bool" or "布尔" or "布尔值" => "boolean",
        "object" or "对象" => "object",
        "array" or "list" or "数组" or "列表" => "array",
        _ => null,
    };

    private static string? AfterOneOf(string part) => After(part, "one of", "属于") ?? After(part, "one of", "枚举");

    private static string? AfterMatches(string part) => After(part, "matches", "匹配") ?? After(part, "matches", "正则");

    // what stands behind an English word and a space, or a Chinese word with or without one
    private static string? After(string part, string english, string chinese)
    {
        var half = SaidText.HalfWidth(part).TrimStart();
        var start = part.Length - part.TrimStart().Length;
        if (half.StartsWith(english, StringComparison.OrdinalIgnoreCase) && half.Length > english.Length && half[english.Length] is ' ' or '/' or '"' or '“' or '「')
            return part[(start + english.Length)..].Trim();
        return half.StartsWith(chinese, StringComparison.Ordinal) && half.Length > chinese.Length ? part[(start + chinese.Length)..].Trim() : null;
    }

    // 1~10, 1～10, 1-10
    [GeneratedRegex(@"^\s*([0-9０-９.．]+)\s*[-~～－至到]\s*([0-9０-９.．]+)\s*$")]
    private static partial Regex Tilde();
}
