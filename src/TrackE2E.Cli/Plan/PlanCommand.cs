using System.CommandLine;
using TrackE2E.Core.Plans;

namespace TrackE2E.Cli.Plan;

/// <summary><c>tracke2e plan</c>: everything about the tracking plan that needs no page.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var schema = new Command("schema", "prints the JSON Schema of plan files, for editors");
        schema.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(PlanSchema.Text + "\n");
            return ExitCodes.Passed;
        });
        return new Command("plan", "looks after the tracking plan: lint, diff, check, import, export, coverage, scaffold, docs, schema")
        {
            LintCommand.Create(), DiffCommand.Create(), CheckCommand.Create(), ImportCommand.Create(), ExportCommand.Create(), CoverageCommand.Create(), ScaffoldCommand.Create(), DocsCommand.Create(), schema,
        };
    }
}
