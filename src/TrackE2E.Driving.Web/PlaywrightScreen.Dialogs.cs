using System.Collections.Concurrent;
using Microsoft.Playwright;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>The browser's own dialogs.</content>
internal sealed partial class PlaywrightScreen
{
    private readonly ConcurrentQueue<(bool Accept, string? Text)> answers = [];

    /// <inheritdoc/>
    public void AnswerNext(bool accept, string? text) => answers.Enqueue((accept, text));

    /// <inheritdoc/>
    public int Waiting => answers.Count;

    private async Task AnswerAsync(IDialog dialog)
    {
        try
        {
            if (dialog.Type == DialogType.BeforeUnload)
            {
                await dialog.AcceptAsync();
                return;
            }

            // noted before the page goes on, so that what it does then comes after
            var told = answers.TryDequeue(out var answer);
            var said = answer.Accept ? answer.Text is { } text ? $"accepted with \"{text}\"" : "accepted" : told ? "dismissed" : "dismissed, as no step said how to answer it";
            var now = time.GetUtcNow();
            options.Ledger.Did(ScreenAction.Of("dialog", $"{dialog.Type} \"{dialog.Message}\": {said}") with { StartedAt = now, EndedAt = now });
            await (answer.Accept ? dialog.AcceptAsync(answer.Text ?? dialog.DefaultValue) : dialog.DismissAsync());
        }
        catch (PlaywrightException)
        {
            // the page went while it asked
        }
    }
}
