namespace TrackE2E.Cli;

/// <summary>What the command's exit says, everywhere.</summary>
internal static class ExitCodes
{
    /// <summary>Everything ran and passed.</summary>
    public const int Passed = 0;

    /// <summary>The product broke the plan.</summary>
    public const int Failed = 1;

    /// <summary>Something could not be judged, or nothing ran.</summary>
    public const int Broken = 2;
}
