using System.Text;
using System.Text.RegularExpressions;

namespace TrackE2E.Gherkin.Expressions;

/// <summary>Proposes Cucumber expressions for a step text that no definition matches.</summary>
internal sealed class ExpressionGenerator(ParameterTypeRegistry registry)
{
    private const int MaxProposals = 256;

    /// <summary>Proposes expressions, the best first; never none.</summary>
    public IReadOnlyList<GeneratedExpression> Generate(string text)
    {
        var types = registry.Named.Where(t => t.UseForSnippets).ToList();
        var template = new List<object>();
        var position = 0;
        while (position < text.Length && Next(types, text, position) is { Count: > 0 } found)
        {
            var (start, length) = (found[0].Start, found[0].Length);
            template.Add(EscapeText(text[position..start]));
            template.Add(found.Select(f => f.Type).Distinct().OrderByDescending(t => t.PreferForRegexpMatch).ThenBy(t => t.Name, StringComparer.Ordinal).ToList());
            position = start + length;
        }

        template.Add(EscapeText(text[position..]));
        return [.. Combine(template, 0).Take(MaxProposals)];
    }

    /// <summary>The candidates that start first and, of these, are longest.</summary>
    private static List<(int Start, int Length, ParameterType Type)> Next(List<ParameterType> types, string text, int position)
    {
        var candidates = types.SelectMany(type => type.Regexps.Select(regexp => (type, match: Find(regexp, text, position))))
            .Where(c => c.match.Length > 0)
            .Select(c => (c.match.Start, c.match.Length, c.type))
            .OrderBy(c => c.Start).ThenByDescending(c => c.Length).ToList();
        return candidates.FindAll(c => c.Start == candidates[0].Start && c.Length == candidates[0].Length);
    }

    private static (int Start, int Length) Find(string regexp, string text, int position)
    {
        for (var match = new Regex(regexp, RegexOptions.CultureInvariant).Match(text, position); match.Success; match = match.NextMatch())
        {
            if (match.Length > 0 && IsBoundary(text, match.Index - 1) && IsBoundary(text, match.Index + match.Length))
            {
                return (match.Index, match.Length);
            }
        }

        return default;
    }

    // a number inside a word is no parameter; scripts without spaces (Chinese, Japanese, Thai …) have no words to be inside of
    private static bool IsBoundary(string text, int index) =>
        index < 0 || index >= text.Length || char.IsWhiteSpace(text[index]) || char.IsPunctuation(text[index])
        || char.GetUnicodeCategory(text[index]) == System.Globalization.UnicodeCategory.OtherLetter;

    private static IEnumerable<GeneratedExpression> Combine(List<object> template, int index)
    {
        if (index >= template.Count)
        {
            yield return new GeneratedExpression("", []);
            yield break;
        }

        foreach (var rest in Combine(template, index + 1))
        {
            if (template[index] is string text)
            {
                yield return rest with { Source = text + rest.Source };
                continue;
            }

            foreach (var type in (List<ParameterType>)template[index])
            {
                yield return new GeneratedExpression($"{{{type.Name}}}{rest.Source}", [type, .. rest.Types]);
            }
        }
    }

    private static string EscapeText(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '(' or '{' or '/')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}

/// <summary>A proposed expression with the types of its parameters.</summary>
internal sealed record GeneratedExpression(string Source, IReadOnlyList<ParameterType> Types);
