using System.Runtime.InteropServices;
using System.Text;
using TrackE2E.Core.Rules.Properties;

namespace TrackE2E.Tests.Rules.Properties;

/// <summary>The one pass that lets correct events through never lets one through that has a finding.</summary>
public sealed class FitsTests
{
    private const string Properties = """
        sku: { type: string, required: true, key: true, maxLength: 8, pattern: '^SKU-[0-9]+$' },
        id: { type: [string, integer], identifier: true },
        price: { type: integer, unit: fen, minimum: 0, maximum: 1000 },
        yuan: { type: number, unit: yuan },
        method: { type: string, enum: [card, coupon] },
        coupon: { type: string, required-when: { method: coupon }, maxBytes: 6 },
        at: { type: string, format: date-time },
        tags: { type: array, maxItems: 2, items: { type: string, minLength: 1 } },
        product: { type: object, properties: { name: { type: string, required: true }, in_stock: { type: boolean } } },
        any: {},
        one: { oneOf: [{ type: string }, { type: integer, minimum: 5 }] }
        """;

    private static readonly string[] Values =
    [
        "\"SKU-1\"", "\"SKU-12345\"", "\"sku\"", "\"undefined\"", "\"\"", "\"0\"", "0", "-1", "7", "1001", "12.5", "12.990000000000002", "9007199254740993", "1e2", "1.0", "null", "true", "\"card\"", "\"coupon\"", "\"Card\"",
        "\"中文\"", "\"中文字\"", "\"\\ud83d\"", "\"\\u0053KU-1\"", "\"2026-01-02T03:04:05Z\"", "\"2026-01-02T03:04:05\"", "\"2026-06-30T23:59:60Z\"", "[]", "[\"a\"]", "[\"a\",1]", "[\"a\",\"b\",\"c\"]", "[\"\"]",
        "{}", "{\"name\":\"x\"}", "{\"name\":\"x\",\"in_stock\":1}", "{\"name\":\"x\",\"x\":1}", "{\"name\":\"x\",\"name\":\"y\"}", "\"{\\\"name\\\":1}\"",
    ];

    private static readonly string[] Names = ["sku", "id", "price", "yuan", "method", "coupon", "at", "tags", "product", "any", "one", "SKU", "other"];

    [TestCase("")]
    [TestCase("additional-properties: true")]
    [TestCase("rules: { maxProperties: 4 }")]
    public void What_fits_has_no_finding(string keys)
    {
        var planned = Judging.Planned(Properties.ReplaceLineEndings(" "), keys);
        var random = new Random(7);
        var (fits, clean) = (0, 0);

        for (var i = 0; i < 4_000; i++)
        {
            var json = new StringBuilder("{\"sku\":\"SKU-1\"");
            for (var members = random.Next(4); members > 0; members--)
                json.Append(System.Globalization.CultureInfo.InvariantCulture, $",\"{Names[random.Next(random.Next(4) == 0 ? Names.Length : 11)]}\":{Values[random.Next(Values.Length)]}");
            var sent = Judging.Event(json.Append('}').ToString());
            var findings = PropertyRules.Look(planned, sent, new JudgedIn("en", Judging.Start));
            clean += findings.Count == 0 ? 1 : 0;
            if (!PropertyRules.Fits(planned, JsonMarshal.GetRawUtf8Value(sent.Properties)))
                continue;
            fits++;
            findings.ShouldBeEmpty(json.ToString());
        }

        // nearly all that is correct is seen in the one pass; open events are looked at when they carry more than the plan lists
        TestContext.Out.WriteLine($"{fits} of {clean} events without findings fit at once");
        fits.ShouldBeGreaterThan(clean * (keys.StartsWith("add", StringComparison.Ordinal) ? 6 : 9) / 10);
    }

    [Test]
    public void Event_as_planned_allocates_next_to_nothing()
    {
        var planned = Judging.Planned(Properties.ReplaceLineEndings(" "));
        var json = Encoding.UTF8.GetBytes("""{"sku":"SKU-1","price":100,"method":"coupon","coupon":"C1","at":"2026-01-02T03:04:05Z","tags":["a","b"],"product":{"name":"x","in_stock":true}}""");
        for (var i = 0; i < 200; i++)
            PropertyRules.Fits(planned, json).ShouldBeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            PropertyRules.Fits(planned, json);

        var each = (GC.GetAllocatedBytesForCurrentThread() - before) / 1000;
        TestContext.Out.WriteLine($"{each} bytes an event");
        each.ShouldBeLessThan(16);
    }

    [Test]
    public void Text_that_is_no_object_or_nested_without_end_does_not_fit()
    {
        var planned = Judging.Planned("a: { type: object }");

        foreach (var text in new[] { "", "[]", "{", "{\"a\":{}} x", "{\"a\":" + new string('[', 10_000) })
            PropertyRules.Fits(planned, Encoding.UTF8.GetBytes(text)).ShouldBeFalse(text[..Math.Min(20, text.Length)]);
    }
}
