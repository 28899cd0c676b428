using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Plans.Linting;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan lint</c>: what a readable plan says that will likely cause trouble.</summary>
internal static class LintCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("dir") { Description = "plan folder or file; default: the one of tracke2e.json, else features/plans", Arity = ArgumentArity.ZeroOrOne };
        var without = new Option<string[]>("--without") { Description = "rules to leave out, by their words", AllowMultipleArgumentsPerToken = true };
        var events = new Option<NamingStyle?>("--event-names") { Description = "style of event names; default: the one that most have" };
        var properties = new Option<NamingStyle?>("--property-names") { Description = "style of property names; default: the one that most have" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("lint", "looks for what in a plan will likely cause trouble; exit 1 on remarks, 2 when it cannot be read") { folder, without, events, properties, json, language };
        command.SetAction(parsed =>
        {
            var printer = Printer.Of(parsed, language);
            var plan = Plans.Read(parsed.GetValue(folder) ?? Plans.Folder(Environment.GetEnvironmentVariable));
            var unusable = PropertyRules.Problems(plan).Select(problem => new PlanRemark("schema-unusable", problem.Place, problem.Problem, "mend the JSON Schema keywords of this event") { WhatInChinese = problem.InChinese, WriteInsteadInChinese = "修正该事件的 JSON Schema 关键字" });
            IReadOnlyList<PlanRemark> remarks = [.. unusable, .. PlanLint.Check(plan, new LintOptions { EventNames = parsed.GetValue(events), PropertyNames = parsed.GetValue(properties), Without = (parsed.GetValue(without) ?? []).ToHashSet(StringComparer.Ordinal) })];
            if (parsed.GetValue(json))
            {
                printer.Json(remarks.Select(r => new { r.Rule, r.Place.File, r.Place.Line, r.Place.Column, What = r.WhatIn(printer.Words.Language), WriteInstead = r.WriteIn(printer.Words.Language) }));
            }
            else
            {
                foreach (var remark in remarks)
                {
                    printer.Line(remark.In(printer.Words.Language));
                }

                printer.Line(printer.Say(
                    $"{plan.Events.Count} events, {plan.Pages.Count} pages, {plan.Elements.Count} elements: {remarks.Count} remarks",
                    $"{plan.Events.Count} 个事件，{plan.Pages.Count} 个页面，{plan.Elements.Count} 个元素：{remarks.Count} 条意见"));
            }

            return remarks.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command;
    }
}
