using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.BrowserTests.Observation;

internal sealed class ShownValueTests : BrowserFixture
{
    private static readonly PlannedElement Card = Some.Element("card", ".card", "@data-sku");
    private static readonly PlannedElement Price = Some.Element("price", ".price", within: "card");
    private static readonly PlannedElement Total = Some.Element("total", "#total");
    private static readonly TrackingPlan Plan = Some.Plan(
        Some.Page("home", "/"), Some.Page("cart", "/cart"), Card, Price, Total,
        Some.Click("card", Some.Shown("price"), new() { Name = "nested", Items = new() { Name = "item", Properties = [Some.Shown("card@data-stock")], Place = Some.Place }, Place = Some.Place }),
        Some.Click("total", Some.Shown("total")));

    [Test]
    public async Task Each_items_value_is_told_when_it_is_first_seen_and_when_it_changes()
    {
        Site.Page("/", "<div class=card data-sku=S1 data-stock=3><span class=price>  ¥ 12 \n .00</span></div><div class=card data-sku=S2><span class=price>¥9</span></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        Ledger.Texts("price", "S1").ShouldBe(["¥ 12 .00"]);
        Ledger.Texts("price", "S2").ShouldBe(["¥9"]);
        Ledger.Texts("card@data-stock", "S1").ShouldBe(["3"]);
        Ledger.Texts("card@data-stock", "S2").ShouldBeEmpty();

        await EvaluateAsync(screen, "() => { const [a, b] = document.querySelectorAll('.price'); a.firstChild.data = '¥11'; b.remove(); document.querySelector('.card').dataset.stock = 2; }");
        await ShownAsync(screen);

        Ledger.Texts("price", "S1").ShouldBe(["¥ 12 .00", "¥11"]);
        Ledger.Texts("price", "S2").ShouldBe(["¥9", null]);
        Ledger.Texts("card@data-stock", "S1").ShouldBe(["3", "2"]);
    }

    [Test]
    public async Task A_value_that_stays_is_told_once_whatever_else_changes()
    {
        Site.Page("/", "<div class=card data-sku=S1><span class=price>¥9</span></div>");
        var screen = await OpenAsync(Plan);
        await EvaluateAsync(screen, "() => { document.querySelector('.price').textContent = '¥9'; document.querySelector('.card').className = 'card big'; document.body.append('more'); }");
        await ShownAsync(screen);

        Ledger.Texts("price", "S1").ShouldBe(["¥9"]);
    }

    [Test]
    public async Task What_is_hidden_inside_a_value_is_not_part_of_it_and_blocks_stand_apart()
    {
        Site.Page("/", "<div class=card data-sku=S1><div class=price><s style='display:none'>¥15</s><b>¥1</b><b>2</b><div>each</div><script>1</script></div></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        Ledger.Texts("price", "S1").ShouldBe(["¥12 each"]);

        await EvaluateAsync(screen, "() => { document.querySelector('s').style.display = ''; }");
        await ShownAsync(screen);

        Ledger.Texts("price", "S1").ShouldBe(["¥12 each", "¥15¥12 each"]);
    }

    [Test]
    public async Task A_value_that_is_hidden_is_gone_and_back_when_it_is_shown_again()
    {
        Site.Page("/", "<style>.off{display:none}</style><div class=card data-sku=S1><span class=price>¥9</span></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => { document.querySelector('.card').classList.add('off'); }");
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => { document.querySelector('.card').classList.remove('off'); }");
        await ShownAsync(screen);

        Ledger.Texts("price", "S1").ShouldBe(["¥9", null, "¥9"]);
    }

    [Test]
    public async Task Two_nodes_of_one_item_that_differ_tell_nothing_and_copies_tell_once()
    {
        Site.Page("/", "<div class=card data-sku=S1><span class=price>¥9</span><span class=price>¥8</span></div><div class=card data-sku=S2><span class=price>¥7</span></div><div class=card data-sku=S2><span class=price>¥7</span></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Ledger.Texts("price", "S1").ShouldBeEmpty();
        Ledger.Texts("price", "S2").ShouldBe(["¥7"]);
    }

    [Test]
    public async Task A_recycled_node_shows_the_value_of_the_item_it_is_now()
    {
        Site.Page("/", "<div class=card data-sku=S1><span class=price>¥1</span></div>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => { document.querySelector('.card').dataset.sku = 'S2'; document.querySelector('.price').textContent = '¥2'; }");
        await ShownAsync(screen);

        Ledger.Texts("price", "S1").ShouldBe(["¥1", null]);
        Ledger.Texts("price", "S2").ShouldBe(["¥2"]);
    }

    [Test]
    public async Task An_inputs_value_is_what_is_typed_and_a_password_is_never_told()
    {
        var (box, secret) = (Some.Element("box", "#box"), Some.Element("secret", "#secret"));
        Site.Page("/", "<input id=box value=a><input id=secret type=password value=hidden>");
        var screen = await OpenAsync(Some.Plan(box, secret, Some.Click("box", Some.Shown("box"), Some.Shown("secret"), Some.Shown("secret@value"))));
        await PageOf(screen).Locator("#box").FillAsync("tea");
        await PageOf(screen).Locator("#secret").FillAsync("pass-123");
        await EvaluateAsync(screen, "() => { secret.type = 'text'; secret.setAttribute('value', 'pass-123'); }");
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => { box.value = 'coffee'; }");
        await ShownAsync(screen);

        Ledger.Texts("box").ShouldBe(["a", "tea", "coffee"]);
        Ledger.All<ShownChanged>().ShouldAllBe(s => s.Source == "box");
        Ledger.Text().ShouldNotContain("pass-123");
    }

    [Test]
    public async Task The_value_attribute_of_a_control_is_what_it_holds_now_and_that_of_others_what_is_written()
    {
        var (box, size, item) = (Some.Element("box", "#box"), Some.Element("size", "#size"), Some.Element("item", "#item"));
        Site.Page("/", "<input id=box value=1><select id=size><option value=s>Small<option value=l>Large</select><ol><li id=item value=7>x</ol>");
        var screen = await OpenAsync(Some.Plan(box, size, item, Some.Click("box", Some.Shown("box@value"), Some.Shown("size@value"), Some.Shown("item@value"))));
        await ShownAsync(screen);
        await PageOf(screen).Locator("#box").FillAsync("2");
        await PageOf(screen).Locator("#size").SelectOptionAsync("l");
        await ShownAsync(screen);

        Ledger.Texts("box@value").ShouldBe(["1", "2"]);
        Ledger.Texts("size@value").ShouldBe(["s", "l"]);
        Ledger.Texts("item@value").ShouldBe(["7"]);
    }

    [Test]
    public async Task A_new_visit_is_told_what_is_still_shown_without_a_null_for_the_old_one()
    {
        Site.Page("/", "<b id=total>¥99</b>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);
        await EvaluateAsync(screen, "() => history.pushState({}, '', '/cart')");
        await ShownAsync(screen);

        Ledger.All<ShownChanged>().Select(s => (s.Visit, s.Text)).ShouldBe([(1, "¥99"), (2, "¥99")]);
    }

    [Test]
    public async Task A_long_text_is_cut()
    {
        Site.Page("/", "<b id=total></b><script>total.textContent = 'x'.repeat(100000)</script>");
        var screen = await OpenAsync(Plan);
        await ShownAsync(screen);

        Ledger.Texts("total").Single()!.Length.ShouldBe(2000);
    }
}
