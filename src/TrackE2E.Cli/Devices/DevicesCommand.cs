using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Web;
using TrackE2E.Hosting.Health;
using TrackE2E.Hosting.Installing;
using TrackE2E.Hosting.Settings;
using TrackE2E.Reporting.Commands;
using Command = System.CommandLine.Command;

namespace TrackE2E.Cli.Devices;

/// <summary><c>tracke2e devices</c>: where scenarios can run, and what of it is there now.</summary>
internal static class DevicesCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--file") { Description = "file of the devices; default: the one of tracke2e.json, else devices.json" };
        var json = CommonOptions.Json();
        var language = CommonOptions.Language();
        var command = new Command("devices", "lists the devices of devices.json and whether each can be used now; exit 2 when the default one cannot") { file, json, language };
        command.SetAction(async (parsed, cancellation) =>
        {
            var printer = Printer.Of(parsed, language);
            var said = printer.Words.Language;
            var devices = parsed.GetValue(file) is { } named ? DevicesFile.Read(named, Environment.GetEnvironmentVariable) : Default();
            var installing = InstallSettings.From(Environment.GetEnvironmentVariable);
            var commands = new SystemCommands(TimeProvider.System);
            var list = await Task.WhenAll(devices.Devices.Select(d => DeviceStatus.OfAsync(d, installing, BrowserFinder.Find, commands, cancellation)));
            if (parsed.GetValue(json))
            {
                printer.Json(list.Select(d => new
                {
                    d.Entry.Name, Default = d.Entry.Name == devices.Default, d.Entry.Kind, d.Entry.Tags, d.Entry.Slots, Browser = d.Entry.Browser?.Name, d.Entry.Browser?.Emulate, d.Entry.Browser?.Viewport,
                    Reachable = d.IsReachable, Executable = d.Executable?.In(said), Problem = d.Problem?.In(said), Do = d.Mend?.In(said),
                }));
            }
            else
            {
                printer.Table(
                    [printer.Say("device", "设备"), printer.Say("kind", "类型"), printer.Say("is", "模拟"), printer.Say("tags", "标签"), printer.Say("slots", "并行"), printer.Say("now", "状态"), printer.Say("do", "处理")],
                    list.Select(d => (IReadOnlyList<string>)
                    [
                        d.Entry.Name + (d.Entry.Name == devices.Default ? printer.Say(" (default)", "（默认）") : ""),
                        $"{d.Entry.Kind} {d.Entry.Browser?.Name ?? d.Entry.Appium?.Platform}",
                        d.Entry.Browser?.Emulate ?? (d.Entry.Browser?.Viewport is { } size ? $"{size.Width} × {size.Height}" : d.Entry.IsStandIn ? printer.Say("a stand-in, no device", "协议替身，非真机") : d.Entry.Appium?.AutomationName ?? ""),
                        string.Join(' ', d.Entry.Tags.Select(t => "@" + t)),
                        $"{d.Entry.Slots}",
                        d.Problem?.In(said) ?? printer.Say($"ready: {d.Executable?.En}", $"可用：{d.Executable?.Zh}"),
                        d.Mend?.In(said) ?? "",
                    ]));
            }

            return list.First(d => d.Entry.Name == devices.Default).IsReachable ? ExitCodes.Passed : ExitCodes.Broken;
        });
        return command;
    }

    private static DevicesFile Default()
    {
        string settings;
        try
        {
            settings = SettingsReader.Find([]);
        }
        catch (BrokenException)
        {
            return File.Exists("devices.json") ? DevicesFile.Read("devices.json", Environment.GetEnvironmentVariable) : DevicesFile.BuiltIn;
        }

        return SettingsReader.Read(settings, null, Environment.GetEnvironmentVariable).ReadDevices(Environment.GetEnvironmentVariable);
    }
}
