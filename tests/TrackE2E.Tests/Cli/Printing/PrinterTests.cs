using TrackE2E.Cli.Printing;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Cli.Printing;

public sealed class PrinterTests
{
    [Test]
    public void Json_has_words_and_not_the_numbers_that_the_code_has_for_them()
    {
        using var output = new StringWriter();

        new Printer(output, new Words("en")).Json(new[] { EventKind.PageView, EventKind.Exposure });

        output.ToString().Split(['[', ']', ',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries).ShouldBe(["\"pv\"", "\"exposure\""]);
    }
}
