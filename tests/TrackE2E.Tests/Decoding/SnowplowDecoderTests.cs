using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using CsCheck;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Decoding.Snowplow;
using TrackE2E.Core.Events;

namespace TrackE2E.Tests.Decoding;

public sealed class SnowplowDecoderTests
{
    private const string Tp2 = "/com.snowplowanalytics.snowplow/tp2";
    private static readonly SnowplowDecoder Decoder = new();

    [TestCase("snowplow")]
    [TestCase("snowplow-get")]
    [TestCase("snowplow-nob64")]
    [TestCase("snowplow-batch")]
    public void Every_value_that_the_page_handed_to_the_sdk_is_found_at_its_place_and_type(string recording)
    {
        var events = Recording.Hits(recording).SelectMany(hit =>
        {
            var result = Decoder.Decode(hit);
            result.Recognised.ShouldBeTrue();
            result.Problem.ShouldBeNull();
            return result.Events;
        }).ToList();

        foreach (var call in Recording.Truth(recording).EnumerateArray())
        {
            var kind = call.GetProperty("kind").GetString();
            var name = kind switch { "pv" => "page_view", "identify" => "login", _ => call.GetProperty("name").GetString()! };
            var props = call.GetProperty("props");
            var found = events.FindIndex(e => e.Name == name && Holds(kind == "pv" ? e.Properties.GetProperty("page") : e.Properties, props));
            found.ShouldBeGreaterThanOrEqualTo(0, $"{name} {props}");
            events.RemoveAt(found);
        }

        // what is left the SDK's plugins made: the ecommerce event and the structured event
        events.Select(e => e.Name).ShouldBe(["snowplow_ecommerce_action", "struct"], ignoreOrder: true);
    }

