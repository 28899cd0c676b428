using System.Text.Json;
using TrackE2E.Capture.Recordings;
using TrackE2E.Cli.Decode;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;
using TrackE2E.Reporting.Masking;
using TrackE2E.Scenarios.Hooks;

namespace TrackE2E.Cli.Verify;

/// <summary>Judges one file: a saved ledger by what its steps asked, a recording by its events alone.</summary>
internal sealed class Verification(TrackingPlan plan, IReadOnlyList<IDecoder> decoders, Words words)
{
    private readonly Mask mask = new(SensitiveNames.Of(plan));

    /// <returns>The findings, or why it could not be judged; a file that cannot be read is broken and costs no other file.</returns>
    public async Task<VerifiedFile> JudgeAsync(string file, CancellationToken cancellation)
    {
        try
        {
            return IsLedger(file) ? Ledger(file, await LedgerFile.LoadAsync(file, cancellation)) : Recording(file, await RecordingFile.LoadAsync(file, cancellation));
        }
        catch (BrokenException e)
        {
            return new VerifiedFile(file) { Broken = Unjudged.Of(e, words.Language) };
        }
    }

    private VerifiedFile Ledger(string file, SavedLedger saved)
    {
        var ledger = saved.Ledger;
        var language = ledger.Expectations.Count > 0 ? ledger.Expectations[0].Language : words.Language;
        var end = new FindingPlace(saved.About.Where ?? file, null, saved.About.Device);
        IReadOnlyList<FoundIn> unread = [.. Undecodable.Findings(ledger, language).Select(f => FoundIn.Of(f, end, language, mask))];
        var result = new VerifiedFile(file)
        {
            Scenario = saved.About.Scenario,
            Where = saved.About.Where,
            Device = saved.About.Device,
            Expectations = ledger.Expectations.Count,
            Events = ledger.Events.Count,
            Nothing = ledger.Expectations.Count == 0,
            Notes = Notes(saved),
            Findings = unread,
        };
        try
        {
            return result with { Findings = [.. new Judge(plan).All(ledger).SelectMany(Found), .. unread] };
        }
        catch (BrokenException e)
        {
            return result with { Broken = Unjudged.Of(e, language) };
        }

        IEnumerable<FoundIn> Found(Judgement judgement) => judgement.Findings.Select(f =>
            FoundIn.Of(f, new FindingPlace(judgement.Expectation.Where, judgement.Expectation.Step, saved.About.Device), judgement.Expectation.Language, mask));
    }

    private List<string> Notes(SavedLedger saved)
    {
        var notes = new List<string>();
        if (saved.About.PlanHash != plan.Hash)
        {
            notes.Add(words.Say("the plan is another one than the run's: findings may differ from its report", "方案与运行时不同：问题可能与当时的报告不一致"));
        }

        if (saved.Ledger.Expectations.Count == 0)
        {
            notes.Add(words.Say("no step of it asked anything: only unreadable hits were judged", "该场景没有核对步骤：只检查了无法解码的请求"));
        }

        return notes;
    }

    private VerifiedFile Recording(string file, IReadOnlyList<Core.Events.Hit> hits)
    {
        var ledger = new HitReader(decoders).ReadAll("file", hits);
        if (ledger.Hits.Count == 0)
        {
            throw NothingDecoded.In(file, decoders, hits.Count, new("record the requests to the SDK's collector", "请录制发往 SDK 采集端的请求"));
        }

        var place = new FindingPlace(file);
        var asked = new ExpectNothingUnplanned { Number = 1, Step = "", Where = file, Language = words.Language, AskedAt = DateTimeOffset.MaxValue };
        var context = new JudgedIn(words.Language, ledger.StartedAt);
        var identifier = new EventIdentifier(plan);

        // a browser's recording has no bodies of beacons: nobody knows what was sent
        var bodiless = ledger.Hits.Where(hit => hit.Body.IsEmpty && long.TryParse(hit.Headers.GetValueOrDefault("content-length"), out var length) && length > 0).ToList();
        var findings = DistinctEvents.Of(ledger)
            .SelectMany(e => identifier.Identify(e.Event).Event is { } planned ? PropertyRules.Judge(planned, e.Event, context) : [])
            .Concat(new Judge(plan).All(ledger with { Expectations = [asked] }).SelectMany(j => j.Findings))
            .Concat(Undecodable.Findings(ledger with { Undecodable = [.. ledger.Undecodable.Where(unread => bodiless.All(hit => hit.Number != unread.HitNumber))] }, words.Language))
            .OrderBy(f => f.EventNumber ?? int.MaxValue);
        return new VerifiedFile(file)
        {
            Events = ledger.Events.Count,
            Notes = [words.Say(
                $"{ledger.Events.Count} events in {ledger.Hits.Count} of {hits.Count} requests; nobody saw the page: only properties and unplanned events were judged, not whether an event is missing, doubled or uncaused",
                $"{hits.Count} 个请求中 {ledger.Hits.Count} 个为上报，共 {ledger.Events.Count} 个事件；没有页面观察：只核对字段与方案外事件，不判断漏报、重复和误报")],
            Findings = [.. findings.Select(f => FoundIn.Of(f, place, words.Language, mask))],
            Broken = bodiless.Count == 0 ? null : Unjudged.Of(WithoutBodies(file, bodiless), words.Language),
        };
    }

    private static BrokenException WithoutBodies(string file, List<Core.Events.Hit> hits) => new(
        "body-not-recorded",
        new($"{file} has requests whose bodies were not recorded", $"{file} 中有未录到正文的请求"),
        new("the body of each request that sent one", "每个带正文的请求都有正文"),
        new($"{hits.Count} without it, the first: {hits[0].Method} {hits[0].Target} with {hits[0].Headers["content-length"]} bytes", $"{hits.Count} 个没有正文，第一个：{hits[0].Method} {hits[0].Target}，{hits[0].Headers["content-length"]} 字节"),
        new("record with a proxy (mitmproxy, Charles, Fiddler), as developer tools leave the bodies of beacons out", "请用代理录制（mitmproxy、Charles、Fiddler）：开发者工具不记录 beacon 的正文"),
        file);

    // a ledger's first line says its schema and how many lines it has
    private static bool IsLedger(string file)
    {
        if (!File.Exists(file))
        {
            return file.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
        }

        try
        {
            using var first = JsonDocument.Parse(File.ReadLines(file).FirstOrDefault() ?? "");
            return first.RootElement.ValueKind == JsonValueKind.Object && first.RootElement.TryGetProperty("lines", out _) && first.RootElement.TryGetProperty("token", out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
