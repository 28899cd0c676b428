using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Settings;

namespace TrackE2E.Hosting.Runs;

/// <summary>The settings of a request: those that have been read already, else the file's.</summary>
public static class RequestSettings
{
    /// <summary>For a run.</summary>
    /// <exception cref="BrokenException">settings-unreadable.</exception>
    public static RunSettings Read(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Settings ?? SettingsReader.Read(SettingsReader.Find(request.Paths), request.Environment, request.Variable);
    }

    /// <summary>For whoever drives nothing: secrets may be missing, and where there are no settings it is no mistake until something is driven.</summary>
    /// <exception cref="BrokenException">settings-unreadable: there are settings, and they have a mistake.</exception>
    public static RunSettings? Undriven(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Settings ?? (SettingsReader.TryFind(request.Paths) is { } file ? SettingsReader.Read(file, request.Environment, name => request.Variable(name) ?? "") : null);
    }
}
