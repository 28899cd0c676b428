using System.Diagnostics;
using System.Text;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Tests.Reporting.Masking;

public sealed class MaskTests
{
    private static readonly Mask Mask = new(["id_card", "收货人"]);

    [TestCase("mail to li.lei@example.com now", "mail to l***@example.com now")]
    [TestCase("{\"phone\":\"13812345678\"}", "{\"phone\":\"138****5678\"}")]
    [TestCase("tel +8613812345678.", "tel +86138****5678.")]
    [TestCase("id 11010519491231002X", "id 110105********002X")]
    [TestCase("card 4111111111111111", "card 411111******1111")]
    [TestCase("Authorization: Bearer abcdef123456", "Authorization: Bearer ***")]
    [TestCase("auth Bearer abcdef123456 end", "auth Bearer *** end")]
    [TestCase("{\"password\":\"hunter2\",\"sku\":\"A\"}", "{\"password\":\"***\",\"sku\":\"A\"}")]
    [TestCase("{\\\"access_token\\\":\\\"abc\\\"}", "{\\\"access_token\\\":\\\"***\\\"}")]
    [TestCase("https://x.cn/?token=abc&page=2", "https://x.cn/?token=***&page=2")]
    [TestCase("x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmN y", "x *** y")]
    [TestCase("{\"id_card\":\"anything\",\"收货人\":\"李雷\"}", "{\"id_card\":\"***\",\"收货人\":\"***\"}")]
    [TestCase("u=li.lei%40example.com&n=1", "u=l%2A%2A%2A%40example.com&n=1")]
    public void Personal_data_and_secrets_are_masked(string text, string expected) => Mask.Text(text).ShouldBe(expected);

    [TestCase("order 1381234567812345 and time 1795489038982")]
    [TestCase("price 13812345678.50")]
    [TestCase("event product_click has no \"price\"; nearest name sent: \"prices\" = 1299")]
    [TestCase("token missing? no: \"password\": null")]
    [TestCase("expected password: string, required")]
    [TestCase("id 110105194912310021")]
    [TestCase("4111111111111112")]
    [TestCase("iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4")]
    [TestCase("@media and a@b")]
    [TestCase("features/home.feature:14, 那么“商品曝光”上报1次")]
    public void What_is_neither_stays_as_it_is(string text) => Mask.Text(text).ShouldBe(text);

    [Test]
    public void Personal_data_inside_base64_is_masked_and_stays_base64()
    {
        var body = "{\"ue_px\":\"" + Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"email\":\"li.lei@example.com\",\"name\":\"页\"}")) + "\"}";

        var masked = Mask.Text(body);

        var inner = Encoding.UTF8.GetString(Convert.FromBase64String(masked.Split('"')[3]));
        inner.ShouldBe("{\"email\":\"l***@example.com\",\"name\":\"页\"}");
    }

    [TestCase("typed hunter2!", "typed ***")]
    [TestCase("say \"a\\b & <c>\" twice", "say \"***\" twice")]
    [TestCase("{\"word\":\"a\\\\b & <c>\"}", "{\"word\":\"***\"}")]
    [TestCase("{\"word\":\"a\\\\b \\u0026 \\u003Cc\\u003E\"}", "{\"word\":\"***\"}")]
    [TestCase("<td>a\\b &amp; &lt;c&gt;</td>", "<td>***</td>")]
    [TestCase("?w=a%5Cb%20%26%20%3Cc%3E&n=1", "?w=%2A%2A%2A&n=1")]
    [TestCase("?w=a%5Cb+%26+%3Cc%3E&n=1", "?w=***&n=1")]
    [TestCase("code 77 of 778", "code *** of 778")]
    public void A_secret_of_the_run_is_hidden_however_it_is_written(string text, string expected) => new Mask([], ["hunter2!", "a\\b & <c>", "77", ""]).Text(text).ShouldBe(expected);

    [Test]
    public void A_phone_number_alone_in_base64_is_masked()
    {
        var masked = Mask.Text("{\"d\":\"" + Convert.ToBase64String("13812345678"u8) + "\"}");

        Encoding.UTF8.GetString(Convert.FromBase64String(masked.Split('"')[3])).ShouldBe("138****5678");
    }

    [Test]
    public void Cookies_keep_their_names_and_credentials_their_scheme()
    {
        Mask.Header("cookie", "_sp_id.1=abc; sid=42").ShouldBe("_sp_id.1=***; sid=***");
        Mask.Header("authorization", "Bearer xyz").ShouldBe("Bearer ***");
        Mask.Header("x-api-key", "k").ShouldBe("***");
        Mask.Header("x-access-key", "k").ShouldBe("***");
        Mask.Header("content-type", "application/json").ShouldBe("application/json");
    }

    [Test]
    public void Long_body_takes_linear_time()
    {
        var clock = Stopwatch.StartNew();
        foreach (var unit in new[] { "a", "a-", "%41", "1", "a.b_", "=\"", "a b " })
            Mask.Text(string.Concat(Enumerable.Repeat(unit, 200_000 / unit.Length)));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20)); // quadratic takes minutes
    }
}
