using TrackE2E.Gherkin;

namespace TrackE2E.Tests.Gherkin.Kit;

public static partial class KitBindings
{
    public class Attachments(IAttachments attachments)
    {
        [When("the string {string} is attached as {string}")]
        public void AttachText(string text, string mediaType) => attachments.Attach(text, mediaType);

        [When("the string {string} is logged")]
        public void Log(string text) => attachments.Log(text);

        [When("text with ANSI escapes is logged")]
        public void LogAnsi() => attachments.Log(
            "This displays a \e[31mr\e[0m\e[91ma\e[0m\e[33mi\e[0m\e[32mn\e[0m\e[34mb\e[0m\e[95mo\e[0m\e[35mw\e[0m");

        [When("the following string is attached as {string}:")]
        public void AttachDocString(string mediaType, string text) => attachments.Attach(text, mediaType);

        [When("an array with {int} bytes is attached as {string}")]
        public void AttachBytes(int size, string mediaType) => attachments.Attach([.. Enumerable.Range(0, size).Select(i => (byte)i)], mediaType);

        [When("a PDF document is attached and renamed")]
        public void AttachPdf() => attachments.Attach(Asset("attachments/document.pdf"), "application/pdf", "renamed.pdf");

        [When("a link to {string} is attached")]
        public void AttachLink(string uri) => attachments.Link(uri);

        [When("the string {string} is attached as {string} before a failure")]
        public void AttachAndFail(string text, string mediaType)
        {
            attachments.Attach(text, mediaType);
            throw new InvalidOperationException("whoops");
        }
    }

    public class Backgrounds
    {
        [Given("an order for {string}")]
        public static void Order(string what) => Nothing(what);

        [When("an action")]
        public static void Action() => Nothing();

        [Then("an outcome")]
        public static void Outcome() => Nothing();
    }

    public class RulesBackgrounds : Backgrounds;

    public class MultipleFeatures
    {
        [Given("an order for {string}")]
        public static void Order(string what) => Nothing(what);
    }

    public class MultipleFeaturesReversed : MultipleFeatures;

    public class Cdata
    {
        [Given("I have {int} <![CDATA[cukes]]> in my belly")]
        public static void Have(int count) => Nothing(count);
    }

    public class Minimal
    {
        [Given("I have {int} cukes in my belly")]
        public static void Have(int count) => Nothing(count);
    }

    public class DataTables
    {
        private string[][] _transposed = [];

        [When("the following table is transposed:")]
        public void Transpose(DataTable table)
        {
            var raw = Raw(table);
            _transposed = [.. raw[0].Select((_, column) => raw.Select(row => row[column]).ToArray())];
        }

        [Then("it should be:")]
        public void Compare(DataTable expected) => _transposed.ShouldBe(Raw(expected));

        private static string[][] Raw(DataTable table) => [[.. table.Header], .. table.Rows.Select(r => r.Values.ToArray())];
    }

    public class DocStrings
    {
        [Given("a doc string:")]
        public static void DocString(string text) => Nothing(text);
    }

    public class ExamplesTables
    {
        private int _count;
        private int _friends;

        [Given("there are {int} cucumbers")]
        public void Cucumbers(int count) => _count = count;

        [Given("there are {int} friends")]
        public void Friends(int count) => _friends = count;

        [When("I eat {int} cucumbers")]
        public void Eat(int count) => _count -= count;

        [Then("I should have {int} cucumbers")]
        public void Have(int count) => _count.ShouldBe(count);

        [Then("each person can eat {int} cucumbers")]
        public void Share(int count) => (_count / (1 + _friends)).ShouldBe(count);
    }

    public class ExamplesTablesUndefined
    {
        private int _count;

        [Given("there are {int} cucumbers")]
        public void Cucumbers(int count) => _count = count;

        [When("I eat {int} cucumbers")]
        public void Eat(int count) => _count -= count;

        [Then("I should have {int} cucumbers")]
        public void Have(int count) => _count.ShouldBe(count);
    }

    public class ExamplesTablesUndefinedMultiple : ExamplesTablesUndefined;

    public class ExamplesTablesAttachment(IAttachments attachments)
    {
        [When("a JPEG image is attached")]
        public void Jpeg() => attachments.Attach(Asset("examples-tables-attachment/cucumber.jpeg"), "image/jpeg");

        [When("a PNG image is attached")]
        public void Png() => attachments.Attach(Asset("examples-tables-attachment/cucumber.png"), "image/png");
    }

    public class Markdown(IAttachments attachments)
    {
        [Given("some TypeScript code:")]
        public static void Code(string text) => text.ShouldNotBeEmpty();

        [Given("some classic Gherkin:")]
        public static void Gherkin(string text) => text.ShouldNotBeEmpty();

        [When("we use a data table and attach something and then {word}")]
        public void Table(string word, DataTable table)
        {
            table.RowCount.ShouldBe(3);
            attachments.Log($"We are logging some plain text ({word})");
            if (word == "fail")
            {
                throw new InvalidOperationException("You asked me to fail");
            }
        }

        [Then("this might or might not run")]
        public static void Maybe() => Nothing();
    }

    public class ParameterTypes
    {
        [ParameterType("([A-Z]{3})-([A-Z]{3})", Name = "flight")]
        public static (string From, string To) Flight(string from, string to) => (from, to);

        [Given("{flight} has been delayed")]
        public static void Delayed((string From, string To) flight) => flight.ShouldBe(("LHR", "CDG"));
    }

    public class UnknownParameterType
    {
        [Given("{airport} is closed because of a strike")]
        public static void Closed(object airport) => throw new NotSupportedException($"{airport}");
    }

    public class RegularExpression
    {
        [Given("^a (.*?)(?: and a (.*?))?(?: and a (.*?))?$")]
        public static void Vegetables(string? a, string? b, string? c) => Nothing(a, b, c);
    }

    public class Rules
    {
        private readonly Stack<string> _stock = new();
        private int _money;
        private string? _chocolate;

        [Given("the customer has {int} cents")]
        public void Money(int cents) => _money = cents;

        [Given("there are chocolate bars in stock")]
        public void InStock() => _stock.Push("Mars");

        [Given("there are no chocolate bars in stock")]
        public void OutOfStock() => _stock.Clear();

        [When("the customer tries to buy a {int} cent chocolate bar")]
        public void Buy(int price) => _chocolate = _money >= price && _stock.TryPop(out var bar) ? bar : null;

        [Then("the sale should not happen")]
        public void NoSale() => _chocolate.ShouldBeNull();

        [Then("the sale should happen")]
        public void Sale() => _chocolate.ShouldNotBeNull();
    }

    public sealed class Counter
    {
        public int Second { get; set; }

        public int Third { get; set; }
    }

    public class Retry(Counter counter)
    {
        [Given("a step that always passes")]
        public static void Pass() => Nothing();

        [Given("a step that passes the second time")]
        public void Second() => FailIf(++counter.Second < 2);

        [Given("a step that passes the third time")]
        public void Third() => FailIf(++counter.Third < 3);

        [Given("a step that always fails")]
        public static void Fail() => FailIf(true);

        private static void FailIf(bool fail)
        {
            if (fail)
            {
                throw new InvalidOperationException("Exception in step");
            }
        }
    }

    public class RetryAmbiguous
    {
        [Given("an ambiguous step")]
        public static void First() => Nothing();

        [Given("an ambiguous step")]
        public static void Second() => Nothing();
    }

    public class RetryPending
    {
        [Given("a pending step")]
        public static void Pending() => throw new PendingStepException();
    }
}
