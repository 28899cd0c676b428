using TrackE2E.Driving.Web;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Driving.Web;

public sealed class PlaywrightDriverTests
{
    [TestCase(".playwright/package/cli.js", null, true)]
    [TestCase(".playwright/package/cli.js", ".playwright/node/linux-x64/node", false)]
    [TestCase("tracke2e.dll", null, false)]
    public void A_driver_without_its_node_needs_the_machines(string file, string? other, bool needed)
    {
        using var folder = new TemporaryFolder();
        folder.Write(file, "");
        if (other is not null)
        {
            folder.Write(other, "");
        }

        PlaywrightDriver.NeedsNode(folder.Path).ShouldBe(needed);
    }
}
