using System.Globalization;
using TrackE2E.Gherkin;

namespace TrackE2E.Tests.Gherkin.Tables;

public sealed class TableTests
{
    private static readonly Product[] s_products = [new("Tea", 350, Kind.Hot, true, ["a", "b"]), new("Ice", 120, Kind.Cold, null, [])];

    [Test]
    public void A_row_becomes_an_object_whatever_case_blanks_and_punctuation_its_titles_have()
    {
        var product = Of(["NAME", "price fen", "Kind", "in-stock", "Tags"], ["Tea", "350", "hot", "true", "a, b"]).CreateInstance<Product>();

        (product.Name, product.PriceFen, product.Kind, product.InStock).ShouldBe(("Tea", 350, Kind.Hot, true));
        product.Tags.ShouldBe(["a", "b"]);
    }

    [Test]
    public void Names_and_values_below_each_other_become_an_object()
    {
        var table = Of(["Field", "Value"], ["Name", "Tea"], ["PriceFen", "350"]);

        table.CreateInstance<Product>().PriceFen.ShouldBe(350);
        table.CreateInstance<Plain>().Name.ShouldBe("Tea");
    }

    [Test]
    public void Rows_become_a_set_and_an_empty_cell_is_null_where_null_can_be() =>
        Of(["Name", "InStock"], ["Tea", "true"], ["Ice", ""]).CreateSet<Product>().Select(p => p.InStock).ShouldBe([true, null]);

    [Test]
    public void Rows_become_tuples_by_the_order_of_the_columns()
    {
        Of(["who", "how many"], ["Tea", "3"], ["Ice", "4"]).CreateSet<(string Name, int Count)>().ShouldBe([("Tea", 3), ("Ice", 4)]);
        Of(["who", "how many"], ["Tea", "3"]).CreateInstance<(string Name, int Count)>().ShouldBe(("Tea", 3));
        Of(["Field", "Value"], ["who", "Tea"], ["how many", "3"]).CreateInstance<(string Name, int Count)>().ShouldBe(("Tea", 3));
        Should.Throw<BindingException>(() => Of(["who"], ["Tea"]).CreateInstance<(string Name, int Count)>()).Message.ShouldContain("2");
    }

    [Test]
    public void A_row_of_names_and_values_that_names_nothing_is_left_out() =>
        Of(["property", "is"], ["Name", "Tea"], ["Colour", "green"], ["Count", "3"]).CreateInstance<Plain>().Count.ShouldBe(3);

    [Test]
    public void Lists_are_read_with_commas_or_semicolons_and_an_empty_cell_is_an_empty_list()
    {
        Of(["Tags"], ["a; b"], ["c,d"], [""]).CreateSet<Product>().Select(p => p.Tags.Length).ShouldBe([2, 2, 0]);
        Of(["Name", "Tags"], ["Tea", "a;b"], ["Ice", ""]).CompareToSet(s_products);
    }

    [Test]
    public void A_text_that_is_no_value_of_the_type_names_the_column() =>
        Should.Throw<BindingException>(() => Of(["PriceFen"], ["cheap"]).CreateInstance<Product>()).Message.ShouldStartWith("Column \"PriceFen\": \"cheap\" cannot be turned into Int32.");

    [Test]
    public void Several_rows_for_one_object_are_refused() =>
        Should.Throw<BindingException>(() => Of(["Name", "Kind", "PriceFen"], ["a", "hot", "1"], ["b", "cold", "2"]).CreateInstance<Product>()).Message.ShouldContain("2 rows");

    [Test]
    public void A_column_that_names_nothing_is_an_error_only_when_asked_for()
    {
        var table = Of(["Name", "Colour"], ["Tea", "green"]);

        table.CreateInstance<Product>().Name.ShouldBe("Tea");
        Should.Throw<BindingException>(() => table.CreateInstance<Product>(new InstanceCreationOptions { VerifyAllColumnsBound = true })).Message.ShouldContain("Colour");
    }

    [Test]
    public void An_object_is_filled_and_made_by_a_function()
    {
        var plain = Of(["Name"], ["Tea"]).CreateInstance(() => new Plain { Count = 3 });

        (plain.Name, plain.Count).ShouldBe(("Tea", 3));
        Of(["Count"], ["7"]).FillInstance(plain);
        plain.Count.ShouldBe(7);
    }

    [Test]
    public void Rows_are_filled_into_what_a_function_makes_of_them()
    {
        var table = Of(["Name", "times"], ["Tea", "2"], ["Ice", "3"]);

        table.CreateSet(row => new Plain { Count = 10 * row.GetInt32("times") }).Select(p => (p.Name, p.Count)).ShouldBe([("Tea", 20), ("Ice", 30)]);
        table.Rows[1].CreateInstance(() => new Plain { Count = 7 }).Name.ShouldBe("Ice");
    }

    [Test]
    public void Of_several_constructors_the_one_that_takes_most_of_the_table_is_called()
    {
        Of(["Name", "Size"], ["Tea", "3"]).CreateInstance<Fixed>().ToString().ShouldBe("Tea 3");
        Of(["Name"], ["Tea"]).CreateInstance<Fixed>().ToString().ShouldBe("Tea 0");
    }

