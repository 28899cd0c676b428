using System.Runtime.CompilerServices;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>Turns the feature files of a folder into NUnit tests when tests are discovered: a fixture per file, a test per scenario or row.</summary>
/// <remarks>Put it on one class of the test assembly, which may be static and empty. The folder is the one in the source tree, so that an edited feature needs no build and
/// results point at the file one edits; where there is no source tree, the folder beside the assembly is taken. Tags are categories.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FeatureFilesAttribute : NUnitAttribute, IFixtureBuilder2
{
    private readonly string _folder;
    private readonly string _sourceFile;
    private readonly ParallelScope _parallel;

    /// <summary>Takes the files of a folder and all folders below.</summary>
    /// <param name="folder">Relative to the file that uses the attribute.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="parallel">What runs at the same time: by default features and their scenarios; how many is NUnit's <c>LevelOfParallelism</c>.</param>
    // NUnit's type in this signature makes an assembly that uses the attribute refer to NUnit: the adapter finds no tests in one that does not
    public FeatureFilesAttribute(string folder = ".", [CallerFilePath] string sourceFile = "", ParallelScope parallel = ParallelScope.All) =>
        (_folder, _sourceFile, _parallel) = (folder, sourceFile, parallel);

    /// <summary>The folder that names in messages are relative to, relative to the file that uses the attribute. Default: its folder.</summary>
    public string BaseFolder { get; set; } = ".";

    /// <summary>Name of a file that sets a folder apart: its features are no tests of this assembly. Default null: none is set apart.</summary>
    public string? Apart { get; set; }

    /// <summary>What becomes of scenarios with pending or undefined steps. Default: they fail.</summary>
    public MissingSteps MissingSteps { get; set; } = MissingSteps.Fail;

    /// <inheritdoc/>
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => [Build(typeInfo)];

    /// <inheritdoc/>
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo, IPreFilter filter) => [Build(typeInfo)];

    private SetUpFixture Build(ITypeInfo typeInfo)
    {
        var source = Path.GetDirectoryName(_sourceFile);
        var origin = Directory.Exists(source) ? source : Path.GetDirectoryName(typeInfo.Assembly.Location)!;
        var run = new NUnitRun(typeInfo.Assembly, Path.GetFullPath(_folder, origin), Path.GetFullPath(BaseFolder, origin), Apart, MissingSteps);
        return new FeatureSuiteBuilder(typeInfo, run, _parallel).Build();
    }
}

/// <summary>What NUnit makes of scenarios with pending or undefined steps.</summary>
public enum MissingSteps
{
    /// <summary>They fail.</summary>
    Fail,

    /// <summary>They are ignored, with the reason.</summary>
    Ignore,
}
