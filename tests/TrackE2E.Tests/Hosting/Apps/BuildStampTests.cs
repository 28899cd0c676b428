using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Settings;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Apps;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BuildStampTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void Unchanged_sources_need_no_build()
    {
        _folder.Write("app/Program.cs", "1");
        Stamp()!.IsFresh.ShouldBeFalse();

        Stamp()!.Keep();

        Stamp()!.IsFresh.ShouldBeTrue();
    }

    [TestCase("app/Program.cs", false)]
    [TestCase("app/pages/New.cs", false)]
    [TestCase("app/bin/Debug/app.dll", true)]
    [TestCase("app/obj/x.json", true)]
    [TestCase("app/node_modules/x/index.js", true)]
    [TestCase("app/.vs/x", true)]
    [TestCase("other/Program.cs", true)]
    public void Only_a_change_of_a_source_needs_one(string changed, bool fresh)
    {
        _folder.Write("app/Program.cs", "1");
        Stamp()!.Keep();

        _folder.Write(changed, "12");

        Stamp()!.IsFresh.ShouldBe(fresh);
    }

    [Test]
    public void A_file_that_is_gone_and_another_command_need_one()
    {
        _folder.Write("app/Program.cs", "1");
        var second = _folder.Write("app/Second.cs", "1");
        Stamp()!.Keep();

        Stamp("make other")!.IsFresh.ShouldBeFalse();
        File.Delete(second);
        Stamp()!.IsFresh.ShouldBeFalse();
    }

    [Test]
    public void Without_sources_or_with_a_wrong_one_it_is_always_built()
    {
        BuildStamp.Of(new AppSettings { Url = "http://a", Build = "make" }, _folder.Path, _folder.In("cache")).ShouldBeNull();
        Stamp().ShouldBeNull();
    }

    private BuildStamp? Stamp(string build = "make") => BuildStamp.Of(new AppSettings { Url = "http://a", Build = build, Sources = ["app"] }, _folder.Path, _folder.In("cache"));
}
