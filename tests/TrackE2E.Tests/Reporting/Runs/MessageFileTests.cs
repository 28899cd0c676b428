using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Tests.Reporting.Runs;

public sealed class MessageFileTests
{
    [Test]
    public void Protocol_words_and_unknown_fields_are_read()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("messages.ndjson", """
            {"source":{"uri":"a.feature","data":"Feature: a","mediaType":"text/x.cucumber.gherkin+plain"}}

            {"testStepFinished":{"testCaseStartedId":"1","testStepId":"2","testStepResult":{"status":"UNDEFINED","duration":{"seconds":0,"nanos":5}},"timestamp":{"seconds":1,"nanos":2},"new":true}}
            {"attachment":{"body":"aGk=","contentEncoding":"BASE64","mediaType":"text/plain","testCaseStartedId":"1"}}
            """);

        var messages = MessageFile.Read(file).ToList();

        messages.Count.ShouldBe(3);
        messages[0].Source.MediaType.ShouldBe(SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN);
        messages[1].TestStepFinished.TestStepResult.Status.ShouldBe(TestStepResultStatus.UNDEFINED);
        messages[2].Attachment.ContentEncoding.ShouldBe(AttachmentContentEncoding.BASE64);
    }

    [Test]
    public void Line_that_is_no_message_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("messages.ndjson", "{\"meta\":null}\nnot json\n");

        var e = Should.Throw<BrokenException>(() => MessageFile.Read(file).ToList());

        e.Reason.ShouldBe("messages-unreadable");
        e.Where.ShouldBe($"{file}:2");
    }
}
