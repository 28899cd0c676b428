using System.Text;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Decoding.Snowplow;
using TrackE2E.Core.Events;

namespace TrackE2E.Tests.Decoding;

internal sealed class OnPathsTests
{
    private const string Tp2 = "/com.snowplowanalytics.snowplow/tp2";

    [TestCase(Tp2, 1)]
    [TestCase(Tp2 + "?x=1", 1)]
    [TestCase("/com.acme/track", 1)]
    [TestCase("/com.acme/trakc", 0)]
    [TestCase(Tp2 + "/", 0)]
    public void What_is_sent_to_a_path_that_nobody_listens_on_does_not_arrive_and_says_so(string target, int events)
    {
        var result = new OnPaths(new SnowplowDecoder(), [Tp2, "/com.acme/track"]).Decode(Hit(target, """{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{"e":"pv"}]}"""));

        result.Recognised.ShouldBeTrue();
        result.Events.Count.ShouldBe(events);
        (result.Problem is null).ShouldBe(events == 1);
        if (result.Problem is { } problem)
        {
            problem.En.ShouldBe($"page_view went to {target}, and the collector listens on {Tp2}, /com.acme/track only (collector.paths in tracke2e.json).");
        }
    }

    [Test]
    public void What_is_no_events_may_go_anywhere() =>
        new OnPaths(new SnowplowDecoder(), [Tp2]).Decode(Hit("/api/cart", "{}")).Recognised.ShouldBeFalse();

    private static Hit Hit(string target, string body) => new()
    {
        Method = "POST", Target = target, Host = "collector", Headers = new Dictionary<string, string>(), Body = Encoding.UTF8.GetBytes(body), ArrivedAt = DateTimeOffset.UnixEpoch, Status = 200,
    };
}
