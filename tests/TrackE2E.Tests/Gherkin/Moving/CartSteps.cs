using TrackE2E.Gherkin; // was: using Reqnroll;

namespace TrackE2E.Tests.Gherkin.Moving;

[Binding]
[Scope(Feature = "Cart")]
public sealed class CartSteps(Cart cart, ScenarioContext scenarioContext, IReqnrollOutputHelper output)
{
    [BeforeScenario("logged-in", Order = 10)]
    public void LogIn() => cart.User = "Lisa";

    [StepArgumentTransformation(@"(\d+) (?:piece|pieces)")]
    public static Quantity ToQuantity(int count) => new(count);

    [Given("the cart holds")]
    public void GivenTheCartHolds(Table table) => cart.Lines.AddRange(table.CreateSet<CartLine>());

    [When(@"I add (\d+ pieces?) of ""(.*)""")]
    public async Task WhenIAdd(Quantity quantity, string product)
    {
        await Task.Yield();
        cart.Lines.Add(new CartLine { Product = product, Count = quantity.Count });
        scenarioContext["last"] = product;
        output.WriteLine($"added {product}");
    }

    [Then("the cart holds {int} line(s)")]
    public void ThenTheCartHolds(int count) => cart.Lines.Count.ShouldBe(count);

    [Then("the cart is")]
    public void ThenTheCartIs(DataTable table) => table.CompareToSet(cart.Lines);

    [Then("{string} was added last by {word}")]
    public void ThenWasAddedLast(string product, string user) => ((string)scenarioContext["last"]!, cart.User).ShouldBe((product, user));

    [AfterScenario]
    public void AfterScenario()
    {
        if (scenarioContext.TestError is not null)
        {
            output.WriteLine($"{scenarioContext.ScenarioInfo.Title} failed: {scenarioContext.TestError.Message}");
        }
    }
}

public sealed class Cart
{
    public string? User { get; set; }

    public List<CartLine> Lines { get; } = [];
}

public sealed class CartLine
{
    public string Product { get; set; } = "";

    public int Count { get; set; }
}

public sealed record Quantity(int Count);
