using System.Text;

namespace TrackE2E.AppTests.Outer;

/// <summary>Processes that have a variable of ours in their environment: all that a run has started, and what those have, whatever their parents are by now.</summary>
internal sealed class MarkedProcesses
{
    private const string Name = "TRACKE2E_TEST_MARK";
    private readonly string value = Guid.NewGuid().ToString("N");

    public KeyValuePair<string, string?> Variable => new(Name, value);

    /// <summary>Names of those that live, once all are gone or the time is over.</summary>
    public async Task<IReadOnlyList<string>> LeftAsync(TimeSpan within)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (Living() is { Count: > 0 } living)
        {
            if (TimeProvider.System.GetElapsedTime(began) > within)
            {
                return living;
            }

            // a process tells nobody but its parent that it ended
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return [];
    }

    private List<string> Living()
    {
        var living = new List<string>();
        var wanted = Encoding.UTF8.GetBytes($"{Name}={value}");
        foreach (var folder in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            try
            {
                if (File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(wanted) >= 0)
                {
                    living.Add($"{Path.GetFileName(folder)} {File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ')}");
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // it has ended, or is another user's
            }
        }

        return living;
    }
}