    [Test]
    public void Context_and_both_clocks_are_read_from_a_recorded_page_view()
    {
        var captured = Decoder.Decode(Recording.Hits("snowplow")[1]).Single();

        captured.EventId.ShouldBe("bdf7e40e-eea4-474f-85d4-a518c8faa332");
        captured.ClaimedAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1795473978878));
        captured.SentAt.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1795473978926));
        captured.ArrivedAt.ShouldBe(Recording.At);
        captured.Context.PageUrl.ShouldBe("http://127.0.0.1:7700/?v=");
        captured.Context.PageTitle.ShouldBe("首页");
        captured.Context.AppId.ShouldBe("shop");
        captured.Context.SessionId.ShouldBe("18d0c52c-95ca-4e96-8321-b78c519e1a13");
        captured.Context.DeviceId.ShouldBe("9578e53c-b8ba-4938-aa3d-90cc7e4fa1fc");
        captured.Context.UserId.ShouldBeNull();
        captured.Context.Raw.GetProperty("tv").GetString().ShouldBe("js-4.10.1");
        captured.Context.Raw.GetProperty("client_session").GetProperty("eventIndex").GetInt32().ShouldBe(1);
        captured.Properties.EnumerateObject().Select(p => p.Name).ShouldBe(["page"]);
    }

    [Test]
    public void Digits_of_numbers_order_and_duplicate_names_are_kept_as_sent()
    {
        var data = """{"big":12345678901234567890123,"price":10.10,"e":1E+2,"z":1,"a":null,"b":"","z":2}""";

        var captured = Decoder.Decode(Payload(Event("click", data))).Single();

        captured.Properties.GetRawText().ShouldBe(data);
    }

    [Test]
    public void Several_entities_of_one_name_become_an_array_and_one_stands_alone()
    {
        var contexts = Contexts(
            """{"schema":"iglu:com.acme/product/jsonschema/1-0-0","data":{"sku":"a"}}""",
            """{"schema":"iglu:com.acme/cart/jsonschema/1-0-0","data":{"total":3}}""",
            """{"schema":"iglu:com.acme/product/jsonschema/1-0-1","data":{"sku":"b"}}""",
            """{"schema":"iglu:org.w3/PerformanceTiming/jsonschema/1-0-0","data":{"t":1}}""");

        var captured = Decoder.Decode(Payload($$"""{"e":"pv","co":{{JsonSerializer.Serialize(contexts)}}}""")).Single();

        captured.Properties.GetRawText().ShouldBe("""{"product":[{"sku":"a"},{"sku":"b"}],"cart":{"total":3}}""");
        captured.Context.Raw.GetProperty("PerformanceTiming").GetRawText().ShouldBe("""{"t":1}""");
    }

    [Test]
    public void An_entity_whose_name_the_events_own_data_has_keeps_both()
    {
        var contexts = Contexts("""{"schema":"iglu:com.acme/product/jsonschema/1-0-0","data":{"sku":"b"}}""");
        var self = SelfDescribing("click", """{"product":{"sku":"a"}}""");

        var captured = Decoder.Decode(Payload(
            $$"""{"e":"ue","ue_pr":{{JsonSerializer.Serialize(self)}},"co":{{JsonSerializer.Serialize(contexts)}}}""")).Single();

        captured.Properties.GetRawText().ShouldBe("""{"product":{"sku":"a"},"com.acme/product":{"sku":"b"}}""");
    }

    [Test]
    public void Ecommerce_entities_are_the_products_data_although_their_vendor_is_snowplow()
    {
        var contexts = Contexts("""{"schema":"iglu:com.snowplowanalytics.snowplow.ecommerce/product/jsonschema/1-0-0","data":{"id":"a"}}""");

        var captured = Decoder.Decode(Payload($$"""{"e":"pv","co":{{JsonSerializer.Serialize(contexts)}}}""")).Single();

        captured.Properties.GetProperty("product").GetProperty("id").GetString().ShouldBe("a");
    }

    [Test]
    public void Enhanced_ecommerce_entities_are_the_products_data_although_their_vendor_is_google()
    {
        var contexts = Contexts(
            """{"schema":"iglu:com.google.analytics.enhanced-ecommerce/productFieldObject/jsonschema/1-0-0","data":{"id":"a"}}""",
            """{"schema":"iglu:com.google.analytics/cookies/jsonschema/1-0-0","data":{"_ga":"x"}}""");

        var captured = Decoder.Decode(Payload($$"""{"e":"pv","co":{{JsonSerializer.Serialize(contexts)}}}""")).Single();

        captured.Properties.GetRawText().ShouldBe("""{"productFieldObject":{"id":"a"}}""");
    }

    [Test]
    public void Of_entities_of_one_name_the_products_stands_under_it_and_the_sdks_under_its_vendor_too()
    {
        var contexts = Contexts(
            """{"schema":"iglu:com.snowplowanalytics.snowplow.ecommerce/page/jsonschema/1-0-0","data":{"type":"home"}}""",
            """{"schema":"iglu:com.acme/page/jsonschema/1-0-0","data":{"id":"home"}}""",
            """{"schema":"iglu:com.acme/user/jsonschema/1-0-0","data":{"a":1}}""",
            """{"schema":"iglu:org.other/user/jsonschema/1-0-0","data":{"b":2}}""");

        var captured = Decoder.Decode(Payload($$"""{"e":"pv","co":{{JsonSerializer.Serialize(contexts)}}}""")).Single();

        captured.Properties.GetRawText().ShouldBe(
            """{"com.snowplowanalytics.snowplow.ecommerce/page":{"type":"home"},"page":{"id":"home"},"com.acme/user":{"a":1},"org.other/user":{"b":2}}""");
    }

    [Test]
    public void What_element_tracking_reads_off_the_page_stands_under_its_own_names()
    {
        var contexts = Contexts(
            """{"schema":"iglu:com.snowplowanalytics.snowplow/element/jsonschema/1-0-0","data":{"element_name":"card","attributes":[{"source":"dataset","attribute":"sku","value":"a"},{"source":"child_text","attribute":"price","value":"¥1"}]}}""",
            """{"schema":"iglu:com.acme/element/jsonschema/1-0-0","data":{"attributes":[{"attribute":"own","value":"list"}]}}""");

        var captured = Decoder.Decode(Payload($$"""{"e":"pv","co":{{JsonSerializer.Serialize(contexts)}}}""")).Single();

        captured.Context.Raw.GetProperty("element").GetRawText().ShouldBe("""{"element_name":"card","attributes":{"sku":"a","price":"¥1"}}""");
        captured.Properties.GetRawText().ShouldBe("""{"element":{"attributes":[{"attribute":"own","value":"list"}]}}""");
    }

    [Test]
    public void Structured_event_has_its_value_as_number_and_lacks_what_was_not_sent()
    {
        var captured = Decoder.Decode(Payload("""{"e":"se","se_ca":"cart","se_ac":"add","se_la":"","se_va":"299.90"}""")).Single();

        captured.Name.ShouldBe("struct");
        captured.Properties.GetRawText().ShouldBe("""{"category":"cart","action":"add","label":"","value":299.90}""");
    }

    [TestCase("""{"e":"pp","pp_mix":"0","pp_may":"120"}""", "page_ping", """{"pp_mix":0,"pp_may":120}""")]
    [TestCase("""{"e":"tr","tr_id":"007","tr_tt":"12.50","tr_cu":"CNY"}""", "transaction", """{"tr_id":"007","tr_tt":12.50,"tr_cu":"CNY"}""")]
    [TestCase("""{"e":"ti","ti_id":"007","ti_sk":"a","ti_qu":"2","ti_pr":"abc"}""", "transaction_item", """{"ti_id":"007","ti_sk":"a","ti_pr":"abc","ti_qu":2}""")]
    public void Older_event_types_have_their_fields_as_properties(string item, string name, string properties)
    {
        var captured = Decoder.Decode(Payload(item)).Single();

        captured.Name.ShouldBe(name);
        captured.Properties.GetRawText().ShouldBe(properties);
    }

    [Test]
    public void Payload_is_known_by_its_body_under_any_path_and_content_type()
    {
        var hit = Payload(Event("click", """{"a":1}""")) with { Target = "/track/me", Headers = new Dictionary<string, string> { ["content-type"] = "text/plain" } };

        Decoder.Decode(hit).Single().Name.ShouldBe("click");
    }

    [Test]
    public void Gzip_is_known_by_its_first_bytes()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(Payload(Event("click", """{"a":1}""")).Body.Span);
        }

        Decoder.Decode(Recording.Hit("POST", Tp2, packed.ToArray())).Single().Name.ShouldBe("click");
    }

    [Test]
    public void Half_an_emoji_is_read_as_the_replacement_character()
    {
        // a product that cuts a name at 32 characters cuts some emoji in the middle
        var captured = Decoder.Decode(Payload(Event("click", """{"a":"x\ud83d","b":"\ud83c\udfa7","c":"\\ud83d"}"""))).Single();

        captured.Properties.GetProperty("a").GetString().ShouldBe("x\ufffd");
        captured.Properties.GetProperty("b").GetString().ShouldBe("🎧");
        captured.Properties.GetProperty("c").GetString().ShouldBe(@"\ud83d");
    }

    [TestCase("POST", "/other", """{"data":[{"e":"pv"}]}""")]
    [TestCase("POST", "/i/v0/e", """{"batch":[]}""")]
    [TestCase("GET", "/i?data=abc", "")]
    [TestCase("GET", "/matomo.php?e_c=a&p=1", "")]
    [TestCase("DELETE", Tp2, "")]
    public void Hits_of_others_are_left_to_others(string method, string target, string body) =>
        Decoder.Decode(Recording.Hit(method, target, body)).ShouldBe(DecodeResult.NotMine);

    [Test]
    public void Preflight_is_recognised_and_holds_no_event() =>
        Decoder.Decode(Recording.Hit("OPTIONS", Tp2)).ShouldBe(DecodeResult.NoEvents);

    [TestCase("", "The Snowplow payload is empty, where JSON was expected.")]
    [TestCase("{\"schema\":\"x\",\"data\":[{\"e\":\"pv", "The Snowplow payload breaks off: its JSON does not end (30 bytes in all).")]
    [TestCase("[]", "The Snowplow payload has no list \"data\" of events.")]
    [TestCase("""{"data":[]}""", "The Snowplow payload's list \"data\" is empty.")]
    [TestCase("""{"data":[1]}""", "The event is no JSON object.")]
    [TestCase("""{"data":[{"a":"b"}]}""", "The event has no event type (field e).")]
    [TestCase("""{"data":[{"e":"zz"}]}""", "The event has an event type that Snowplow does not know (field e: \"zz\").")]
    [TestCase("""{"data":[{"e":"ue"}]}""", "The event is self-describing but carries no data (neither ue_px nor ue_pr).")]
    [TestCase("""{"data":[{"e":"ue","ue_px":"a*b"}]}""", "The event has a field ue_px that is not valid base64 (\"a*b\").")]
    [TestCase("""{"data":[{"e":"ue","ue_px":"eyJhIjo"}]}""", "The event has a field ue_px that breaks off: its JSON does not end (5 bytes in all).")]
    [TestCase("""{"data":[{"e":"ue","ue_pr":"{\"schema\":\"s\",\"data\":{}}"}]}""", "The event does not name its schema as an iglu uri with data (ue_px or ue_pr).")]
    public void What_cannot_be_read_is_said_in_plain_words(string body, string problem) =>
        Decoder.Decode(Recording.Hit("POST", Tp2, body)).Problem!.En.ShouldBe(problem);

    [Test]
    public void A_broken_event_does_not_take_the_others_of_its_hit_along()
    {
        var result = Decoder.Decode(Payload(Event("a", "{}"), """{"e":"ue","ue_px":"%%%"}""", """{"e":"pv","dtm":"soon","co":"{"}"""));

        result.Events.Select(e => e.Name).ShouldBe(["a", "page_view"]);
        result.Problem!.En.ShouldBe(
            "Event 2 of 3 has a field ue_px that is not valid base64 (\"%%%\"). Event 3 of 3 has a field co that breaks off: its JSON does not end (1 bytes in all). "
            + "Event 3 of 3 has a time dtm that is no count of milliseconds since 1970 (\"soon\").");
    }

    [Test]
    public void Deep_nesting_is_a_problem_and_no_crash()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000);

        Decoder.Decode(Payload(Event("click", deep))).Problem!.En.ShouldStartWith("The event has a field ue_pr that is not valid JSON");
    }

    [Test, Category("Fuzz")]
    public void Random_properties_come_back_as_sent_in_every_encoding() =>
        RandomJson.Object.Sample(
            data =>
            {
                var self = SelfDescribing("click", data);
                var base64 = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(self));
                Hit[] ways =
                [
                    Payload($$"""{"e":"ue","ue_pr":{{JsonSerializer.Serialize(self)}}}"""),
                    Payload($$"""{"e":"ue","ue_px":"{{base64}}"}"""),
                    Payload($$"""{"e":"ue","ue_px":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(self))}}"}"""),
                    Recording.Hit("GET", $"/i?e=ue&tv=js&ue_px={base64}"),
                    Recording.Hit("GET", $"/i?e=ue&tv=js&ue_pr={Uri.EscapeDataString(self)}"),
                ];
                foreach (var way in ways)
                {
                    Decoder.Decode(way).Single().Properties.GetRawText().ShouldBe(data);
                }
            },
            iter: 500);

    [Test, Category("Fuzz")]
    public void No_damage_to_recorded_traffic_makes_the_decoder_throw()
    {
        var hits = new[] { "snowplow", "snowplow-get", "snowplow-nob64", "snowplow-batch" }.SelectMany(Recording.Hits).ToArray();
        var damage =
            from which in Gen.Int[0, hits.Length - 1]
            from cuts in Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Byte).Array[0, 6]
            from keep in Gen.Double[0, 1]
            select (hits[which], cuts, keep);

        damage.Sample(
            d =>
            {
                var (hit, cuts, keep) = d;
                var body = hit.Body.ToArray();
                var target = hit.Target.ToCharArray();
                foreach (var (at, from, value) in cuts)
                {
                    if (body.Length > 0)
                    {
                        body[(int)(at * (body.Length - 1))] = from < 0.5 ? value : body[(int)(from * (body.Length - 1))];
                    }

                    target[(int)(at * (target.Length - 1))] = (char)(from < 0.1 ? 0xd800 + value : value);
                }

                var damaged = hit with { Body = body.AsMemory(0, (int)(keep * body.Length)), Target = new string(target) };
                var result = Decoder.Decode(damaged);

                foreach (var captured in result.Events)
                {
                    Touch(captured.Properties);
                    Touch(captured.Context.Raw);
                }
            },
            iter: 20_000);
    }

    /// <summary>Reads every value: none may throw later, in a rule.</summary>
    private static void Touch(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Touch(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Touch(item);
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }

    private static bool Holds(JsonElement actual, JsonElement wanted) => wanted.ValueKind switch
    {
        JsonValueKind.Object => actual.ValueKind == JsonValueKind.Object
            && wanted.EnumerateObject().All(w => actual.TryGetProperty(w.Name, out var a) && Holds(a, w.Value)),
        JsonValueKind.Array => actual.ValueKind == JsonValueKind.Array && actual.GetArrayLength() == wanted.GetArrayLength()
            && wanted.EnumerateArray().Zip(actual.EnumerateArray()).All(p => Holds(p.Second, p.First)),
        JsonValueKind.String => actual.ValueKind == JsonValueKind.String && actual.GetString() == wanted.GetString(),
        _ => actual.ValueKind == wanted.ValueKind && actual.GetRawText() == wanted.GetRawText(),
    };

    private static Hit Payload(params string[] items) => Recording.Hit(
        "POST", Tp2, $$"""{"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{{string.Join(',', items)}}]}""");

    private static string Event(string name, string data) => $$"""{"e":"ue","ue_pr":{{JsonSerializer.Serialize(SelfDescribing(name, data))}}}""";

    private static string SelfDescribing(string name, string data) =>
        $$$"""{"schema":"iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0","data":{"schema":"iglu:com.acme/{{{name}}}/jsonschema/1-0-0","data":{{{data}}}}}""";

    private static string Contexts(params string[] entities) =>
        $$"""{"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[{{string.Join(',', entities)}}]}""";
}
