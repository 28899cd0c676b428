using System.Diagnostics;
using System.Globalization;
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
        using var over = new CancellationTokenSource(within);
        while (Living() is { Count: > 0 } living)
        {
            try
            {
                await Task.WhenAll(living.Select(process => EndedAsync(process.Id, over.Token)));
            }
            catch (OperationCanceledException)
            {
                return [.. living.Select(process => process.Name)];
            }
        }

        return [];
    }

    private static async Task EndedAsync(int id, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            await process.WaitForExitAsync(cancellation);
        }
        catch (ArgumentException)
        {
            // it has ended meanwhile
        }
    }

    private List<(int Id, string Name)> Living()
    {
        var living = new List<(int, string)>();
        var wanted = Encoding.UTF8.GetBytes($"{Name}={value}");
        foreach (var folder in Directory.GetDirectories("/proc").Where(d => int.TryParse(Path.GetFileName(d), out _)))
        {
            try
            {
                if (File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(wanted) >= 0)
                {
                    living.Add((int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), $"{Path.GetFileName(folder)} {File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ')}"));
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
