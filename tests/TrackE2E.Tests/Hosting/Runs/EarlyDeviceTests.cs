using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Runs;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Runs;

public sealed class EarlyDeviceTests
{
    [Test]
    public async Task What_goes_wrong_early_is_left_to_the_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tracke2e.json", "{ this is no JSON");

        await using var early = EarlyDevice.Begin(new RunRequest { Paths = [folder.Path] }, _ => Assert.Fail("nothing to say"), CancellationToken.None);

        (await early.TakeAsync(new DeviceEntry { Name = "desktop", Kind = "playwright" })).ShouldBeNull();
    }
}
