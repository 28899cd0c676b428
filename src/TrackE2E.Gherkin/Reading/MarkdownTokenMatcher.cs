using System.Text;
using System.Text.RegularExpressions;
using Gherkin;
using Gherkin.Ast;

namespace TrackE2E.Gherkin.Reading;

/// <summary>Finds Gherkin in a Markdown document: headers are keywords, bullets are steps, fences are doc strings, indented tables are tables, `@tags` stand in backticks.</summary>
/// <remarks>Everything else is prose. The language is English, as a document has no place to name another.
/// Source: the rules of GherkinInMarkdownTokenMatcher of @cucumber/gherkin, whose test data (*.feature.md) it is held to. One matcher per document.</remarks>
internal sealed partial class MarkdownTokenMatcher : ITokenMatcher
{
    private const string Header = @"^(#{1,6}\s)";
    private const string Bullet = @"^(\s*[*+-]\s*)";

    private readonly GherkinDialect _dialect = new GherkinDialectProvider("en").DefaultDialect;
    private readonly Dictionary<int, string> _tagLines = [];
    private readonly string[] _stepKeywords;
    private string? _openFence;
    private int _indentToRemove;
    private bool _featureFound;

    public MarkdownTokenMatcher() => _stepKeywords = [.. _dialect.StepKeywords.Where(k => k != "* ").Distinct().OrderByDescending(k => k.Length)];

    public void Reset() => _openFence = null;

    public bool Match_EOF(Token token)
    {
        if (token.IsEOF)
        {
            token.MatchedType = TokenType.EOF;
        }

        return Done(token, token.IsEOF);
    }

    public bool Match_Language(Token token) => false;

    public bool Match_Empty(Token token)
    {
        var isProse = !token.IsEOF && !Match_TagLine(token) && !Match_FeatureLine(token) && !Match_ScenarioLine(token) && !Match_BackgroundLine(token) && !Match_ExamplesLine(token)
            && !Match_RuleLine(token) && !Match_TableRow(token) && !Match_Comment(token) && !Match_DocStringSeparator(token) && !Match_StepLine(token);
        var result = !token.IsEOF && (isProse || LineOf(token).Trim().Length == 0);
        if (result)
        {
            token.MatchedType = TokenType.Empty;
        }

        return Done(token, result);
    }

    public bool Match_Other(Token token)
    {
        var line = LineOf(token);
        var indent = line.Length - line.TrimStart().Length;
        (token.MatchedType, token.MatchedText) = (TokenType.Other, _indentToRemove > indent ? line.TrimStart() : line[_indentToRemove..]);
        return Done(token, true, 0);
    }

    // a line such as | --- | --: | belongs to a table, but is no row
    public bool Match_Comment(Token token) => Done(token, !token.IsEOF && token.Line.StartsWith("|") && IsSeparator(token));

    public bool Match_DocStringSeparator(Token token)
    {
        if (token.IsEOF || Fence().Match(LineOf(token).Trim()) is not { Success: true } match || (_openFence is not null && match.Value != _openFence))
        {
            return Done(token, false);
        }

        var fence = match.Groups[1].Value;
        if (_openFence is null)
        {
            _indentToRemove = token.Line.Indent;
        }

        var mediaType = _openFence is null ? match.Groups[2].Value : "";
        _openFence = _openFence is null ? fence : null;
        (token.MatchedKeyword, token.MatchedType, token.MatchedText) = (fence, TokenType.DocStringSeparator, mediaType);
        return Done(token, true);
    }

    public bool Match_FeatureLine(Token token)
    {
        if (_featureFound || token.IsEOF)
        {
            return Done(token, false);
        }

        _featureFound = true;
        if (MatchTitle(token, Header, _dialect.FeatureKeywords, ":", TokenType.FeatureLine))
        {
            return true;
        }

        // a document need not begin with a keyword: its first line is the feature's title then
        (token.MatchedType, token.MatchedText, token.MatchedKeyword) = (TokenType.FeatureLine, LineOf(token).Trim(), "");
        return Done(token, true);
    }

    public bool Match_RuleLine(Token token) => MatchTitle(token, Header, _dialect.RuleKeywords, ":", TokenType.RuleLine);

    public bool Match_BackgroundLine(Token token) => MatchTitle(token, Header, _dialect.BackgroundKeywords, ":", TokenType.BackgroundLine);

    public bool Match_ScenarioLine(Token token) =>
        MatchTitle(token, Header, _dialect.ScenarioKeywords, ":", TokenType.ScenarioLine) || MatchTitle(token, Header, _dialect.ScenarioOutlineKeywords, ":", TokenType.ScenarioLine);

    public bool Match_ExamplesLine(Token token) => MatchTitle(token, Header, _dialect.ExamplesKeywords, ":", TokenType.ExamplesLine);

    public bool Match_StepLine(Token token) => MatchTitle(token, Bullet, _stepKeywords, "", TokenType.StepLine);

    public bool Match_TableRow(Token token)
    {
        if (token.IsEOF || !TableRow().IsMatch(LineOf(token)) || IsSeparator(token))
        {
            return false;
        }

        (token.MatchedKeyword, token.MatchedType) = ("|", TokenType.TableRow);
        return Done(token, true);
    }

    public bool Match_TagLine(Token token)
    {
        var line = token.IsEOF ? "" : LineOf(token);
        var tags = Tag().Matches(line);
        if (tags.Count == 0)
        {
            return false;
        }

        // the builder reads tags from the line itself: give it one with the same tags in the same columns and nothing else
        var plain = new StringBuilder().Append(' ', line.Length);
        foreach (Match tag in tags)
        {
            plain.Remove(tag.Groups[1].Index, tag.Groups[1].Length).Insert(tag.Groups[1].Index, tag.Groups[1].Value);
        }

        _tagLines[token.Line.LineNumber] = line;
        var indent = token.Line.Indent;
        token.Line = new GherkinLine(plain.ToString().TrimEnd(), token.Line.LineNumber);
        token.MatchedType = TokenType.TagLine;
        return Done(token, true, indent);
    }

    private bool MatchTitle(Token token, string prefix, string[] keywords, string suffix, TokenType type)
    {
        if (token.IsEOF || Regex.Match(LineOf(token).TrimStart(), $"{prefix}({string.Join('|', keywords.Select(Regex.Escape))}){suffix}(.*)") is not { Success: true } match)
        {
            return Done(token, false);
        }

        (token.MatchedType, token.MatchedKeyword, token.MatchedText) = (type, match.Groups[2].Value, match.Groups[3].Value.Trim());
        return Done(token, true, token.Line.Indent + match.Groups[1].Length);
    }

    private string LineOf(Token token) => _tagLines.TryGetValue(token.Line.LineNumber, out var line) ? line : token.Line.GetLineText(0);

    private static bool IsSeparator(Token token)
    {
        foreach (var cell in token.Line.GetTableCells())
        {
            if (Separator().IsMatch(cell.Text))
            {
                return true;
            }
        }

        return false;
    }

    private bool Done(Token token, bool matched, int? indent = null)
    {
        token.MatchedGherkinDialect = _dialect;
        token.MatchedIndent = indent ?? (token.IsEOF ? 0 : token.Line.Indent);
        token.Location = new Location(token.Location.Line, token.MatchedIndent + 1);
        return matched;
    }

    [GeneratedRegex("^(````*)(.*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s\s\s?\s?\s?\|")]
    private static partial Regex TableRow();

    [GeneratedRegex("`(@[^`]+)`")]
    private static partial Regex Tag();

    [GeneratedRegex("^:?-+:?$")]
    private static partial Regex Separator();
}
