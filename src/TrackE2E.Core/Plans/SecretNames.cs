namespace TrackE2E.Core.Plans;

/// <summary>What in a name says that its value is a secret.</summary>
public static class SecretNames
{
    /// <summary>A pattern for the middle of any name, case not counted. What is a secret in some places only (a token, a key) is beside it there.</summary>
    public const string Pattern = "pass(?:word|wd)|pwd|secret|credential|(?:api|access|private)[_-]?key";
}
