using TrackE2E.Gherkin;

namespace TrackE2E.Benchmarks.Gherkin;

/// <summary>Steps that do as good as nothing, so that what is measured is the runner; peer/steps.js is the same for cucumber-js.</summary>
[Binding]
public sealed class BasketSteps
{
    private int apples;

    [Given("a basket with {int} apples")]
    public void Basket(int count) => apples = count;

    [When("I add {int} apples")]
    public void Add(int count) => apples += count;

    [When("I take {int} apples")]
    public void Take(int count) => apples -= count;

    [Then("the basket has {int} apples")]
    public void Has(int count)
    {
        if (apples != count)
        {
            throw new InvalidOperationException($"{apples} apples");
        }
    }

    [Then("the label is {string}")]
    public static void Label(string label) => ArgumentNullException.ThrowIfNull(label);
}
