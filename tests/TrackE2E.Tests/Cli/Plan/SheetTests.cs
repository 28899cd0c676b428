using System.Text;
using TrackE2E.Tests.Plans.Importing;
using TrackE2E.Tests.Reporting;
using TrackE2E.Cli.Plan.Sheets;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Tests.Cli.Plan;

/// <summary>Tracking sheets as Chinese teams keep them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SheetTests : IDisposable
{
    private const string Sheet = """
        首页埋点,,,,,,,,,,
        事件ID,事件名称,埋点类型,页面,上报时机,优先级,字段名,字段中文名,类型,是否必填,取值范围,备注,埋点截图
        home_view,首页浏览,浏览,首页,进入页面时上报,P0,channel,渠道,字符串,是,"web,wap",,
        ,,,,,,tab,标签,String,否,"1:推荐
        2:秒杀",当前标签,x.png
        product_click,商品点击,点击,,,p1,sku,,varchar(32),必填,,商品编号,
        ,,,,,,price,价格,int,Y,0-100000,"单位分，含税",
        ,,,,,,product.tags,,list<string>,否,,,
        ,,,,,,items[].id,,long,是,>=1,,
        ,,,,,,extra,,json,视情况必填,任意,,
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestCase("事件,标题,类型,字段,字段类型,必填\nproduct_click,商品点击,点击,sku,文本,是\n")]
    [TestCase("﻿事件\t标题\t类型\t字段\t字段类型\t必填\r\nproduct_click\t商品点击\t点击\tsku\t文本\t是\r\n")]
    [TestCase("优先级;事件;事件ID;字段;类型;必填\nP0;商品点击;product_click;sku;文本;是\n")]
    public void Short_headers_are_understood(string sheet)
    {
        var click = SomeSchemas.Plan(SheetImport.Read(folder.Write("a.csv", sheet), new Dictionary<string, string>())).Event("product_click")!;

        click.Title.In("zh").ShouldBe("商品点击");
        click.Properties.ShouldHaveSingleItem().ShouldSatisfyAllConditions(sku => sku.Name.ShouldBe("sku"), sku => sku.Types.ShouldBe(["string"]), sku => sku.Required.ShouldBeTrue());
    }

    [TestCase("old.xls", "旧版 Excel 文件")]
    [TestCase("bad.xlsx", "不是 Excel 工作簿，或已损坏")]
    [TestCase("nowhere.csv", "没有文件")]
    public async Task A_sheet_that_cannot_be_read_is_said_with_what_to_do(string name, string what)
    {
        folder.Write("old.xls", "x");
        folder.Write("bad.xlsx", "no zip");

        var said = await Said.By("plan", "import", folder.In(name), "--lang", "zh");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain(what);
    }

    [Test]
    public void Rows_are_properties_of_the_event_above_them()
    {
        var imported = SheetImport.Read(folder.Write("首页.csv", Sheet), new Dictionary<string, string>());
        var plan = SomeSchemas.Plan(imported);

        plan.Events.Select(planned => (planned.Id, planned.Title.In("zh"), planned.Priority)).ShouldBe([("home_view", "首页浏览", "P0"), ("product_click", "商品点击", "P1")]);
        var view = plan.Event("home_view")!;
        view.Description.ShouldBe("事件类型：浏览；页面：首页；进入页面时上报");
        view.Properties.Select(property => (property.Name, property.Required, property.Enum.Count)).ShouldBe([("channel", true, 2), ("tab", false, 2)]);
        view.Properties[1].Enum.ShouldBe(["1", "2"]);
        view.Properties[1].Description.ShouldBe("当前标签；取值：1=推荐；2=秒杀");
        var click = plan.Event("product_click")!;
        click.Properties.Single(property => property.Name == "price").ShouldSatisfyAllConditions(price => price.Types.ShouldBe(["integer"]), price => price.Minimum.ShouldBe(0), price => price.Maximum.ShouldBe(100_000), price => price.Description.ShouldBe("单位分，含税"));
        click.Properties.Single(property => property.Name == "product").Properties.ShouldHaveSingleItem().Items!.Types.ShouldBe(["string"]);
        click.Properties.Single(property => property.Name == "items").Items!.Properties.ShouldHaveSingleItem().ShouldSatisfyAllConditions(id => id.Required.ShouldBeTrue(), id => id.Minimum.ShouldBe(1));
        var lost = imported.NotCarried.Select(each => $"{each.Where} {each.What.In("zh")}").ToList();
        lost.ShouldContain(line => line.Contains("埋点截图", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("首页:9", StringComparison.Ordinal) && line.Contains("视情况必填", StringComparison.Ordinal));
        lost.ShouldContain(line => line.Contains("点击", StringComparison.Ordinal) && line.Contains("元素定位", StringComparison.Ordinal));
    }

    [Test]
    public void Unknown_headers_are_mapped_and_gbk_is_read()
    {
        var file = Path.Combine(folder.Path, "a.csv");
        File.WriteAllBytes(file, CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("点位,参数代号,数据类型\n商品曝光,编号,整数\n"));

        Should.Throw<ImportException>(() => SheetImport.Read(file, new Dictionary<string, string>())).Write.ShouldContain("--columns");
        Should.Throw<ImportException>(() => SheetImport.Read(file, new Dictionary<string, string> { ["点位"] = "evnt" })).Message.ShouldContain("evnt");
        var planned = SomeSchemas.Plan(SheetImport.Read(file, new Dictionary<string, string> { ["点位"] = "event", ["参数代号"] = "property" })).Events.ShouldHaveSingleItem();
        (planned.Id, planned.Properties.ShouldHaveSingleItem().Name, planned.Properties[0].Types[0]).ShouldBe(("商品曝光", "编号", "integer"));
    }

    [TestCase("xlsx")]
    [TestCase("csv")]
    public void Import_export_import_is_stable(string to)
    {
        var first = SheetImport.Read(folder.Write("首页.csv", Sheet), new Dictionary<string, string>());
        var (tables, _) = SheetExport.Tables(SomeSchemas.Plan(first), "zh");
        var file = Path.Combine(folder.Path, "out", "首页." + to);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (to == "xlsx")
            SheetExport.Save(file, tables);
        else
            File.WriteAllText(file, Csv.Write(tables[0].Rows));

        var second = SheetImport.Read(file, new Dictionary<string, string>());

        second.Files.Select(each => each.Text).ShouldBe(first.Files.Select(each => each.Text));
    }

    [Test]
    public void Merged_cells_hold_in_every_row()
    {
        var file = Path.Combine(folder.Path, "merged.xlsx");
        MergedWorkbook.Write(file);

        var planned = SomeSchemas.Plan(SheetImport.Read(file, new Dictionary<string, string>())).Events.ShouldHaveSingleItem();

        planned.Id.ShouldBe("buy");
        planned.Properties.Select(property => (property.Name, string.Join('|', property.Types))).ShouldBe([("sku", "string"), ("name", "string"), ("price", "integer")]);
    }

    [Test]
    public async Task Commands_import_and_export_and_list_what_is_not_carried()
    {
        var sheet = folder.Write("sheet.csv", Sheet);
        var plans = Path.Combine(folder.Path, "plans");

        var imported = await Said.By("plan", "import", sheet, "--out", plans, "--lang", "en");
        var again = await Said.By("plan", "import", sheet, "--out", plans);
        File.AppendAllText(Path.Combine(plans, "sheet.plan.yaml"), "# mine\n");
        var refused = await Said.By("plan", "import", sheet, "--out", plans);
        var exported = await Said.By("plan", "export", plans, "--to", "iglu", "--out", Path.Combine(folder.Path, "iglu"), "--lang", "en");
        var missing = await Said.By("plan", "import", Path.Combine(folder.Path, "none"));

        (imported.Code, again.Code, refused.Code, exported.Code, missing.Code).ShouldBe((0, 0, 2, 0, 2));
        imported.Output.ShouldContain("not carried");
        refused.Error.ShouldContain("output-exists");
        missing.Error.ShouldContain("source-unreadable");
        File.Exists(Path.Combine(folder.Path, "iglu", "schemas", "sheet", "home_view", "jsonschema", "1-0-0")).ShouldBeTrue();
    }

}
