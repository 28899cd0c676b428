using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.OutputFolders;

namespace TrackE2E.Tests.Reporting.OutputFolders;

public sealed class OutputFolderTests
{
    [Test]
    public void Last_run_stays_until_this_one_is_committed_and_is_replaced_whole()
    {
        using var place = new TemporaryFolder();
        using (var first = OutputFolder.Begin(place.In("out"), "1"))
        {
            File.WriteAllText(Path.Combine(first.Staging, "old.txt"), "old");
            first.Commit();
        }

        using var second = OutputFolder.Begin(place.In("out"), "2");
        File.WriteAllText(Path.Combine(second.Staging, "new.txt"), "new");
        File.Exists(place.In("out/old.txt")).ShouldBeTrue();
        File.Exists(place.In("out/new.txt")).ShouldBeFalse();
        second.Commit();

        File.Exists(place.In("out/old.txt")).ShouldBeFalse();
        File.Exists(place.In("out/new.txt")).ShouldBeTrue();
        Directory.EnumerateDirectories(place.Path).ShouldBe([place.In("out")]);
    }

    [Test]
    public void Run_that_is_not_committed_leaves_the_last_one_as_it_was()
    {
        using var place = new TemporaryFolder();
        using (var first = OutputFolder.Begin(place.In("out"), "1"))
            first.Commit();

        using (OutputFolder.Begin(place.In("out"), "2"))
        {
        }

        Directory.EnumerateDirectories(place.Path).ShouldBe([place.In("out")]);
    }

    [Test]
    public void Folder_with_files_of_somebody_else_is_refused_and_untouched()
    {
        using var place = new TemporaryFolder();
        var thesis = place.Write("out/thesis.doc", "years of work");

        var e = Should.Throw<BrokenException>(() => OutputFolder.Begin(place.In("out"), "1"));

        e.Reason.ShouldBe("out-folder-foreign");
        e.Actual.ShouldContain("thesis.doc");
        File.ReadAllText(thesis).ShouldBe("years of work");
    }

    [Test]
    public void Files_put_there_while_the_run_goes_on_are_not_lost()
    {
        using var place = new TemporaryFolder();
        using var folder = OutputFolder.Begin(place.In("out"), "1");
        var thesis = place.Write("out/thesis.doc", "years of work");

        Should.Throw<BrokenException>(folder.Commit).Reason.ShouldBe("out-folder-foreign");

        File.Exists(thesis).ShouldBeTrue();
    }

    [Test]
    public void File_in_the_folders_place_is_refused()
    {
        using var place = new TemporaryFolder();

        Should.Throw<BrokenException>(() => OutputFolder.Begin(place.Write("out", "x"), "1")).Reason.ShouldBe("out-folder-foreign");
    }

    [Test]
    public void Empty_folder_is_taken()
    {
        using var place = new TemporaryFolder();
        Directory.CreateDirectory(place.In("out"));

        using var folder = OutputFolder.Begin(place.In("out"), "1");
        folder.Commit();

        Directory.Exists(place.In("out/allure-results")).ShouldBeTrue();
    }

    [Test]
    public void Second_run_to_the_same_folder_is_told_that_the_first_is_there()
    {
        using var place = new TemporaryFolder();
        using var first = OutputFolder.Begin(place.In("out"), "1");

        Should.Throw<BrokenException>(() => OutputFolder.Begin(place.In("out") + "/", "2")).Reason.ShouldBe("out-folder-busy");

        using var other = OutputFolder.Begin(place.In("out2"), "3");
    }

    [Test]
    public void What_a_killed_run_left_beside_is_cleared_and_other_folders_are_not()
    {
        using var place = new TemporaryFolder();
        place.Write("out.tmp-9/.tracke2e-run", "9");
        place.Write("out.tmp-mine/notes.txt", "keep");

        using var folder = OutputFolder.Begin(place.In("out"), "1");

        Directory.Exists(place.In("out.tmp-9")).ShouldBeFalse();
        File.Exists(place.In("out.tmp-mine/notes.txt")).ShouldBeTrue();
    }

    [Test]
    public void Evidence_is_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var place = new TemporaryFolder();
        using var folder = OutputFolder.Begin(place.In("out"), "1");
        File.WriteAllText(Path.Combine(folder.Ledgers, "a.ndjson"), "{}");
        folder.Commit();

        File.GetUnixFileMode(place.In("out/ledgers/a.ndjson")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(place.In("out/ledgers")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
