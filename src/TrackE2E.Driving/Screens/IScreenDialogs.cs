namespace TrackE2E.Driving.Screens;

/// <summary>Answers the browser's own dialogs (alert, confirm, prompt), which hold the page up until they are answered. A screen that can do it implements this beside <see cref="IScreen"/>.</summary>
/// <remarks>A dialog that nobody said anything about is dismissed. Each is an action, dialog, whose Detail has its text and the answer.</remarks>
public interface IScreenDialogs
{
    /// <summary>Says how the next dialog is answered: before the step that opens it.</summary>
    /// <param name="accept">True for OK, false for Cancel.</param>
    /// <param name="text">What is typed into a prompt; null for what stands there.</param>
    void AnswerNext(bool accept, string? text);

    /// <summary>How many answers still wait for their dialog.</summary>
    int Waiting { get; }
}
