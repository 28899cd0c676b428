using System.Text;

namespace TrackE2E.Cli.Steps;

/// <summary>The steps as a page for people.</summary>
internal static class StepsPage
{
    public static string Text(StepCatalogue catalogue, IReadOnlyList<StepEntry> steps, IReadOnlyList<string> languages)
    {
        var text = new StringBuilder();
        foreach (var step in steps)
        {
            text.Append(step.Id).Append(catalogue.Scenarios == 0 ? "" : $"  ({StepWords.Uses(step.Uses).In(languages[0])})").Append('\n');
            foreach (var language in Languages(step, languages))
            {
                var said = step.In(language);
                text.Append("  ").Append(said.Wordings[0]).Append('\n');
                text.Append(said.Wordings.Count == 1 ? "" : "      " + StepWords.Also.In(language) + string.Join(" · ", said.Wordings.Skip(1)) + "\n");
                text.Append("      ").Append(Does(step, language)).Append('\n');
                text.Append("      ").Append(StepWords.Example.In(language)).Append(StepWords.Sentence(step, language).ReplaceLineEndings("\n        ")).Append('\n');
                if (said.Example.From is not null)
                {
                    text.Append("        ").Append(StepWords.From(said.Example).In(language)).Append('\n');
                }

                foreach (var parameter in step.Parameters.Where(p => said.Wordings.Any(w => w.Contains($"{{{p.Name}}}", StringComparison.Ordinal))))
                {
                    text.Append("      {").Append(parameter.Name).Append("}  ").Append(parameter.What.In(language)).Append(language == "zh" ? "：" : ": ").AppendJoin("  ", parameter.Examples).Append('\n');
                }
            }

            text.Append('\n');
        }

        Trouble(text, catalogue, languages[0], "  ");
        return text.ToString().TrimEnd('\n');
    }

    public static string Markdown(StepCatalogue catalogue, IReadOnlyList<StepEntry> steps, IReadOnlyList<string> languages)
    {
        var first = languages[0];
        var text = new StringBuilder("# ").Append(StepWords.Title.In(first)).Append('\n');
        foreach (var step in steps)
        {
            text.Append("\n## ").Append(step.Id).Append('\n');
            foreach (var language in Languages(step, languages))
            {
                var said = step.In(language);
                text.Append('\n').AppendJoin(" · ", said.Wordings.Select(w => $"`{w}`")).Append("\n\n").Append(Does(step, language));
                text.Append("\n\n```gherkin\n").Append(StepWords.Sentence(step, language)).Append("\n```\n");
                text.Append(said.Example.From is null ? "" : $"\n{StepWords.From(said.Example).In(language)}\n");
            }
        }

        text.Append("\n## ").Append(StepWords.Parameters.In(first)).Append("\n\n| | ").AppendJoin(" | ", languages).Append(" | |\n| --- | ").AppendJoin(" | ", languages.Select(_ => "---")).Append(" | --- |\n");
        foreach (var parameter in ParameterText.All)
        {
            text.Append("| `{").Append(parameter.Name).Append("}` | ").AppendJoin(" | ", languages.Select(parameter.What.In)).Append(" | ").AppendJoin(", ", parameter.Examples.Select(e => $"`{e}`")).Append(" |\n");
        }

        text.Append('\n');
        Trouble(text, catalogue, first, "- ");
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>A team's own step has one wording, so it is shown once.</summary>
    internal static IEnumerable<string> Languages(StepEntry step, IReadOnlyList<string> languages) => step.Zh is null ? languages.Take(1) : languages;

    internal static string Does(StepEntry step, string language) =>
        (step.Own ? StepWords.OwnStep.In(language) + (step.Place is null ? "" : $" ({step.Place})") : step.In(language).Does) + (step.Table ? StepWords.Table.In(language) : "");

    // what somebody should tidy up
    private static void Trouble(StringBuilder text, StepCatalogue catalogue, string language, string bullet)
    {
        foreach (var (expression, where) in catalogue.Duplicates)
        {
            text.Append(StepWords.Duplicate(expression).In(language)).Append("\n\n").AppendJoin('\n', where.Select(w => bullet + w)).Append("\n\n");
        }

        var unused = catalogue.Scenarios == 0 ? [] : catalogue.Steps.Where(s => s.Own && s.Unused).ToList();
        if (unused.Count > 0)
        {
            text.Append(StepWords.Unused(unused.Count).In(language)).Append("\n\n").AppendJoin('\n', unused.Select(s => $"{bullet}{s.En.Wordings[0]}{(s.Place is null ? "" : $"  ({s.Place})")}")).Append("\n\n");
        }
    }
}
