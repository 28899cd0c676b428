using System.Text;
using TrackE2E.Cli.Plan.Sheets;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Importing;
using TrackE2E.Tests.Plans.Importing;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Plan;

/// <summary>What stands in a sheet beside plain rows: notes, headers said again, values with their meaning, other encodings.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SheetCellsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public void Export_names_each_thing_that_sheets_have_no_column_for()
    {
        var (_, lost) = SheetExport.Tables(PlanReader.ReadText("session: { idle: 10min }\nevents: { e: { kind: custom, sampled: device, properties: { a.b: { identifier: true } } } }"), "en");

        lost.Select(each => $"{each.Where}: {each.What.En}").ShouldBe(["plan: session: this format has no place for it", "e: sampled: sheets have no column for it", "e › a.b: identifier, a name with a dot or bracket: sheets have no column for it"]);
    }

    [TestCase("字符串", "home（首页）、search（搜索，含热搜）", "home|search")]
    [TestCase("字符串", "wx-微信\nqq—QQ号", "wx|qq—QQ号")]
    [TestCase("字符串", "\"a,b\"; \"商品\"", "a,b|商品")]
    [TestCase("字符串", "https://a.com", "https://a.com")]
    [TestCase("字符串", "1:推荐 2:搜索 3:其他", "1|2|3")]
    [TestCase("整数", "1: 推荐 位  2: 搜索", "1|2")]
    [TestCase("字符串", "a:甲 b:乙", "a|b")]
    [TestCase("字符串", "a:see note: b", "a")]
    [TestCase("字符串", "商品ID", "")]
    [TestCase("整数", "0-未知、1-普通\n2 黄金;3.铂金", "0|1|2|3")]
    [TestCase("整数|空值", "0..5", "")]
    public void Values_are_read_without_what_they_mean(string type, string values, string expected)
    {
        var property = Property("字段名,类型,取值", $"a,{type},\"{values.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

        string.Join('|', property.Enum).ShouldBe(expected);
        property.Maximum.ShouldBe(values == "0..5" ? 5 : null);
    }

    [TestCase("list,数组", "list.sku,字符串")]
    [TestCase("list[],对象", "list[].sku,字符串")]
    public void Members_of_a_list_are_in_its_items(params string[] rows) =>
        Property("字段名,类型", rows).ShouldSatisfyAllConditions(list => list.Types.ShouldBe(["array"]), list => list.Items!.Properties.Single().Name.ShouldBe("sku"));

    [Test]
    public void Lists_of_lists_and_lengths_of_types_are_read()
    {
        Property("字段名,类型", "m[][].v,整数").ShouldSatisfyAllConditions(m => m.Name.ShouldBe("m"), m => m.Items!.Items!.Properties.Single().Name.ShouldBe("v"));
        Property("字段名,类型", "s,varchar(32)").MaxLength.ShouldBe(32);
    }

    [Test]
    public void Notes_and_headers_said_again_are_no_events()
    {
        var (plan, lost) = Import("""
            event,,property,,
            事件ID,事件名称,字段名,类型,优先级
            a,甲,x,字符串,P1
            第二部分：曝光,第二部分：曝光,第二部分：曝光,第二部分：曝光,第二部分：曝光
            事件ID,事件名称,字段名,类型,优先级
            b,乙,y,整数,P1
            注：以上均需上报。,,,,
            """);

        plan.Events.Select(planned => planned.Id).ShouldBe(["a", "b"]);
        plan.Event("b")!.Properties.Single().Name.ShouldBe("y");
        lost.ShouldBe(["s:4 “第二部分：曝光”是说明文字，不是事件", "s:7 “注：以上均需上报。”是说明文字，不是事件"]);
    }

    [Test]
    public void What_a_later_row_says_otherwise_is_told()
    {
        var (plan, lost) = Import("""
            事件ID,事件名称,字段名,类型,优先级,版本
            a,甲,x,字符串,P1,2024-01-01
            ,,x,整数,,
            a,乙,y,整数,P0,
            ,,,整数,,
            """);

        plan.Event("a")!.Properties[0].Types.ShouldBe(["string"]);
        plan.Event("a")!.Scope.Since.ShouldBeNull();
        lost.ShouldContain(line => line.StartsWith("s:3 字段“x”在此事件中重复", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("s:4 事件名称“乙”与上方的“甲”不同", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("s:4 优先级“P0”与上方的“P1”不同", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("s:5 “整数”所在的行没有字段", StringComparison.Ordinal));
        lost.ShouldContain(line => line.Contains("版本“2024-01-01”", StringComparison.Ordinal));
    }

    [Test]
    public void Event_in_two_sheets_is_one_and_told()
    {
        var file = Path.Combine(folder.Path, "p.xlsx");
        SheetExport.Save(file, [new SheetTable("A", [["event", "property", "type"], ["buy", "sku", "string"]]), new SheetTable("B", [["event", "property", "type"], ["buy", "price", "int"]])]);

        var imported = SheetImport.Read(file, new Dictionary<string, string>());

        SomeSchemas.Plan(imported).Events.Single().Properties.Select(property => property.Name).ShouldBe(["sku", "price"]);
        imported.NotCarried.ShouldHaveSingleItem().What.In("en").ShouldContain("stands in the sheet A already");
    }

    [Test]
    public void Semicolons_below_a_title_utf16_and_old_line_ends_are_read()
    {
        Import("埋点方案\n事件ID;字段名;类型;取值\na;x;字符串;wx,qq,wb\n").Plan.Event("a")!.Properties.Single().Enum.Count.ShouldBe(3);
        Import("event,property,type\ra,x,string\ra,y,int\r").Plan.Event("a")!.Properties.Count.ShouldBe(2);

        var file = Path.Combine(folder.Path, "u.csv");
        File.WriteAllBytes(file, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("事件ID\t字段名\na\tx\n")]);
        SomeSchemas.Plan(SheetImport.Read(file, new Dictionary<string, string>())).Event("a")!.Properties.Single().Name.ShouldBe("x");
    }

    [Test]
    public void Quote_that_is_never_closed_is_told() =>
        Should.Throw<ImportException>(() => Import("event,property\na,x\nb,\"y\n")).Message.ShouldContain("the quote that opens in line 3 is never closed");

    [TestCase("a,b", "a;b")]
    [TestCase("a=1", "首页")]
    [TestCase("1", "true", "")]
    [TestCase("首页")]
    [TestCase(" x ", "q\"q", "a（b）")]
    public void Values_are_the_same_after_a_turn_through_a_sheet(params string[] values)
    {
        var plan = PlanReader.ReadText($"plan: p\nevents: {{ a: {{ kind: custom, properties: {{ x: {{ type: [string, integer], enum: [{string.Join(", ", values.Select(value => System.Text.Json.JsonSerializer.Serialize(value)))}] }} }} }} }}");

        var (tables, lost) = SheetExport.Tables(plan, "zh");
        var (again, _) = Import(Csv.Write(tables[0].Rows));

        lost.ShouldBeEmpty();
        again.Event("a")!.Properties.Single().Enum.ShouldBe(values);
    }

    [Test]
    public void Files_of_one_name_do_not_overwrite_each_other()
    {
        var parts = new PlanParts();
        parts.Add("a b", "x", new() { ["kind"] = "custom" });
        parts.Add("a-b", "y", new() { ["kind"] = "custom" });

        parts.Plan([]).Files.Select(file => file.Name).ShouldBe(["a-b.plan.yaml", "a-b-2.plan.yaml"]);
    }

    private PlannedProperty Property(string headers, params string[] rows)
    {
        var (plan, _) = Import($"事件ID,{headers}\n{string.Join('\n', rows.Select(row => "a," + row))}\n");
        return plan.Event("a")!.Properties.Single();
    }

    private (TrackingPlan Plan, IReadOnlyList<string> Lost) Import(string csv)
    {
        var imported = SheetImport.Read(folder.Write("s.csv", csv), new Dictionary<string, string>());
        return (SomeSchemas.Plan(imported), [.. imported.NotCarried.Select(lost => $"{lost.Where} {lost.What.In("zh")}")]);
    }
}
