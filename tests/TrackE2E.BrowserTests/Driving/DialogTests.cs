using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;

namespace TrackE2E.BrowserTests.Driving;

/// <summary>Dialogs of the browser, which hold the page up: each is answered as the scenario said, and the ledger tells it.</summary>
internal sealed class DialogTests : BrowserFixture
{
    private static readonly PlannedElement Ask = Some.Element("ask", "#ask");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Ask);

    [TestCase(true, "true", "confirm \"Really?\": accepted")]
    [TestCase(false, "false", "confirm \"Really?\": dismissed")]
    [TestCase(null, "false", "confirm \"Really?\": dismissed, as no step said how to answer it")]
    public async Task A_question_is_answered_as_it_was_said_before(bool? accept, string answer, string detail)
    {
        var screen = await AskedAsync("confirm('Really?')");
        if (accept is { } said)
        {
            ((IScreenDialogs)screen).AnswerNext(said, null);
        }

        await screen.ClickAsync(Some.The(Ask), Cancellation);

        (await screen.ShownTextAsync(Some.The(Ask), Cancellation)).ShouldBe(answer);
        Ledger.Actions.Single(a => a.Kind == "dialog").Detail.ShouldBe(detail);
    }

    [TestCase("Lin", "Lin")]
    [TestCase(null, "so far")]
    public async Task A_prompt_is_filled_in(string? text, string answer)
    {
        var screen = await AskedAsync("prompt('Name?', 'so far')");
        ((IScreenDialogs)screen).AnswerNext(true, text);
        await screen.ClickAsync(Some.The(Ask), Cancellation);

        (await screen.ShownTextAsync(Some.The(Ask), Cancellation)).ShouldBe(answer);
    }

    [Test]
    public async Task Each_answer_is_for_one_dialog()
    {
        var screen = await AskedAsync("[confirm('one'), confirm('two'), confirm('three')]");
        ((IScreenDialogs)screen).AnswerNext(true, null);
        ((IScreenDialogs)screen).AnswerNext(false, null);
        await screen.ClickAsync(Some.The(Ask), Cancellation);

        (await screen.ShownTextAsync(Some.The(Ask), Cancellation)).ShouldBe("true,false,false");
        Ledger.Actions.Count(a => a.Kind == "dialog").ShouldBe(3);
    }

    private async Task<IScreen> AskedAsync(string question)
    {
        Site.Page("/", $"<button id=ask onclick=\"this.textContent = {question}\">ask</button>");
        return await OpenAsync(Plan);
    }
}
