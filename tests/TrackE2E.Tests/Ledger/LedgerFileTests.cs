using System.Text.Json;
using CsCheck;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Tests.Decoding;

namespace TrackE2E.Tests.Ledger;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LedgerFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracke2e-ledger-").FullName;

    private string FilePath => Path.Combine(_folder, "ledgers", "home-12.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task What_is_loaded_is_what_was_saved()
    {
        var saved = new SavedLedger(new LedgerAbout { PlanHash = "abc", Scenario = "首页曝光", Where = "features/home.feature:12", Device = "desktop", Attempt = 2 }, Everything());

        await LedgerFile.SaveAsync(FilePath, saved, CancellationToken.None);
        var loaded = await LedgerFile.LoadAsync(FilePath, CancellationToken.None);

        Same(loaded, saved);
        (await File.ReadAllTextAsync(FilePath)).ShouldContain("首页曝光");
    }

    [Test]
    public async Task The_file_can_be_read_by_its_owner_only_even_where_an_open_one_was()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // modes are Unix's
        }

        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        await File.WriteAllTextAsync(FilePath, "old");

        await LedgerFile.SaveAsync(FilePath, Saved(), CancellationToken.None);

        File.GetUnixFileMode(FilePath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(FilePath)!).ShouldHaveSingleItem();
    }

    [TestCase(2, "{\"action\":{\"kind\":\"open\"", "it is not what was saved")]
    [TestCase(2, "{\"action\":{\"kind\":7}}", "it is not what was saved, in action.kind (at byte 20)")]
    [TestCase(2, "", "it is empty")]
    [TestCase(3, "{\"surprise\":1}", "it holds none of action, observation, hit, event, undecodable, expectation")]
    [TestCase(3, "{\"observation\":{\"is\":\"dream\"}}", "it is not what was saved")]
    [TestCase(1, "{\"schema\":2,\"lines\":1}", "it is of schema 2; this TrackE2E reads schema 1")]
    public async Task A_bad_line_is_named_by_its_number(int number, string line, string actual)
    {
        await LedgerFile.SaveAsync(FilePath, Saved(), CancellationToken.None);
        var lines = await File.ReadAllLinesAsync(FilePath);
        lines[number - 1] = line;
        await File.WriteAllLinesAsync(FilePath, lines);

        var broken = await Should.ThrowAsync<BrokenException>(() => LedgerFile.LoadAsync(FilePath, CancellationToken.None));

        broken.Reason.ShouldBe("ledger-unreadable");
        broken.What.ShouldBe($"Line {number} of the ledger {FilePath} cannot be read.");
        broken.Actual.ShouldStartWith(actual);
    }

    [Test]
    public async Task A_line_that_went_missing_is_noticed_wherever_it_was()
    {
        await LedgerFile.SaveAsync(FilePath, Saved(), CancellationToken.None);
        var lines = await File.ReadAllLinesAsync(FilePath);

        for (var missing = 0; missing < lines.Length; missing++)
        {
            await File.WriteAllLinesAsync(FilePath, lines.Where((_, i) => i != missing));

            await Should.ThrowAsync<BrokenException>(() => LedgerFile.LoadAsync(FilePath, CancellationToken.None));
        }
    }

    [Test]
    public async Task A_gap_that_an_older_version_has_saved_says_the_same_in_both_languages()
    {
        var ledger = Everything() with { Observations = [new ObserverGap(1, "lost") { Number = 1, Document = "d", Sequence = 0, At = Some.Start }] };
        await LedgerFile.SaveAsync(FilePath, new SavedLedger(new LedgerAbout { PlanHash = "" }, ledger), CancellationToken.None);

        (await File.ReadAllTextAsync(FilePath)).ShouldContain("\"reason\":\"lost\"");
        (await LedgerFile.LoadAsync(FilePath, CancellationToken.None)).Ledger.Observations.ShouldHaveSingleItem().ShouldBeOfType<ObserverGap>().Reason.ShouldBe(new Wording("lost", "lost"));
    }

    [Test]
    public async Task A_file_that_is_not_there_is_said() =>
        (await Should.ThrowAsync<BrokenException>(() => LedgerFile.LoadAsync(FilePath, CancellationToken.None))).Actual.ShouldBe("there is no such file");

    [Test, Category("Fuzz")]
    public async Task Random_ledgers_come_back_as_they_were() =>
        await Ledgers.SampleAsync(
            async ledger =>
            {
                var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
                var saved = new SavedLedger(new LedgerAbout { PlanHash = "" }, ledger);
                await LedgerFile.SaveAsync(path, saved, CancellationToken.None);
                Same(await LedgerFile.LoadAsync(path, CancellationToken.None), saved);
            },
            iter: 200);

    [Test, Category("Fuzz")]
    public async Task No_damage_to_a_file_does_more_than_break_its_ledger()
    {
        await LedgerFile.SaveAsync(FilePath, Saved(), CancellationToken.None);
        var bytes = await File.ReadAllBytesAsync(FilePath);

        await Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Int[0, bytes.Length]).Array[1, 3].SampleAsync(
            async damage =>
            {
                var damaged = bytes.ToArray();
                foreach (var (at, value, length) in damage)
                {
                    damaged[at] = value;
                    damaged = length % 7 == 0 ? damaged[..Math.Max(at + 1, length)].Concat(new byte[Math.Max(0, bytes.Length - Math.Max(at + 1, length))]).ToArray() : damaged;
                }

                var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
                await File.WriteAllBytesAsync(path, damaged);
                try
                {
                    await LedgerFile.LoadAsync(path, CancellationToken.None);
                }
                catch (BrokenException)
                {
                    // said with its line: what is asked for
                }
            },
            iter: 2000);
    }

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String.AlphaNumeric, RandomJson.Object, Gen.Int[0, 3].Select(i => new[] { "", "a\nb", "🎧\u2028", "\"\\" }[i]));
    private static readonly Gen<DateTimeOffset> Time = Gen.Long[0, TimeSpan.TicksPerDay * 400].Select(ticks => Some.Start.AddTicks(ticks));

    private static readonly Gen<Observation> Observations =
        from text in Text
        from at in Time
        from number in Gen.Int[0, 100]
        from share in Gen.Double[0, 1]
        from kind in Gen.Int[0, 10]
        select (Observation)(kind switch
        {
            0 => new DocumentBegan(text, null, text, "reload", true) { Document = text, Sequence = number, At = at },
            1 => new DocumentEnded(true) { Document = text, Sequence = number, At = at },
            2 => new VisitBegan(number, text, text, "push", null) { Document = text, Sequence = number, At = at },
            3 => new VisitEnded(number) { Document = text, Sequence = number, At = at },
            4 => new ShareChanged(number, text, text, share) { Document = text, Sequence = number, At = at },
            5 => new Clicked(number, [new ElementHit(text, null), new ElementHit("b", text)], true, "mouse", false) { Document = text, Sequence = number, At = at },
            6 => new VisibilityChanged(false) { Document = text, Sequence = number, At = at },
            7 => new ConnectivityChanged(true) { Document = text, Sequence = number, At = at },
            8 => new HeldUp(TimeSpan.FromMilliseconds(number)) { Document = text, Sequence = number, At = at },
            _ => new ObserverGap(number, number % 2 == 0 ? text : new Wording(text, text + "丢失")) { Document = text, Sequence = number, At = at },
        });

    private static readonly Gen<Expectation> Expectations =
        from text in Text
        from at in Time
        from kind in Gen.Int[0, 8]
        select (Expectation)(kind switch
        {
            0 => new ExpectCount(text, 3, [new ExpectedField("a.b", text, null), new ExpectedField("c", "= shown", text)]) { Step = text, Where = text, Language = "zh-CN", AskedAt = at },
            1 => new ExpectNoOthers(text.Length % 2 == 0 ? null : text) { Step = text, Where = text, Language = "en", AskedAt = at },
            2 => new ExpectNothing([text]) { Step = text, Where = text, Language = "en", AskedAt = at },
            3 => new ExpectOrder([text, "b"]) { Step = text, Where = text, Language = "en", AskedAt = at },
            5 => new ExpectEvery([new ExpectedField("a.b", text, null)]) { Step = text, Where = text, Language = "en", AskedAt = at },
            6 => new ExpectSame(text, "b", "c.d") { Step = text, Where = text, Language = "en", AskedAt = at },
            7 => new ExpectLast(text, new ExpectedField("a.b", text, null)) { Step = text, Where = text, Language = "en", AskedAt = at },
            4 => new ExpectNothingUnplanned { Step = text, Where = text, Language = "en", AskedAt = at },
            _ => new ExpectAsPlanned { Step = text, Where = text, Language = "en", AskedAt = at },
        });

    private static readonly Gen<Hit> Hits =
        from text in Text
        from body in Gen.Byte.Array[0, 50]
        from at in Time
        select new Hit { Method = "POST", Target = text, Host = text, Headers = new Dictionary<string, string> { ["x"] = text }, Body = body, ArrivedAt = at, Status = 204 };

    private static readonly Gen<TrackedEvent> Events =
        from text in Text
        from properties in RandomJson.Object
        from at in Time
        from hit in Gen.Int[1, 3]
        select Some.Event(text, properties, text, text) with { Schema = text, HitNumber = hit, ClaimedAt = at, SentAt = null };

    private static readonly Gen<LedgerSnapshot> Ledgers =
        from actions in Gen.Select(Text, Time).Array[0, 4]
        from observations in Observations.Array[0, 6]
        from hits in Hits.Array[3, 3]
        from events in Events.Array[0, 6]
        from expectations in Expectations.Array[0, 6]
        from undecodable in Text.Array[0, 2]
        from start in Time
        select new LedgerSnapshot
        {
            Token = "t1",
            StartedAt = start,
            EndedAt = actions.Length > 2 ? start : null,
            Actions = actions.Select((a, i) => Some.Action("click", a.Item2) with { Number = i + 1, Detail = a.Item1 }).ToList(),
            Observations = observations.Select((o, i) => o with { Number = i + 1 }).ToList(),
            Hits = hits.Select((h, i) => h with { Number = i + 1 }).ToList(),
            Events = events.OrderBy(e => e.HitNumber).Select((e, i) => e with { Number = i + 1 }).ToList(),
            Undecodable = undecodable.Select((u, i) => new UndecodableHit(i + 1, null, i % 2 == 0 ? u : new Wording(u, u + "。"))).ToList(),
            Expectations = expectations.Select((e, i) => e with { Number = i + 1 }).ToList(),
        };

    private static LedgerSnapshot Everything() => new()
    {
        Token = "t1",
        StartedAt = Some.Start,
        EndedAt = Some.Start.AddSeconds(3.1234567),
        Actions = [Some.Action("open") with { Number = 1, Detail = "http://127.0.0.1/", Page = "home" }],
        Observations = [new ShareChanged(1, "card", "sku-1", 0.1 + 0.2) { Number = 1, Document = "d", Sequence = 0, At = Some.Start }],
        Hits = [Some.Hit("a\u0000b") with { Number = 1 }, Some.Hit("") with { Number = 2 }],
        Events =
        [
            Some.Event("a", "{\n\"big\": 12345678901234567890123, \"x\":null,\"x\":1.10, \"half\":\"\\ufffd\", \"sep\":\"\u2028\"}", "id") with { Number = 1, HitNumber = 1, ClaimedAt = Some.Start },
            Some.Event("b", url: "http://h/") with { Number = 2, HitNumber = 2 },
        ],
        Undecodable = [new UndecodableHit(2, "lines", "why")],
        Expectations = [new ExpectCount("a", 1, [new ExpectedField("x", "1", null)]) { Number = 1, Step = "“a”上报1次", Where = "f:3", Language = "zh-CN", AskedAt = Some.Start }],
    };

    private static SavedLedger Saved() => new(new LedgerAbout { PlanHash = "abc" }, Everything());

    private static void Same(SavedLedger actual, SavedLedger expected)
    {
        actual.About.ShouldBe(expected.About);
        TextOf(actual.Ledger).ShouldBe(TextOf(expected.Ledger));
    }

    /// <summary>All of a ledger as text by another way than the file's own.</summary>
    private static string TextOf(LedgerSnapshot ledger)
    {
        List<string> text = [$"{ledger.Token} {ledger.StartedAt:O} {ledger.EndedAt:O}", .. ledger.Actions.Select(a => a.ToString())];
        foreach (var observation in ledger.Observations)
        {
            text.Add(observation is Clicked clicked ? $"{clicked with { Targets = [] }} {string.Join(';', clicked.Targets)}" : observation.ToString());
            text.Add($"{observation.At:O}");
        }

        foreach (var hit in ledger.Hits)
        {
            text.Add($"{hit.Number} {hit.Method} {hit.Target} {hit.Host} {hit.ArrivedAt:O} {hit.Status} {Convert.ToHexString(hit.Body.Span)} {string.Join(';', hit.Headers)}");
        }

        foreach (var captured in ledger.Events)
        {
            var plain = captured with { Properties = default, Context = captured.Context with { Raw = default } };
            text.Add($"{plain} {Flat(captured.Properties)} {Flat(captured.Context.Raw)} {captured.ClaimedAt:O} {captured.ArrivedAt:O}");
        }

        text.AddRange(ledger.Undecodable.Select(u => u.ToString()));
        foreach (var expectation in ledger.Expectations)
        {
            var lists = expectation switch
            {
                ExpectEvery every => $"{every with { Fields = [] }} {string.Join(';', every.Fields)}",
                ExpectCount count => $"{count with { Fields = [] }} {string.Join(';', count.Fields)}",
                ExpectNothing nothing => $"{nothing with { Events = [] }} {string.Join(';', nothing.Events)}",
                ExpectOrder order => $"{order with { Events = [] }} {string.Join(';', order.Events)}",
                _ => expectation.ToString(),
            };
            text.Add($"{lists} {expectation.AskedAt:O}");
        }

        return string.Join('\n', text);
    }

    private static string Flat(JsonElement value) => value.GetRawText().Replace('\n', ' ');
}
