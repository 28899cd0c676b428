using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Merging;

/// <summary>The content of <c>part.json</c>: what joining runs needs beside their summaries.</summary>
/// <param name="Schema">Version of this layout: 1.</param>
/// <param name="Part">Which part of a run it is, as <c>2/5</c>; null for a whole run.</param>
/// <param name="Planned">Ids of the plan's events.</param>
/// <param name="Verified">Ids of the planned events that passed scenarios verified.</param>
public sealed record RunPart(int Schema, string? Part, IReadOnlyList<string> Planned, IReadOnlyList<string> Verified)
{
    /// <summary>Name of the file in the output folder.</summary>
    public const string FileName = "part.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>What a run leaves for joining.</summary>
    public static RunPart Of(RunResult run, string? part)
    {
        ArgumentNullException.ThrowIfNull(run);
        var verified = run.Results.Where(r => r.Verdict == Verdict.Pass).SelectMany(r => r.VerifiedEvents).ToHashSet(StringComparer.Ordinal);
        return new RunPart(1, part, run.Plan.Events, [.. run.Plan.Events.Where(verified.Contains)]);
    }

    /// <summary>Writes the file into the folder.</summary>
    public static Task WriteAsync(RunPart part, string folder, CancellationToken cancellation) => File.WriteAllTextAsync(Path.Combine(folder, FileName), JsonSerializer.Serialize(part, Json) + "\n", cancellation);

    /// <summary>Reads the file of an output folder.</summary>
    /// <exception cref="BrokenException">summary-unreadable: not there, not JSON, or of another schema.</exception>
    public static RunPart Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var part = JsonSerializer.Deserialize<RunPart>(File.ReadAllBytes(path), Json) ?? throw new JsonException("null");
            return part.Schema == 1 ? part : throw new JsonException($"schema {part.Schema}");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BrokenException(
                "summary-unreadable",
                new("the output of a run cannot be read", "无法读取运行的输出"),
                new($"a {FileName} of schema 1 beside summary.json", $"summary.json 旁有 schema 为 1 的 {FileName}"),
                e.Message,
                new("name the output folder of a finished run of this version", "指定当前版本一次已完成运行的输出文件夹"),
                path,
                e);
        }
    }
}
