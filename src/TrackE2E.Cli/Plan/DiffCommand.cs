using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Plans.Diffing;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Commands;
using Command = System.CommandLine.Command;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan diff</c>: what changed between two plans, and whom it breaks.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "plan folder, file, git revision, or REVISION:FOLDER" };
        var current = new Argument<string?>("new") { Description = "the same; default: the plan folder as it is now", Arity = ArgumentArity.ZeroOrOne };
        var consumers = new Option<string?>("--consumers") { Description = $"folder with contracts of downstream jobs (*{ConsumerContract.Ending}); names each that a change breaks" };
        var approved = new Option<string?>("--approved-by") { Description = "who approved the breaking changes; they do not fail the command then" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("diff", "compares two versions of a plan; exit 1 when a change breaks producers or consumers") { old, current, consumers, approved, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var folder = Plans.Folder(Environment.GetEnvironmentVariable);
            var versions = new PlanVersions(new SystemCommands(TimeProvider.System), folder, Directory.GetCurrentDirectory());
            var before = await versions.ReadAsync(parsed.GetValue(old)!, cancellation);
            var after = await versions.ReadAsync(parsed.GetValue(current) ?? folder, cancellation);
            var changes = PlanDiff.Between(before, after);
            var contracts = parsed.GetValue(consumers) is { } jobs ? ConsumerContract.ReadAll(jobs) : [];
            var broken = contracts.SelectMany(contract => contract.BrokenBy(changes, before, after, printer.Words)).ToList();
            if (parsed.GetValue(json))
            {
                printer.Json(new
                {
                    Changes = changes.Select(c => new { c.Event, c.Path, What = printer.Say(c.What, c.WhatInChinese), c.BreaksProducers, c.BreaksConsumers, File = versions.Named(c.Place.File), c.Place.Line }),
                    Consumers = broken,
                    ApprovedBy = parsed.GetValue(approved),
                });
            }
            else
            {
                Print(printer, changes, broken, contracts.Count, parsed.GetValue(approved));
            }

            return (changes.Any(c => c.IsBreaking) || broken.Count > 0) && string.IsNullOrWhiteSpace(parsed.GetValue(approved)) ? ExitCodes.Failed : ExitCodes.Passed;
        });
        return command;
    }

    private static void Print(Printer printer, IReadOnlyList<PlanChange> changes, List<BrokenNeed> broken, int contracts, string? approved)
    {
        foreach (var change in changes.OrderByDescending(c => c.IsBreaking))
        {
            printer.Line(change.In(printer.Words.Language));
        }

        foreach (var need in broken)
        {
            printer.Line($"{printer.Say("breaks the job", "影响下游任务")} {need.Consumer}  {(need.Property.Length == 0 ? need.Event : $"{need.Event} › {need.Property} ({need.Type})")}: {need.Why}{(need.Owner is null ? "" : printer.Say($"  do: tell {need.Owner}", $"  处理：通知 {need.Owner}"))}");
        }

        var breaking = changes.Count(c => c.IsBreaking);
        printer.Line(printer.Say($"{changes.Count} changes, {breaking} breaking", $"{changes.Count} 处变更，{breaking} 处不兼容")
            + (contracts == 0 ? "" : printer.Say($"; {broken.Select(b => b.Consumer).Distinct().Count()} of {contracts} contracts are broken", $"；{contracts} 份下游契约中 {broken.Select(b => b.Consumer).Distinct().Count()} 份受影响"))
            + (string.IsNullOrWhiteSpace(approved) ? "" : printer.Say($"; approved by {approved}", $"；批准人 {approved}")));
    }
}
