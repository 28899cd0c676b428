using NUnit.Framework;
using NUnit.Framework.Interfaces;

namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>What went wrong around all scenarios, as NUnit shows it: the message as it is, and the frames of the user's own code.</summary>
internal sealed class RunErrorException(string message, string stack) : ResultStateException(message)
{
    /// <inheritdoc/>
    public override ResultState ResultState => ResultState.Error;

    /// <inheritdoc/>
    public override string StackTrace => stack;
}
