namespace TrackE2E.Gherkin;

/// <summary>Step definitions, hooks or transformations cannot be used as written, or a step's arguments do not fit its method.</summary>
/// <remarks>The message lists every mistake with its place and what to do.</remarks>
public sealed class BindingException : Exception
{
    /// <summary>Creates the exception.</summary>
    public BindingException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message in both languages.</summary>
    public BindingException(Phrase said)
        : base(said.En) => this.Saying(said);
}
