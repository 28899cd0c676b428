using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Properties.Schemas;
using YamlDotNet.Core;

namespace TrackE2E.Benchmarks.Plans;

/// <summary>Verification beside ajv 8.20 (compiled, on Node) and NJsonSchema 11.6; loading a large plan beside YamlDotNet's bare parse. One run, ratios.</summary>
/// <remarks><c>plans [SECONDS]</c>, or <c>plans loading</c> for the large plan only.</remarks>
internal static class PlanBenchmarks
{
    private const int LoadingRounds = 7;

    public static async Task<int> RunAsync(string[] args)
    {
        // first: what the others keep alive is looked at by every collection
        Loading(LoadingRounds);
        if (args is ["loading"])
            return 0;
        var time = TimeSpan.FromSeconds(args.Length > 0 && double.TryParse(args[0], CultureInfo.InvariantCulture, out var seconds) ? seconds : 2);
        var corpora = new (string Name, bool Formats, IReadOnlyList<Subject> Subjects)[] { ("iglu", false, Corpus.Iglu()), ("wikimedia", false, Corpus.Wikimedia()), ("shop", true, Corpus.Shop()) };
        var ajv = await AjvAsync(corpora, time);
        Console.WriteLine("events/s on one core, from UTF-8 text to verdict                    | bytes/event | ajv 8.20      | ratio | NJsonSchema 11.6          | ratio");
        foreach (var (name, formats, subjects) in corpora)
        {
            var compiled = subjects.SelectMany(subject => Compiled(subject, formats)).ToArray();
            var valid = compiled.Count(each => each.Schema.IsValid(each.Payload));
            var ours = Rate.Of(time, compiled.Length, () =>
            {
                foreach (var (schema, payload) in compiled)
                    schema.IsValid(payload);
            });
            Print($"{name}: {subjects.Count} schemas, {compiled.Length} payloads, {valid} valid", ours, ajv.GetValueOrDefault(name), await PeerAsync(subjects, ours, compiled.Length, time));

            var planned = subjects.SelectMany(subject => subject.Payloads.Select(payload => (subject.Planned, payload))).ToArray();
            var fits = planned.Count(each => PropertyRules.Fits(each.Planned, each.payload));
            var plan = Rate.Of(time, planned.Length, () =>
            {
                foreach (var (each, payload) in planned)
                    PropertyRules.Fits(each, payload);
            });
            Print($"{name} by the plan: {fits} of {planned.Length} as planned", plan, ajv.GetValueOrDefault(name), "");
        }

        return 0;
    }

    private static IEnumerable<(JsonSchema Schema, byte[] Payload)> Compiled(Subject subject, bool formats)
    {
        var schema = JsonSchema.Compile(JsonDocument.Parse(subject.Schema).RootElement, new SchemaOptions { AssertFormats = formats });
        return subject.Payloads.Select(payload => (schema, payload));
    }

    private static void Print(string what, Rate ours, double ajv, string peer) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-52} {ours.PerSecond,14:N0} | {ours.Bytes,11:0.#} | {ajv,13:N0} | {(ajv > 0 ? ours.PerSecond / ajv : 0),5:0.00} | {peer}"));

    // only where it can read the schema; its answer is not compared, its speed is
    private static async Task<string> PeerAsync(IReadOnlyList<Subject> subjects, Rate ours, int all, TimeSpan time)
    {
        var readable = new List<(NJsonSchema.JsonSchema Schema, byte[] Payload)>();
        foreach (var subject in subjects)
        {
            try
            {
                var schema = await NJsonSchema.JsonSchema.FromJsonAsync(subject.Schema.Replace("https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#", StringComparison.Ordinal));
                foreach (var payload in subject.Payloads)
                {
                    schema.Validate(Encoding.UTF8.GetString(payload));
                    readable.Add((schema, payload));
                }
            }
            catch (Exception unread) when (unread is not OutOfMemoryException)
            {
                // it cannot read this one
            }
        }

        var peer = Rate.Of(time, readable.Count, () =>
        {
            foreach (var (schema, payload) in readable)
                schema.Validate(Encoding.UTF8.GetString(payload));
        });
        return string.Create(CultureInfo.InvariantCulture, $"{peer.PerSecond,10:N0} ({readable.Count} of {all}) | {ours.PerSecond / peer.PerSecond:0.0}");
    }

    private static async Task<Dictionary<string, double>> AjvAsync((string Name, bool Formats, IReadOnlyList<Subject> Subjects)[] corpora, TimeSpan time)
    {
        var root = Repository.Root;
        var modules = Path.Combine(Path.GetTempPath(), "tracke2e-benchmarks-ajv");
        Directory.CreateDirectory(modules);
        File.Copy(Path.Combine(root, "tests", "Benchmarks", "Plans", "package.json"), Path.Combine(modules, "package.json"), true);
        File.Copy(Path.Combine(root, "tests", "Benchmarks", "Plans", "package-lock.json"), Path.Combine(modules, "package-lock.json"), true);
        if (!Directory.Exists(Path.Combine(modules, "node_modules", "ajv-formats")))
            await SaidAsync("npm", "ci", "--prefix", modules);

        var file = Path.Combine(modules, "corpora.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(corpora.Select(corpus => new
        {
            corpus = corpus.Name,
            formats = corpus.Formats,
            subjects = corpus.Subjects.Select(subject => new { schema = subject.Schema, payloads = subject.Payloads.Select(Convert.ToBase64String) }),
        })));
        var said = await SaidAsync("node", Path.Combine(root, "tests", "Benchmarks", "Plans", "ajv.mjs"), file, modules, time.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        using var answer = JsonDocument.Parse(said);
        foreach (var each in answer.RootElement.EnumerateObject())
            Console.WriteLine($"ajv {each.Name}: {each.Value.GetProperty("valid")} of {each.Value.GetProperty("all")} valid");
        return answer.RootElement.EnumerateObject().ToDictionary(each => each.Name, each => each.Value.GetProperty("perSecond").GetDouble());
    }

    private static async Task<string> SaidAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    // in turn, so that a machine's mood hits both; processor time of the whole process, what the collector does beside it included
    private static void Loading(int rounds)
    {
        var text = LargePlan.Text(5000, 20);
        var (bare, load) = (new List<Rate>(), new List<Rate>());
        for (var round = -2; round < rounds; round++)
        {
            var parsed = Rate.Once(() =>
            {
                var parser = new Parser(new StringReader(text));
                while (parser.MoveNext())
                {
                }
            });
            var loaded = Rate.Once(() => PlanReader.ReadText(text));
            if (round >= 0)
            {
                bare.Add(parsed);
                load.Add(loaded);
            }
        }

        double Milliseconds(List<Rate> of) => Measured.Median(of.Select(each => 1000 / each.PerSecond));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"plan of 5,000 events x 20 properties ({text.Length / 1024} KB), processor time, median of {rounds} rounds: load {Milliseconds(load):0} ms, {load[0].Bytes / 1_048_576:0} MB; YamlDotNet's bare parse {Milliseconds(bare):0} ms, {bare[0].Bytes / 1_048_576:0} MB; ratio pair by pair {Measured.Median(load.Zip(bare, (l, b) => b.PerSecond / l.PerSecond)):0.00} (bound 2.00)"));
    }
}
