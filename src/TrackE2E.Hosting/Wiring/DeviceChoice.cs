using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Chooses devices by name or <c>@tag</c>.</summary>
internal static class DeviceChoice
{
    /// <exception cref="BrokenException">device-unknown.</exception>
    public static IReadOnlyList<DeviceEntry> Of(string file, IReadOnlyList<string> wanted)
    {
        var list = DeviceFile.Read(file);
        if (wanted.Count == 0)
        {
            return [list.Default];
        }

        var chosen = new List<DeviceEntry>();
        foreach (var name in wanted)
        {
            var found = name.StartsWith('@') ? list.Devices.Where(d => d.Tags.Contains(name[1..])).ToList() : [.. list.Devices.Where(d => d.Name == name)];
            if (found.Count == 0)
            {
                var known = list.Devices.Select(d => d.Name).ToList();
                throw new BrokenException(
                    "device-unknown", $"there is no device \"{name}\"", "one of: " + string.Join(", ", known.Concat(list.Devices.SelectMany(d => d.Tags).Distinct().Select(t => "@" + t))),
                    NearestName.Best(name, known) is { } near ? $"\"{name}\"; nearest: \"{near}\"" : $"\"{name}\"", "mend --device, or add the device to devices.json", file);
            }

            chosen.AddRange(found.Except(chosen));
        }

        return chosen;
    }
}
