namespace TrackE2E.Gherkin.Reading;

/// <summary>Scenarios were asked for by a line that their feature file does not have.</summary>
public sealed class NoSuchLineException : Exception
{
    internal NoSuchLineException(string file, int line, int lines)
        : base(ParserTexts.NoLine(file, line, lines).En)
    {
        (File, Line, Lines) = (file, line, lines);
        this.Saying(ParserTexts.NoLine(file, line, lines));
    }

    /// <summary>The feature file.</summary>
    public string File { get; }

    /// <summary>The line that was asked for.</summary>
    public int Line { get; }

    /// <summary>How many lines the file has.</summary>
    public int Lines { get; }
}
