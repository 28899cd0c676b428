using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackE2E.Core.Events;
using TrackE2E.Core.Verdicts;
using JsonText = TrackE2E.Core.Decoding.JsonText;

namespace TrackE2E.Core.Ledger;

/// <summary>Ledgers as NDJSON files: what is loaded is what was saved.</summary>
/// <remarks>
/// Line 1: <c>{"schema":1,"lines":…,"token","start","end","about","build"}</c>. Then one line each: <c>{"action":…}</c>, <c>{"observation":…}</c>, <c>{"hit":…}</c> (body in base64)
/// followed by its <c>{"event":…}</c> and <c>{"undecodable":…}</c>, <c>{"expectation":…}</c>. UTF-8; mode 0600, as it is evidence with personal data.
/// </remarks>
public static class LedgerFile
{
    private const int Schema = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = JsonText.ComposedDepth + 8,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new AsSentConverter() },
    };

    /// <summary>Saves the ledger, replacing the file only when all of it is written.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static async Task SaveAsync(string path, SavedLedger saved, CancellationToken cancellation)
    {
        var lines = Lines(saved.Ledger).ToList();
        var header = new Header(Schema, lines.Count + 1, saved.Ledger.Token, saved.Ledger.StartedAt, saved.Ledger.EndedAt, saved.About, saved.Ledger.Build == AppBuild.Unknown ? null : saved.Ledger.Build);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var beside = path + ".writing";
        File.Delete(beside);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new StreamWriter(beside, new UTF8Encoding(false), options))
        {
            await file.WriteAsync((JsonSerializer.Serialize(header, Options) + "\n").AsMemory(), cancellation);
            foreach (var line in lines)
            {
                await file.WriteAsync((JsonSerializer.Serialize(line, Options) + "\n").AsMemory(), cancellation);
            }
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Loads a saved ledger.</summary>
    /// <exception cref="BrokenException">ledger-unreadable: the file is not there, or a line is not as it was saved; names the line.</exception>
    public static async Task<SavedLedger> LoadAsync(string path, CancellationToken cancellation)
    {
        if (!File.Exists(path))
        {
            throw Unreadable(path, 0, new("there is no such file", "文件不存在"));
        }

        using var file = new StreamReader(path, Encoding.UTF8);
        var header = Read<Header>(await file.ReadLineAsync(cancellation) ?? "", path, 1);
        if (header.Schema != Schema)
        {
            throw Unreadable(path, 1, new($"it is of schema {header.Schema}; this TrackE2E reads schema {Schema}", $"其 schema 为 {header.Schema}；当前 TrackE2E 只能读取 schema {Schema}"));
        }

        var content = new Content();
        var number = 1;
        while (await file.ReadLineAsync(cancellation) is { } text)
        {
            number++;
            var line = Read<Line>(text, path, number);
            if (content.Add(line) is { } problem)
            {
                throw Unreadable(path, number, problem);
            }
        }

        return number == header.Lines
            ? new SavedLedger(header.About, content.Snapshot(header))
            : throw Unreadable(path, number, new($"it ends at line {number}, and line 1 says that there are {header.Lines} lines", $"文件到第 {number} 行结束，而第 1 行写明共 {header.Lines} 行"));
    }

    private static IEnumerable<Line> Lines(LedgerSnapshot ledger)
    {
        var events = ledger.Events.ToLookup(e => e.HitNumber);
        var undecodable = ledger.Undecodable.ToLookup(u => u.HitNumber);
        return
        [
            .. ledger.Actions.Select(a => new Line { Action = a }),
            .. ledger.Observations.Select(o => new Line { Observation = o }),
            .. ledger.Hits.SelectMany(h => (IEnumerable<Line>)
            [
                new Line { Hit = h },
                .. events[h.Number].Select(e => new Line { Event = e }),
                .. undecodable[h.Number].Select(u => new Line { Undecodable = u }),
            ]),
            .. ledger.Expectations.Select(e => new Line { Expectation = e }),
        ];
    }

    private static T Read<T>(string text, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options) ?? throw Unreadable(path, number, new("it is null", "这一行是 null"));
        }
        catch (JsonException e)
        {
            var at = e.BytePositionInLine is { } position ? new($" (at byte {position + 1})", $"（第 {position + 1} 字节）") : new Wording("", "");
            var inside = e.Path is { Length: > 1 } place ? new($", in {place[1..].TrimStart('.')}", $"，位于 {place[1..].TrimStart('.')}") : new Wording("", "");
            throw Unreadable(path, number, text.Length == 0 ? new("it is empty", "这一行是空的") : new($"it is not what was saved{inside.En}{at.En}", $"内容与保存时不同{inside.Zh}{at.Zh}"), e);
        }
        catch (NotSupportedException e)
        {
            throw Unreadable(path, number, new("it holds a kind of entry that this TrackE2E does not know", "含有当前 TrackE2E 不认识的记录类型"), e);
        }
    }

    private static BrokenException Unreadable(string path, int line, Wording actual, Exception? inner = null) => new(
        "ledger-unreadable",
        line == 0 ? new($"The ledger {path} cannot be read.", $"无法读取上报台账 {path}") : new($"Line {line} of the ledger {path} cannot be read.", $"无法读取上报台账 {path} 的第 {line} 行"),
        new("a ledger file as a run wrote it (ledgers/*.ndjson)", "运行写出的台账文件（ledgers/*.ndjson）"),
        actual,
        new("take the file from the run's ledgers folder again, or run the scenario again", "重新从运行的 ledgers 文件夹取该文件，或重新运行场景"),
        line == 0 ? path : $"{path}:{line}",
        inner);

    private sealed record Header(int Schema, int Lines, string Token, DateTimeOffset Start, DateTimeOffset? End, LedgerAbout About, AppBuild? Build = null);

    private sealed record Line
    {
        public LedgerAction? Action { get; init; }

        public Observation? Observation { get; init; }

        public Hit? Hit { get; init; }

        public TrackedEvent? Event { get; init; }

        public UndecodableHit? Undecodable { get; init; }

        public Expectation? Expectation { get; init; }
    }

    /// <summary>Gathers the lines; numbers must follow one another, so that a line that went missing is noticed.</summary>
    private sealed class Content
    {
        private readonly List<LedgerAction> _actions = [];
        private readonly List<Observation> _observations = [];
        private readonly List<Hit> _hits = [];
        private readonly List<TrackedEvent> _events = [];
        private readonly List<UndecodableHit> _undecodable = [];
        private readonly List<Expectation> _expectations = [];

        internal Wording? Add(Line line) => line switch
        {
            { Action: { } action } => Add(_actions, action, action.Number, "action"),
            { Observation: { } observation } => Add(_observations, observation, observation.Number, "observation"),
            { Hit: { } hit } => Add(_hits, hit, hit.Number, "hit"),
            { Event: { } captured } => Add(_events, captured, captured.Number, "event"),
            { Undecodable: { } undecodable } => Add(_undecodable, undecodable, _undecodable.Count + 1, "undecodable"),
            { Expectation: { } expectation } => Add(_expectations, expectation, expectation.Number, "expectation"),
            _ => new("it holds none of action, observation, hit, event, undecodable, expectation", "不含 action、observation、hit、event、undecodable、expectation 中的任何一种"),
        };

        internal LedgerSnapshot Snapshot(Header header) => new()
        {
            Token = header.Token,
            StartedAt = header.Start,
            EndedAt = header.End,
            Build = header.Build ?? AppBuild.Unknown,
            Actions = _actions,
            Observations = _observations,
            Hits = _hits,
            Events = _events,
            Undecodable = _undecodable,
            Expectations = _expectations,
        };

        private static Wording? Add<T>(List<T> list, T item, int number, string what)
        {
            list.Add(item);
            return number == list.Count ? null : new(
                $"it is {what} {number}, and {what} {list.Count} should come here: a line is missing or moved",
                $"这里是 {what} {number}，应为 {what} {list.Count}：缺行或行的顺序变了");
        }
    }

    /// <summary>Keeps JSON digit for digit; line breaks between its parts (inside strings they are escaped) become spaces, as a line is one entry.</summary>
    private sealed class AsSentConverter : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonElement.ParseValue(ref reader);

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.GetRawText().Replace('\n', ' ').Replace('\r', ' '), skipInputValidation: true);
    }
}
