using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary><c>--dry-run</c>: binds every step and drives nothing.</summary>
internal static class DryRun
{
    public static int Execute(RunRequest request, Words words)
    {
        var report = Selection.Read(request);
        foreach (var error in report.FeatureErrors)
        {
            Console.WriteLine(words.Say("cannot be read", "无法读取") + $"  {error}");
        }

        foreach (var step in report.Undefined)
        {
            Console.WriteLine(words.Say("undefined step", "未定义的步骤") + $"  {step.Step.Text}");
            Console.WriteLine("  " + words.Say("where", "位置") + $"     {string.Join(", ", step.Places.Select(p => Place(p, request)))}");
            if (step.Nearest.Count > 0)
            {
                Console.WriteLine("  " + words.Say("nearest", "最接近") + $"   {string.Join("\n            ", step.Nearest.Select(n => n.Expression))}");
            }

            Console.WriteLine("  " + words.Say("do        use one of the words above, or define the step:", "处理      使用以上写法，或定义该步骤："));
            Console.WriteLine("            " + step.Snippet.ReplaceLineEndings("\n            "));
        }

        foreach (var step in report.Ambiguous)
        {
            Console.WriteLine(words.Say("ambiguous step", "有歧义的步骤") + $"  {step.Step.Text}");
            Console.WriteLine("  " + words.Say("where", "位置") + $"     {string.Join(", ", step.Places.Select(p => Place(p, request)))}");
            Console.WriteLine("  " + words.Say("fits", "匹配") + $"      {string.Join("\n            ", step.Definitions.Select(d => $"{d.Expression}  ({d.Id})"))}");
        }

        foreach (var (step, problem) in report.Mismatched)
        {
            Console.WriteLine($"{step.Text}\n  {problem}");
        }

        Console.WriteLine(words.Say(
            $"{report.Scenarios} scenarios, {report.Steps} steps: {report.Undefined.Count} undefined, {report.Ambiguous.Count} ambiguous; nothing was driven",
            $"{report.Scenarios} 个场景，{report.Steps} 个步骤：{report.Undefined.Count} 个未定义，{report.Ambiguous.Count} 个有歧义；未驱动任何设备"));
        return report.IsClean && (report.Scenarios > 0 || request.AllowEmpty) ? ExitCodes.Passed : ExitCodes.Broken;
    }

    private static string Place(Gherkin.SourceLocation place, RunRequest request) => $"{Path.GetRelativePath(request.Root, place.Path)}:{place.Line}";
}
