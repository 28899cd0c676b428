using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace TrackE2E.Driving.App.Servers;

/// <summary>A variable in the environment of a process, which all that it starts inherit: they are found by it whatever their parents are by now (Linux only).</summary>
internal sealed class ProcessMark
{
    private const string Variable = "TRACKE2E_SERVER";

    private readonly string value = Guid.NewGuid().ToString("N");

    /// <summary>Puts the mark on a process that is to be started.</summary>
    public void On(ProcessStartInfo start) => start.Environment[Variable] = value;

    /// <summary>Those that bear the mark and live.</summary>
    public IReadOnlyList<int> Processes()
    {
        var found = new List<int>();
        if (!OperatingSystem.IsLinux())
        {
            return found;
        }

        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Bears(folder))
            {
                found.Add(id);
            }
        }

        return found;
    }

    /// <summary>Ends them.</summary>
    public void EndProcesses()
    {
        foreach (var id in Processes())
        {
            try
            {
                using var left = Process.GetProcessById(id);
                left.Kill();
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
            {
                // it has just ended by itself
            }
        }
    }

    private bool Bears(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "environ")).Split('\0').Contains($"{Variable}={value}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // it is gone, or not ours to read
            return false;
        }
    }
}
