using TrackE2E.Gherkin.Checking;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Run;

/// <summary>What binding found, for people: unreadable files, undefined and ambiguous steps, with places and what to do.</summary>
internal sealed class BindingText(TextWriter output, Words words, string root)
{
    private const int ShownPlaces = 5;

    public void Write(BindingReport report)
    {
        foreach (var error in report.FeatureErrors)
        {
            Line(words.Say("cannot be read", "无法读取") + $"  {error.In(words.Culture)}");
        }

        foreach (var (place, problem) in report.Idle)
        {
            Line(words.Say("not run", "不会运行") + $"  {words.Say(problem)}");
            Line("  " + words.Say("where", "位置") + $"     {Place(place)}");
        }

        foreach (var (expression, type) in report.UndefinedParameterTypes)
        {
            Line(words.Say("undefined parameter type", "未定义的参数类型") + $"  {{{type}}}");
            Line("  " + words.Say("where", "位置") + $"     {expression}");
            Line("  " + words.Say("do        use a parameter of the list (tracke2e steps), or define it: [ParameterType]", "处理      使用列表中的参数（tracke2e steps），或用 [ParameterType] 定义它"));
        }

        foreach (var step in report.Undefined)
        {
            Line(words.Say("undefined step", "未定义的步骤") + $"  {step.Step.Text}");
            Line("  " + words.Say("where", "位置") + $"     {Places(step.Places)}");
            if (step.Elsewhere is { } elsewhere)
            {
                Line("  " + words.Say("actual", "实际") + $"    {words.Say(elsewhere)}");
            }

            if (step.Nearest.Count > 0)
            {
                Line("  " + words.Say("nearest", "最接近") + $"   {string.Join("\n            ", step.Nearest.Select(Near))}");
            }

            Line("  " + (step.Elsewhere is not null ? words.Say("do        write it where it is defined", "处理      在有定义的地方使用它") : step.Nearest.Count > 0 ? words.Say("do        write it as above", "处理      改用以上写法") : words.Say("do        write it in other words", "处理      换一种写法"))
                + words.Say("; tracke2e steps lists every step, tracke2e steps WORD searches", "；tracke2e steps 列出全部步骤，tracke2e steps 词 可搜索")
                + words.Say("; or have a developer define it:", "；或请开发定义该步骤："));
            Line("            " + step.Snippet.ReplaceLineEndings("\n            "));
        }

        foreach (var step in report.Ambiguous)
        {
            Line(words.Say("ambiguous step", "有歧义的步骤") + $"  {step.Step.Text}");
            Line("  " + words.Say("where", "位置") + $"     {Places(step.Places)}");
            Line("  " + words.Say("fits", "匹配") + $"      {(step.Definitions.Count > 0 ? string.Join("\n            ", step.Definitions.Select(Named)) : words.Say(step.Problem))}");
            Line("  " + words.Say("do        keep one of them, or make them differ", "处理      保留其中一个，或让它们互不重叠"));
        }

        foreach (var (step, problem) in report.Mismatched)
        {
            Line(words.Say("step with other arguments than its method", "步骤的参数与方法不符") + $"  {step.Text}");
            Line("  " + words.Say("where", "位置") + $"     {Place(step.Location)}");
            Line("  " + words.Say("actual", "实际") + $"    {words.Say(problem)}");
        }

        foreach (var same in report.Duplicates)
        {
            Line(words.Say("defined more than once", "重复定义") + $"  {same[0].Wording}");
            Line("  " + words.Say("where", "位置") + $"     {string.Join("\n            ", same.Select(Named))}");
            Line("  " + words.Say("do        keep one of them", "处理      只保留一个"));
        }
    }

    public void Write(IEnumerable<UnknownName> unknown)
    {
        foreach (var name in unknown)
        {
            Line(words.Say($"the plan has no {name.Kind}", $"方案中没有这个{Chinese(name.Kind)}") + $"  \"{name.Said}\"");
            Line("  " + words.Say("where", "位置") + $"     {Places(name.Places)}");
            if (name.Nearest.Count > 0)
            {
                Line("  " + words.Say("nearest", "最接近") + $"   {string.Join(", ", name.Nearest.Select(n => $"\"{n}\""))}");
            }

            if (name.Said is ['<', .., '>'])
            {
                // of an outline
                Line("  " + words.Say($"do        give the examples a column \"{name.Said[1..^1]}\"", $"处理      在例子的表头中加上“{name.Said[1..^1]}”列"));
                continue;
            }

            Line("  " + words.Say($"do        write one of the plan's names, or add the {name.Kind} to the plan", $"处理      改用方案中的名称，或把该{Chinese(name.Kind)}加入方案"));
        }
    }

    public void Write(IEnumerable<UnusableRow> unusable)
    {
        foreach (var row in unusable)
        {
            // the lines of a broken step, with the step's place
            var lines = row.Problem.In(words.Language).Split('\n');
            Line(row.Problem.WhatIn(words.Language));
            Line("  " + words.Say("where", "位置") + $"     {Place(row.Place)}");
            Line(string.Join('\n', lines.Skip(1)));
        }
    }

    private static string Chinese(string kind) => kind switch
    {
        "page" => "页面",
        "tab" => "标签页",
        "element" => "元素",
        _ => "事件",
    };

    private void Line(string line) => output.Write(line + "\n");

    private string Places(IReadOnlyList<Gherkin.SourceLocation> places) =>
        string.Join(", ", places.Take(ShownPlaces).Select(Place)) + (places.Count > ShownPlaces ? words.Say($" and {places.Count - ShownPlaces} more", $" 等 {places.Count} 处") : "");

    private string Place(Gherkin.SourceLocation place)
    {
        var relative = Path.GetRelativePath(root, place.Path);
        return $"{(relative.StartsWith("..", StringComparison.Ordinal) ? place.Path : relative)}:{place.Line}";
    }

    // what to write, then the wording that it comes from
    private string Near(NearStep near) => near.Filled is { } filled && filled != near.Definition.Wording ? $"{filled}      {Named(near.Definition)}" : Named(near.Definition);

    private string Named(Gherkin.Bindings.StepDefinition definition) =>
        $"{definition.Wording}  ({definition.Id}{(definition.Location is { } place ? " " + words.Say("in ", "位于 ") + Place(place) : "")})";
}
