using System.IO.Compression;
using System.Reflection;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Tests.Plans.Importing;

/// <summary>Schemas of other people, unpacked for one test.</summary>
internal sealed class SomeSchemas : IDisposable
{
    private SomeSchemas(string folder) => Folder = folder;

    public string Folder { get; }

    public static SomeSchemas Of(string archive)
    {
        var data = typeof(SomeSchemas).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "TestData").Value!;
        var folder = Directory.CreateTempSubdirectory("schemas").FullName;
        ZipFile.ExtractToDirectory(Path.Combine(data, "schemas", archive + ".zip"), folder);
        return new SomeSchemas(folder);
    }

    /// <summary>A folder with such files, by path.</summary>
    public static SomeSchemas With(params ReadOnlySpan<(string Path, string Text)> files)
    {
        var folder = Directory.CreateTempSubdirectory("schemas").FullName;
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        return new SomeSchemas(folder);
    }

    /// <summary>The plan that the imported files are.</summary>
    public static TrackingPlan Plan(ImportedPlan imported)
    {
        var folder = Directory.CreateTempSubdirectory("imported").FullName;
        try
        {
            foreach (var file in imported.Files)
                File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
            return PlanReader.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    public void Dispose() => Directory.Delete(Folder, true);
}
