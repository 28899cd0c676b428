using TrackE2E.AndroidStandIn;

// usage: TrackE2E.AndroidStandIn PORT; PORT is that of the adb server which it stands in for
using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    end.Cancel();
};
using var app = new StandInApp();
var device = new DeviceShell(app);
await using var adb = new AdbServer(int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture), device, new UiAutomatorEndpoint(app));
var serving = adb.ServeAsync(end.Token);
Console.WriteLine($"android stand-in ready on {args[0]}");
await serving;