    [Test]
    public void Numbers_are_read_by_the_current_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Of(["x"], ["1,5"]).Rows[0].GetDouble("x").ShouldBe(1.5);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Equal_sets_pass_in_any_order_but_not_where_order_counts()
    {
        var table = Of(["Name", "PriceFen"], ["Ice", "120"], ["Tea", "350"]);

        table.CompareToSet(s_products);
        Should.Throw<ComparisonException>(() => table.CompareToSet(s_products, sequentialEquality: true));
        Of(["Name"], ["Tea"], ["Ice"]).CompareToSet(s_products, sequentialEquality: true);
    }

    [Test]
    public void A_different_set_is_shown_row_by_row() =>
        Should.Throw<ComparisonException>(() => Of(["Name", "PriceFen"], ["Tea", "350"], ["Ice", "121"]).CompareToSet(s_products)).Message.ShouldBe(
            """
            The set is not what the table says (- is missing, + is surplus):
              | Name | PriceFen |
              | Tea  | 350      |
            - | Ice  | 121      |
            + | Ice  | 120      |
            """.ReplaceLineEndings("\n"));

    [Test]
    public void A_set_is_not_compared_by_a_column_that_its_items_do_not_have() =>
        Should.Throw<ComparisonException>(() => Of(["Colour"], ["green"]).CompareToSet(s_products)).Message.ShouldContain("Colour");

    [Test]
    public void A_different_object_names_every_member_that_differs()
    {
        var table = Of(["Name", "PriceFen", "Kind"], ["Coffee", "350", "Cold"]);

        table.IsEquivalentToInstance(s_products[0]).ShouldBeFalse();
        Should.Throw<ComparisonException>(() => table.CompareToInstance(s_products[0])).Message
            .ShouldBe("Product is not what the table says:\n  Name: expected \"Coffee\", but was \"Tea\"\n  Kind: expected \"Cold\", but was \"Hot\"");
        Of(["Name", "PriceFen", "Tags"], ["Tea", "350", "a,b"]).CompareToInstance(s_products[0]);
    }

    [Test]
    public void Objects_are_found_by_a_table()
    {
        Of(["Name"], ["Ice"]).FindInSet(s_products).ShouldBe(s_products[1]);
        Of(["Name"], ["Soup"]).FindInSet(s_products).ShouldBeNull();
        Should.Throw<ComparisonException>(() => Of(["Name"], ["Ice"]).FindInSet([s_products[1], s_products[1]]));
    }

    [Test]
    public void Projections_compare_by_the_columns_of_the_table()
    {
        var table = Of(["Name", "PriceFen"], ["Tea", "350"], ["Soup", "9"]);

        table.ToProjection<Product>().Except(s_products.ToProjection(table)).Single().ToString().ShouldBe("| Soup | 9 |");
    }

    [Test]
    public void Cells_are_read_by_title_and_type()
    {
        var row = Of(["s", "e", "i", "b", "d", "k"], ["x", "", "7", "true", "12.5", "cold"]).Rows[0];

        (row.GetString("s"), row.GetString("e"), row.GetInt32("i"), row.GetBoolean("b"), row.GetDecimal("d"), row.GetEnumValue<Kind>("k"), row[0], row["i"])
            .ShouldBe(("x", null, 7, true, 12.5m, Kind.Cold, "x", "7"));
        (row.GetChar("s"), row.GetDiscreteEnum<Kind>("k"), row.GetDiscreteEnum("s", Kind.Hot), Of(["Kind"], ["cold"]).Rows[0].GetEnum<Product>("Kind")).ShouldBe(('x', Kind.Cold, Kind.Hot, Kind.Cold));
        (row.Keys.Count, row.Values.Count, row.Count).ShouldBe((6, 6, 6));
        Should.Throw<IndexOutOfRangeException>(() => row["z"]).Message.ShouldContain("s, e, i, b, d, k");
    }

    [Test]
    public void Columns_are_renamed_and_rows_added_by_title()
    {
        var table = Of(["a", "b"], ["1", "2"]);
        table.RenameColumn("a", "c");
        table.AddRow(new Dictionary<string, string> { ["c"] = "3" });

        table.ToString().ShouldBe("| c | b |\n| 1 | 2 |\n| 3 |   |\n");
        Should.Throw<ArgumentException>(() => table.AddRow("only one")).Message.ShouldContain("1 cells");
        Should.Throw<ArgumentException>(() => new Table("x", "x").ContainsColumn("x")).Message.ShouldContain("Two columns");
    }

    private static Table Of(string[] header, params string[][] rows)
    {
        var table = new Table(header);
        foreach (var row in rows)
        {
            table.AddRow(row);
        }

        return table;
    }

    public enum Kind
    {
        Hot,
        Cold,
    }

    public sealed record Product(string Name, int PriceFen, Kind Kind, bool? InStock, string[] Tags);

    public sealed class Fixed
    {
        public Fixed(string name) => Name = name;

        public Fixed(string name, int size)
            : this(name) => Size = size;

        public string Name { get; }

        public int Size { get; }

        public override string ToString() => $"{Name} {Size}";
    }

    public sealed class Plain
    {
        public string Name { get; set; } = "";

        public int Count { get; set; }
    }
}
