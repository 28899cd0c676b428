using System.Text.Json;
using TrackE2E.Tests.Decoding;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Decode;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DecodeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("snowplow")]
    [TestCase("snowplow-batch")]
    [TestCase("snowplow-get")]
    public async Task Json_has_every_event_that_the_page_sent(string name)
    {
        var said = await Said.By("decode", Recording.PathOf(name + ".jsonl"), "--json");

        said.Code.ShouldBe(0);
        var root = JsonElement.Parse(said.Output);
        // the last two the SDK's plugins made
        root.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("name").GetString()).ShouldBe(
            [.. Recording.Truth(name).EnumerateArray().Select(Name), "snowplow_ecommerce_action", "struct"], ignoreOrder: true);
        root.GetProperty("undecodable").GetArrayLength().ShouldBe(0);
    }

    [Test]
    public async Task A_table_has_a_row_an_event_and_ends_with_the_counts()
    {
        var said = await Said.By("decode", Recording.PathOf("snowplow.jsonl"), "--lang", "en");

        said.Output.ShouldContain("│ add_to_cart ");
        said.Output.ShouldEndWith("9 events in 8 hits of 8 requests; 0 could not be read; --json prints all of each event\n");
    }

    [Test]
    public async Task A_hit_that_its_decoder_cannot_read_fails_and_is_named()
    {
        var file = _folder.Write("bad.jsonl", """{"method":"POST","url":"/com.snowplowanalytics.snowplow/tp2","headers":{},"body":"{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":[{"}""");

        var said = await Said.By("decode", file, "--lang", "en");

        said.Code.ShouldBe(1);
        said.Output.ShouldContain("undecodable-hit  hit 1: ");
    }

    [Test]
    public async Task A_recording_without_events_is_broken()
    {
        var said = await Said.By("decode", _folder.Write("page.jsonl", """{"method":"GET","url":"/index.html","headers":{}}"""));

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: nothing-decoded");
    }

    [TestCase("nosuch.jsonl", "broken: recording-unreadable")]
    public async Task A_file_that_is_not_there_is_broken(string file, string reason)
    {
        var said = await Said.By("decode", file);

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith(reason);
    }

    [Test]
    public async Task An_unknown_decoder_is_named_with_the_ones_there_are()
    {
        var said = await Said.By("decode", Recording.PathOf("snowplow.jsonl"), "--decoder", "snowplw");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain("nearest: \"snowplow\"");
    }

    private static string? Name(JsonElement call) => call.GetProperty("kind").GetString() switch { "pv" => "page_view", "identify" => "login", _ => call.GetProperty("name").GetString() };
}
