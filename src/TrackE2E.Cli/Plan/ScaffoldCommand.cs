using System.CommandLine;
using TrackE2E.Cli.Plan.Scaffold;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan scaffold</c>: the scenarios that a plan asks for.</summary>
internal static class ScaffoldCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dir") { Description = "plan folder or file; default: the one of tracke2e.json, else features/plans", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = "folder that the feature files are written to; default: they are printed" };
        var force = new Option<bool>("--force") { Description = "write over feature files that are there already" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("scaffold", "writes the scenarios that a plan asks for, in the words of \"tracke2e steps\", ready to run; --lang is their language") { folder, output, force, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var plan = Plans.Read(parsed.GetValue(folder) ?? Plans.Folder(Environment.GetEnvironmentVariable));
            var scaffold = new PlanScaffold(plan, printer.Words.Language);
            var features = scaffold.Write();
            var target = parsed.GetValue(output);
            if (target is not null)
            {
                await PlanOutput.WriteAsync(target, features.Select(feature => (feature.Name, feature.Text)), parsed.GetValue(force), cancellation);
            }

            if (parsed.GetValue(json))
            {
                printer.Json(new { Features = features.Select(feature => new { feature.Name, feature.Scenarios, Text = target is null ? feature.Text : null }), scaffold.Left });
                return ExitCodes.Passed;
            }

            foreach (var feature in features)
            {
                printer.Line(target is null ? $"# {feature.Name}\n{feature.Text}" : $"{Path.Combine(target, feature.Name)}  {feature.Scenarios}");
            }

            foreach (var line in scaffold.Left)
            {
                printer.Line(printer.Say("left out  ", "略去  ") + line);
            }

            printer.Line(printer.Say($"{features.Sum(feature => feature.Scenarios)} scenarios in {features.Count} files; {scaffold.Left.Count} left out", $"{features.Count} 个文件，{features.Sum(feature => feature.Scenarios)} 个场景；略去 {scaffold.Left.Count} 项"));
            return features.Count > 0 ? ExitCodes.Passed : throw new BrokenException(
                "nothing-to-scaffold",
                new("the plan asks for no scenario", "方案不需要任何场景"),
                new("pages that can be opened, with events on them", "可以打开且有事件的页面"),
                new("none", "没有"),
                new("give pages an open: path, and events a page or element", "为页面写上 open: 路径，为事件写上页面或元素"));
        });
        return command;
    }
}
