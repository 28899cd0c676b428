using System.Text;
using System.Text.Json;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Tests.Reporting.Masking;

public sealed class MaskedJsonTests
{
    [TestCase("""{"a":"li.lei@example.com","n":12.50,"big":12345678901234567890,"t":true,"z":null}""", """{"a":"l***@example.com","n":12.50,"big":12345678901234567890,"t":true,"z":null}""")]
    [TestCase("""{"phone":13812345678,"sku":["13812345678"]}""", """{"phone":"138****5678","sku":["138****5678"]}""")]
    [TestCase("""{"password":"","token":{"a":1},"user_secret":[1],"api_key":null}""", """{"password":"***","token":"***","user_secret":"***","api_key":null}""")]
    [TestCase("""{"收货人":"李雷","tokens":3,"keyword":"假如"}""", """{"收货人":"***","tokens":3,"keyword":"假如"}""")]
    public void Json_stays_json_with_its_digits(string json, string expected)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        using (var document = JsonDocument.Parse(json))
            MaskedJson.Write(new Mask(["收货人"]), document.RootElement, writer);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(expected);
    }
}
