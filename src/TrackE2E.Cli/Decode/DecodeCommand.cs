using System.CommandLine;
using System.Globalization;
using TrackE2E.Capture.Recordings;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Cli.Decode;

/// <summary><c>tracke2e decode</c>: what events are in a recording of requests.</summary>
internal static class DecodeCommand
{
    private const int Cut = 120;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "HAR file, saved ledger, lines of JSON with a request each, or the raw body of a request" };
        var decoder = new Option<string[]>("--decoder") { Description = "decoders to ask, by name; default: all", AllowMultipleArgumentsPerToken = true };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("decode", "prints the events of recorded requests; exit 1 when a request cannot be read, 2 when there is no event") { file, decoder, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var path = parsed.GetValue(file)!;
            var decoders = parsed.GetValue(decoder) is { Length: > 0 } names ? Decoders.Named(names) : Decoders.All;
            var hits = await RecordingFile.LoadAsync(path, cancellation);
            var ledger = new HitReader(decoders).ReadAll("file", hits);
            if (ledger.Events.Count == 0 && ledger.Undecodable.Count == 0)
            {
                throw NothingDecoded.In(path, decoders, hits.Count, new("record the requests to the SDK's collector, or name another --decoder", "请录制发往 SDK 采集端的请求，或用 --decoder 指定其他解码器"));
            }

            if (parsed.GetValue(json))
            {
                printer.Json(new
                {
                    Requests = hits.Count,
                    Hits = ledger.Hits.Count,
                    Events = ledger.Events.Select(e => new
                    {
                        e.Number, Hit = e.HitNumber, e.Decoder, e.Name, e.Schema, e.EventId, e.ClaimedAt, e.SentAt, e.ArrivedAt,
                        e.Context.PageUrl, e.Context.PageTitle, e.Context.Referrer, e.Context.UserId, e.Context.DeviceId, e.Context.SessionId, e.Context.AppId, e.Properties, Context = e.Context.Raw,
                    }),
                    Undecodable = ledger.Undecodable.Select(u => new { u.HitNumber, u.Decoder, Problem = u.Problem.In(printer.Words.Language) }),
                });
            }
            else
            {
                Print(printer, ledger, hits.Count);
            }

            return ledger.Undecodable.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command;
    }

    private static void Print(Printer printer, LedgerSnapshot ledger, int requests)
    {
        printer.Table(
            ["#", printer.Say("hit", "请求"), printer.Say("time", "时间"), printer.Say("event", "事件"), printer.Say("page", "页面"), printer.Say("properties", "字段")],
            ledger.Events.Select(e => (IReadOnlyList<string>)
            [
                e.Number.ToString(CultureInfo.InvariantCulture),
                e.HitNumber.ToString(CultureInfo.InvariantCulture),
                (e.ClaimedAt ?? e.ArrivedAt).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture),
                e.Name,
                e.Context.PageUrl is { } url && Uri.TryCreate(url, UriKind.Absolute, out var page) ? page.PathAndQuery : e.Context.PageUrl ?? "",
                e.Properties.GetRawText() is { Length: > Cut } json ? json[..Cut] + "…" : e.Properties.GetRawText(),
            ]));
        foreach (var unread in ledger.Undecodable)
        {
            printer.Line($"{FindingText.Of(FindingKind.UndecodableHit).Word}  {printer.Say($"hit {unread.HitNumber}", $"第 {unread.HitNumber} 个上报请求")}: {unread.Problem.In(printer.Words.Language)}");
        }

        printer.Line(printer.Say(
            $"{ledger.Events.Count} events in {ledger.Hits.Count} hits of {requests} requests; {ledger.Undecodable.Count} could not be read; --json prints all of each event",
            $"{requests} 个请求中有 {ledger.Hits.Count} 个上报请求，共 {ledger.Events.Count} 个事件；{ledger.Undecodable.Count} 个无法解码；--json 输出完整内容"));
    }
}
