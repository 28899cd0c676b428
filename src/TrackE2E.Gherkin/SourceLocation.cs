using System.Runtime.CompilerServices;

namespace TrackE2E.Gherkin;

/// <summary>A place in a file that a person can open.</summary>
/// <param name="Path">The file's path as known to whoever made it: absolute for compiled code, as given for feature files.</param>
/// <param name="Line">The line, from 1; 0 when only the file is known.</param>
public sealed record SourceLocation(string Path, int Line)
{
    /// <summary>The place of the call itself, for step definitions that are registered by code.</summary>
    public static SourceLocation Here([CallerFilePath] string path = "", [CallerLineNumber] int line = 0) => new(path, line);

    /// <summary>The form that terminals and editors turn into a link: <c>path:line</c>.</summary>
    public override string ToString() => Line > 0 ? $"{Path}:{Line}" : Path;
}
