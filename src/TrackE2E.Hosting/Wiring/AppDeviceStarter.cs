using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Screens;
using TrackE2E.Driving.App.Servers;
using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Installing;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Starts a device that an Appium server drives: its packages, its server, a stand-in or emulator, and its first session.</summary>
internal static class AppDeviceStarter
{
    public static async Task<ServedDevice> StartAsync(DeviceEntry entry, Action<string> say, string language, Func<string, string?> variable, TimeProvider time, CancellationToken cancellation)
    {
        var settings = entry.Appium!;
        var parts = new List<IAsyncDisposable>();
        var log = settings.Server.IsOurs ? Path.Combine(Path.GetTempPath(), $"tracke2e-appium-{Guid.NewGuid():N}.log") : null;
        try
        {
            if (entry.Unset.Count > 0)
            {
                var names = string.Join(", ", entry.Unset);
                throw new BrokenException(
                    "settings-unreadable",
                    new($"the device \"{entry.Name}\" needs a variable that is not set", $"设备“{entry.Name}”所需的环境变量没有设置"),
                    new("all its variables are set", "它的变量都已设置"),
                    new($"not set: {names}", $"未设置：{names}"),
                    new($"set it: export {entry.Unset[0]}=…", $"设置它：export {entry.Unset[0]}=…"),
                    "devices.json");
            }

            var install = InstallSettings.From(variable, language);
            var commands = new SystemCommands(time);
            await new PackageInstaller(commands, install, Machine.This(time), say, time).EnsureAsync(entry.Name, entry.Packages, cancellation);
            var server = settings.Server.Url;
            if (settings.Server.IsOurs)
            {
                var started = await AppiumServer.StartAsync(await OptionsAsync(entry, log!, new AppiumInstaller(commands, install, say, time), variable, cancellation), cancellation);
                parts.Add(started);
                server = started.Url;
            }

            var port = 0;
            if (settings.Start is { } start)
            {
                var standIn = await AppProcess.StartAsync(entry.Title.In(language), new AppSettings { Start = start, Ready = settings.Ready, Url = "http://127.0.0.1:${port}" }, settings.Folder, language, say, cancellation);
                parts.Add(standIn);
                port = standIn.Url.Port;
            }

            if (entry.IsStandIn)
            {
                say(RunTexts.StandIn(entry.Title.In(language)).In(language));
            }

            return new(entry, await AppiumDevice.StartAsync(entry, server!, port, time, cancellation), null, parts, log);
        }
        catch (BrokenException e)
        {
            say(RunTexts.NoDevice(entry.Name, e).In(language));
            return new(entry, null, e, parts, log);
        }
        catch
        {
            await new ServedDevice(entry, null, null, parts, log).DisposeAsync();
            throw;
        }
    }

    private static async Task<AppiumServerOptions> OptionsAsync(DeviceEntry entry, string log, AppiumInstaller installer, Func<string, string?> variable, CancellationToken cancellation)
    {
        var server = entry.Appium!.Server;
        return new()
        {
            Name = server.Name,
            Script = server.Script ?? await installer.EnsureAsync(server.Install!, cancellation),
            Node = server.Node,
            Port = server.Port,
            BasePath = server.BasePath,
            Drivers = server.Drivers,
            AllowInsecure = server.AllowInsecure,
            Environment = Environment(server, variable),
            LogFile = log,
            LogKeptAs = $"attachments/{ServedDevice.LogName(entry)}",
        };
    }

    // uiautomator2 does not load without a folder for Android's tools, even where adb is on PATH
    private static Dictionary<string, string> Environment(ServerSettings server, Func<string, string?> variable)
    {
        var all = new Dictionary<string, string>(server.Environment, StringComparer.Ordinal);
        if (variable("ANDROID_HOME") is null && variable("ANDROID_SDK_ROOT") is null && !all.ContainsKey("ANDROID_HOME") && Directory.Exists("/usr/lib/android-sdk"))
        {
            all["ANDROID_HOME"] = "/usr/lib/android-sdk";
        }

        return all;
    }
}
