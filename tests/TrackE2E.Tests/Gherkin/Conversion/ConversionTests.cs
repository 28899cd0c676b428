using System.Collections.Concurrent;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Conversion;

public sealed class ConversionTests
{
    [TestCase("en", "the date is 5/20/2024", "2024-05-20")]
    [TestCase("de", "the date is 20.5.2024", "2024-05-20")]
    [TestCase("en", "the number is 1.5", "1.5")]
    [TestCase("de", "the number is 1,5", "1.5")]
    [TestCase("en", "the kind is very hot", "VeryHot")]
    [TestCase("en", "the colour is red", "Red")]
    [TestCase("en", "the guid is 0f8fad5b-d9cb-469f-a165-70867728950e", "0f8fad5b-d9cb-469f-a165-70867728950e")]
    [TestCase("en", "the span is 00:01:30", "90 s")]
    [TestCase("en", "maybe 5", "5")]
    [TestCase("en", "in 3 days", "day 3")]
    [TestCase("en", "the price is 12 EUR", "12 Euro")]
    [TestCase("en", "the async price is 7", "7 credits")]
    [TestCase("en", "the big number is 12345678901", "12345678901")]
    [TestCase("en", "the list is a,b", "a+b")]
    [TestCase("en", "the numbers are 1,2", "3")]
    [TestCase("en", "the guid is 0f8fad5b", "0f8fad5b-0000-0000-0000-000000000000")]
    [TestCase("en", "due 5/20/2024", "2024-05-20")]
    [TestCase("en", "due at the epoch", "1970-01-01")]
    [TestCase("en", "due 2 weeks after the epoch", "1970-01-15")]
    [TestCase("en", "as 1 size", "1  size")]
    [TestCase("en", "as 1 big size", "1 big size")]
    public async Task Texts_become_what_the_method_asks_for(string language, string step, string expected) =>
        (await RunAsync(language, step)).Values.ShouldBe([expected]);

    [Test]
    public async Task A_table_becomes_what_a_transformation_makes_of_it() =>
        (await RunAsync("en", "the prices are\n      | amount |\n      | 1 |\n      | 2 |")).Values.ShouldBe(["3 Sum"]);

    [Test]
    public async Task A_text_that_is_no_value_fails_the_step_and_says_what_to_write()
    {
        var (result, _) = await RunAsync("en", "the kind is cold");

        result.Scenarios.Single().Status.ShouldBe(RunStatus.Failed);
        result.Scenarios.Single().FailureMessage.ShouldContain("\"cold\" cannot be turned into Kind");
    }

    [Test]
    public async Task More_arguments_than_parameters_fail_the_step_and_name_the_method()
    {
        var (result, _) = await RunAsync("en", "the kind is very hot\n      | a |");

        result.Scenarios.Single().FailureMessage.ShouldContain("gives 2 arguments");
        result.Scenarios.Single().FailureMessage.ShouldContain("Steps.TheKind(Kind)");
    }

    private static async Task<(RunResult Result, IReadOnlyCollection<string> Values)> RunAsync(string language, string step)
    {
        var given = language == "de" ? "Angenommen" : "Given";
        using var features = new Features($"# language: {language}\n{(language == "de" ? "Funktionalität" : "Feature")}: f\n  {(language == "de" ? "Szenario" : "Scenario")}: s\n    {given} {step}\n");
        var values = new ConcurrentQueue<string>();
        features.Builder.ConfigureRun(run => run.RegisterInstanceAs(values));
        return (await features.RunAsync(typeof(Steps), typeof(Transformations)), values);
    }

    public enum Kind
    {
        Cool,
        VeryHot,
    }

    public enum Colour
    {
        Red,
        Green,
    }

    public sealed record Money(decimal Amount, string Currency);

    public sealed class Transformations
    {
        [StepArgumentTransformation(@"in (\d+) days?")]
        public static Day InDays(int days) => new(days);

        [StepArgumentTransformation(@"(\d+) (EUR|USD)")]
        public static Money Money(decimal amount, string currency) => new(amount, currency == "EUR" ? "Euro" : "Dollar");

        [StepArgumentTransformation(@"\d+")]
        public static async Task<Money> Credits(string amount)
        {
            await Task.Yield();
            return new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), "credits");
        }

        [StepArgumentTransformation]
        public static string[] List(string text) => text.Split(',');

        [StepArgumentTransformation]
        public static List<int> Numbers(string text) => [.. text.Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

        [StepArgumentTransformation("at the epoch")]
        public static DateTime Epoch() => DateTime.UnixEpoch;

        [StepArgumentTransformation(Regex = @"(\d+) weeks after the epoch")]
        public static DateTime Weeks(int weeks) => DateTime.UnixEpoch.AddDays(7 * weeks);

        [StepArgumentTransformation(@"(\d+)( big)? size", 1)]
        public static Size Size(int number, string big) => new($"{number} {big.Trim()} size");

        [StepArgumentTransformation]
        public static Money FromTable(DataTable table) => new(table.Rows.Sum(r => r.GetDecimal("amount")), "Sum");
    }

    public sealed record Day(int Number);

    public sealed record Size(string Text);

    public sealed class Steps(ConcurrentQueue<string> values)
    {
        [Given("the date is (.*)")]
        public void TheDate(DateTime date) => values.Enqueue($"{date:yyyy-MM-dd}");

        [Given("the list is (.*)")]
        public void TheList(string[] list) => values.Enqueue(string.Join('+', list));

        [Given("the numbers are (.*)")]
        public void TheNumbers(List<int> numbers) => values.Enqueue($"{numbers.Sum()}");

        [Given("due {DateTime}")]
        public void Due(DateTime date) => values.Enqueue($"{date:yyyy-MM-dd}");

        [Given("as (.*)")]
        public void As(Size size) => values.Enqueue(size.Text);

        [Given("the number is (.*)")]
        public void TheNumber(double number) => values.Enqueue(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        [Given("the kind is (.*)")]
        public void TheKind(Kind kind) => values.Enqueue($"{kind}");

        [Given("the colour is {Colour}")]
        public void TheColour(Colour colour) => values.Enqueue($"{colour}");

        [Given("the guid is (.*)")]
        public void TheGuid(Guid value) => values.Enqueue($"{value}");

        [Given("the span is (.*)")]
        public void TheSpan(TimeSpan span) => values.Enqueue($"{span.TotalSeconds} s");

        [Given("maybe {int}")]
        public void Maybe(int? value) => values.Enqueue($"{value}");

        [Given("^(in .* days)$")]
        public void InDays(Day day) => values.Enqueue($"day {day.Number}");

        [Given("the price is {Money}")]
        public void ThePrice(Money money) => values.Enqueue($"{money.Amount} {money.Currency}");

        [Given("the async price is (.*)")]
        public void TheAsyncPrice(Money money) => values.Enqueue($"{money.Amount} {money.Currency}");

        [Given("the prices are")]
        public void ThePrices(Money money) => values.Enqueue($"{money.Amount} {money.Currency}");

        [Given("the big number is {long}")]
        public void Big(decimal number) => values.Enqueue($"{number}");
    }
}
