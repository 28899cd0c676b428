using System.Text;
using TrackE2E.Core.Verdicts;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary>The vocabulary as a page for people.</summary>
internal static class StepsPage
{
    private static readonly Dictionary<string, string> ChineseKeywords = new() { ["Given"] = "假如", ["When"] = "当", ["Then"] = "那么" };

    public static string Text(IReadOnlyList<VocabularyStep> steps, IReadOnlyList<string> languages)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append(step.Id).Append('\n');
            foreach (var language in languages)
            {
                var (wordings, does, example) = In(step, language);
                text.Append("  ").AppendJoin("\n  ", wordings).Append('\n');
                text.Append("      ").Append(does).Append(TableText(step, language)).Append('\n');
                text.Append("      ").Append(new Wording("example: ", "例：").In(language)).Append(example).Append('\n');
                foreach (var parameter in ParameterText.Of(step).Where(p => wordings.Any(w => w.Contains($"{{{p.Name}}}", StringComparison.Ordinal))))
                {
                    text.Append("      {").Append(parameter.Name).Append("}  ").Append(parameter.What.In(language)).Append(new Wording(": ", "：").In(language)).AppendJoin("  ", parameter.Examples).Append('\n');
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    public static string Markdown(IReadOnlyList<VocabularyStep> steps, IReadOnlyList<string> languages)
    {
        var text = new StringBuilder("# ").Append(languages.Contains("en") ? "Steps" : "步骤").Append('\n');
        foreach (var step in steps)
        {
            text.Append("\n## ").Append(step.Id).Append('\n');
            foreach (var language in languages)
            {
                var (wordings, does, example) = In(step, language);
                text.Append('\n').AppendJoin(" · ", wordings.Select(w => $"`{w}`")).Append("\n\n").Append(does).Append(TableText(step, language));
                text.Append("\n\n```gherkin\n").Append(example).Append("\n```\n");
            }
        }

        text.Append("\n## ").Append(languages.Contains("en") ? "Parameters" : "参数").Append("\n\n| | ").AppendJoin(" | ", languages).Append(" | |\n| --- | ").AppendJoin(" | ", languages.Select(_ => "---")).Append(" | --- |\n");
        foreach (var parameter in ParameterText.All)
        {
            text.Append("| `{").Append(parameter.Name).Append("}` | ").AppendJoin(" | ", languages.Select(parameter.What.In)).Append(" | ").AppendJoin(", ", parameter.Examples.Select(e => $"`{e}`")).Append(" |\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    private static string TableText(VocabularyStep step, string language) =>
        !step.TakesTable ? "" : new Wording(" A table may stand below it.", "下方可带表格。").In(language);

    private static (IReadOnlyList<string> Wordings, string Does, string Example) In(VocabularyStep step, string language) => language == "zh"
        ? (step.Zh, step.DoesZh, ChineseKeywords[step.Usually] + step.ExampleZh)
        : (step.En, step.DoesEn, $"{step.Usually} {step.ExampleEn}");
}
