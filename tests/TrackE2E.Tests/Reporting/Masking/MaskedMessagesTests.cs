using System.Text;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Reporting.Runs;
using TrackE2E.Reporting.Masking;
using Attachment = Io.Cucumber.Messages.Types.Attachment;

namespace TrackE2E.Tests.Reporting.Masking;

public sealed class MaskedMessagesTests
{
    private static readonly Mask Mask = new([], ["hunter2!"]);

    [Test]
    public void A_failure_is_masked_and_stays_a_message()
    {
        var said = "expected nothing, was \"hunter2!\" of 13812345678";
        var line = Line(Envelope.Create(new TestStepFinished("1", "2", new TestStepResult(new Duration(1, 999_999_999), said, TestStepResultStatus.FAILED, new("E", said, "at hunter2!")), new Timestamp(1_764_012_783, 123_456_789))));

        line.ShouldBe("""{"testStepFinished":{"testCaseStartedId":"1","testStepId":"2","testStepResult":{"duration":{"seconds":1,"nanos":999999999},"message":"expected nothing, was \"***\" of 138****5678","status":"FAILED","exception":{"type":"E","message":"expected nothing, was \"***\" of 138****5678","stackTrace":"at ***"}},"timestamp":{"seconds":1764012783,"nanos":123456789}}}""");
    }

    [Test]
    public void A_source_is_masked() =>
        Line(Envelope.Create(new Source("a.feature", "Feature: 13812345678\n", SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN))).ShouldContain("Feature: 138****5678\\n");

    [TestCase("text/plain", "138****5678")]
    [TestCase("application/json", "138****5678")]
    [TestCase("image/png", "13812345678")]
    public void An_attachment_of_bytes_is_masked_when_it_is_text(string mediaType, string expected)
    {
        var line = Line(Envelope.Create(new Attachment(Convert.ToBase64String("13812345678"u8), AttachmentContentEncoding.BASE64, null, mediaType, null, "1", "2", null, null, null, null)));

        var body = System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("attachment").GetProperty("body").GetString()!;
        Encoding.UTF8.GetString(Convert.FromBase64String(body)).ShouldBe(expected);
    }

    [Test]
    public void A_message_without_words_is_passed_on_as_it_is()
    {
        var message = Envelope.Create(new TestStepFinished("1", "2", new TestStepResult(new Duration(0, 1), null, TestStepResultStatus.PASSED, null), new Timestamp(1, 2)));
        var line = MessageJson.ToUtf8(message);

        MaskedMessages.Of(Mask, message, line).ShouldBeSameAs(line);
    }

    [TestCase("""{"pickle":{"id":"1","uri":"a.feature","name":"call 13812345678","language":"en","steps":[],"tags":[],"astNodeIds":["0"]}}""")]
    [TestCase("""{"pickle":{"id":"1","uri":"a.feature","name":"a","language":"en","steps":[{"astNodeIds":["0"],"id":"2","type":"Action","text":"I type 13812345678"}],"tags":[],"astNodeIds":["0"]}}""")]
    [TestCase("""{"pickle":{"id":"1","uri":"a.feature","name":"a","language":"en","steps":[],"tags":[{"name":"@13812345678","astNodeId":"3"}],"astNodeIds":["0"]}}""")]
    [TestCase("""{"pickle":{"id":"1","uri":"a.feature","name":"a","language":"en","steps":[{"astNodeIds":["0"],"id":"2","type":"Action","text":"I type","argument":{"docString":{"content":"13812345678"}}}],"tags":[],"astNodeIds":["0"]}}""")]
    [TestCase("""{"testCase":{"id":"5","pickleId":"1","testSteps":[{"id":"6","pickleStepId":"2","stepDefinitionIds":["9"],"stepMatchArgumentsLists":[{"stepMatchArguments":[{"group":{"start":7,"value":"13812345678","children":[]},"parameterTypeName":"int"}]}]}]}}""")]
    [TestCase("""{"testCase":{"id":"5","pickleId":"1","testSteps":[{"id":"6","pickleStepId":"2","stepDefinitionIds":["9"],"stepMatchArgumentsLists":[{"stepMatchArguments":[{"group":{"start":7,"value":"a","children":[{"start":7,"value":"13812345678"}]}}]}]}]}}""")]
    public void What_people_wrote_in_a_step_is_masked_wherever_it_stands(string json)
    {
        var line = Line(MessageFile.Parse(json, "messages.ndjson", 1));

        line.ShouldContain("138****5678");
        line.ShouldNotContain("13812345678");
    }

    [TestCase("""{"pickle":{"id":"12345678","uri":"a.feature","name":"a","language":"en","steps":[{"astNodeIds":["0"],"id":"2","type":"Action","text":"I wait"}],"tags":[],"astNodeIds":["0"]}}""")]
    [TestCase("""{"testCase":{"id":"13812345678","pickleId":"1","testSteps":[{"hookId":"1","id":"2"},{"id":"6","pickleStepId":"2","stepDefinitionIds":["9"],"stepMatchArgumentsLists":[{"stepMatchArguments":[{"group":{"value":"3"}}]}]}]}}""")]
    public void Ids_are_no_words(string json)
    {
        var message = MessageFile.Parse(json, "messages.ndjson", 1);
        var line = MessageJson.ToUtf8(message);

        MaskedMessages.Of(Mask, message, line).ShouldBeSameAs(line);
    }

    private static string Line(Envelope message) => Encoding.UTF8.GetString(MaskedMessages.Of(Mask, message, MessageJson.ToUtf8(message)));
}
