using System.Security;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Run;

/// <summary>A folder of features with a project of a team's own steps, as <c>bindings</c> names it.</summary>
internal sealed class TeamProject : IDisposable
{
    public const string Steps = """
        using TrackE2E.Gherkin;

        namespace Team;

        [Binding]
        public sealed class TeamSteps
        {
            [Given("the warehouse has {int} parcels")]
            public void Warehouse(int parcels) { }

            [Then("nobody uses this")]
            public void Unused() { }
        }
        """;

    private readonly TemporaryFolder folder = new();

    public TeamProject(string steps = Steps, string feature = "Feature: Parcels\n  Scenario: Some\n    Given the warehouse has 3 parcels\n")
    {
        folder.Write("tracke2e.json", """{ "bindings": ["steps/Team.csproj"], "accounts": { "buyer": { "password": "${TEAM_SECRET_NOBODY_SET}" } } }""");
        folder.Write("parcels.feature", feature);
        // nothing of the repository's own build reaches it, as in a team's own repository
        folder.Write("steps/Directory.Build.props", "<Project />");
        folder.Write("steps/Team.cs", steps);
        folder.Write("steps/Team.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <AssemblyName>Team{Guid.NewGuid():N}</AssemblyName>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="TrackE2E.Gherkin" HintPath="{SecurityElement.Escape(typeof(TrackE2E.Gherkin.BindingAttribute).Assembly.Location)}" />
              </ItemGroup>
            </Project>
            """);
    }

    public string Features => folder.Path;

    public string Feature => Path.Combine(folder.Path, "parcels.feature");

    public string Write(string name, string text) => folder.Write(name, text);

    public void Dispose() => folder.Dispose();
}
