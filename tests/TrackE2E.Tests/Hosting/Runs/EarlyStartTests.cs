using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Hosting.Runs;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Runs;

public sealed class EarlyStartTests
{
    [Test]
    public async Task What_goes_wrong_early_is_left_to_the_run()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tracke2e.json", "{ this is no JSON");

        await using var early = EarlyStart.Begin(new RunRequest { Paths = [folder.Path] }, _ => Assert.Fail("nothing to say"), CancellationToken.None);

        (await early.TakeAsync(new DeviceEntry { Name = "desktop", Kind = "playwright" })).ShouldBeNull();
        (await early.TakeAppAsync("shop")).ShouldBeNull();
    }

    [Test]
    public async Task Settings_that_were_read_early_are_read_by_nobody_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tracke2e.json", """{ "plan": "plans", "accounts": { "buyer": { "password": "${BUYER}" } } }""");
        folder.Write("plans/a.plan.yaml", "events: { v: { kind: custom } }");
        var reads = 0;
        var request = new RunRequest { Paths = [folder.Path], Variable = name => name == "BUYER" && Interlocked.Increment(ref reads) > 0 ? "secret" : null };
        await using var early = EarlyStart.Begin(request, _ => { }, CancellationToken.None);

        request = await early.ReadAsync(request);
        await TeamSteps.LoadAsync(request, _ => { }, CancellationToken.None);
        TrackE2E.Hosting.Wiring.Plans.Of(request)!.Events.Count.ShouldBe(1);

        reads.ShouldBe(1);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task An_app_that_needs_no_build_is_handed_over_running_and_one_that_needs_it_is_not_started()
    {
        using var folder = new TemporaryFolder();
        var started = Path.Combine(folder.Path, "started");
        folder.Write("tracke2e.json", $$"""
            { "plan": "plans", "devices": "devices.json", "apps": {
              "shop": { "start": "sh -c 'echo ready; exec tail -f /dev/null'", "ready": "ready", "url": "http://127.0.0.1:${port}" },
              "desk": { "build": "touch {{started}}", "start": "touch {{started}}", "ready": "ready", "url": "http://127.0.0.1:${port}" } } }
            """);
        var early = EarlyStart.Begin(new RunRequest { Paths = [folder.Path] }, _ => { }, CancellationToken.None);

        await using var shop = await early.TakeAppAsync("shop");
        var desk = await early.TakeAppAsync("desk");
        await early.DisposeAsync();

        shop!.Gone.IsCancellationRequested.ShouldBeFalse();
        desk.ShouldBeNull();
        File.Exists(started).ShouldBeFalse();
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task An_app_that_does_not_start_is_told_to_who_asks_for_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("tracke2e.json", """{ "plan": "plans", "devices": "devices.json", "apps": { "shop": { "start": "sh -c 'exit 3'", "ready": "ready", "url": "http://127.0.0.1:${port}" } } }""");
        await using var early = EarlyStart.Begin(new RunRequest { Paths = [folder.Path] }, _ => { }, CancellationToken.None);

        (await Should.ThrowAsync<BrokenException>(() => early.TakeAppAsync("shop"))).Reason.ShouldBe("app-not-started");
    }
}
