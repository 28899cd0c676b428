namespace TrackE2E.Hosting.Installing;

/// <summary>Passes a long installation's output on, at most one line every few seconds.</summary>
internal sealed class InstallProgress(Action<string> say, TimeProvider time)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private long _last = time.GetTimestamp();

    public void Line(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || time.GetElapsedTime(_last) < Every)
            return;
        _last = time.GetTimestamp();
        say("  " + (line.Length <= 110 ? line.Trim() : line.Trim()[..Math.Min(110, line.Trim().Length)] + "…"));
    }
}
