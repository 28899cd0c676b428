using System.Globalization;
using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding.Snowplow;

/// <summary>Reads one event from its fields; adds what cannot be read to the problems, in words for QA people.</summary>
internal sealed class SnowplowEventReader(SnowplowFields fields, (int Number, int Of) place, List<LocalizedText> problems)
{
    private static readonly (string Field, bool Number)[] Transaction =
        [("tr_id", false), ("tr_af", false), ("tr_tt", true), ("tr_tx", true), ("tr_sh", true), ("tr_ci", false), ("tr_st", false), ("tr_co", false), ("tr_cu", false)];

    private static readonly (string Field, bool Number)[] TransactionItem =
        [("ti_id", false), ("ti_sk", false), ("ti_nm", false), ("ti_ca", false), ("ti_pr", true), ("ti_qu", true), ("ti_cu", false)];

    private static readonly (string Field, bool Number)[] PagePing = [("pp_mix", true), ("pp_max", true), ("pp_miy", true), ("pp_may", true)];

    private readonly List<(IgluSchema Schema, JsonElement Data)> _entities = [];
    private JsonElement _data;
    private string? _schema;

    private SnowplowFields Fields => fields;

    /// <summary>The event, or null when not even its name can be told.</summary>
    internal TrackedEvent? Read(DateTimeOffset arrivedAt, string decoder)
    {
        var kind = fields["e"];
        var name = kind switch
        {
            "pv" => "page_view",
            "pp" => "page_ping",
            "se" => "struct",
            "tr" => "transaction",
            "ti" => "transaction_item",
            "ue" => ReadSelfDescribing(),
            null => Problem(SnowplowTexts.NoType),
            _ => Problem(SnowplowTexts.UnknownType(Short(kind))),
        };
        if (name is null)
        {
            return null;
        }

        ReadEntities();
        return new TrackedEvent
        {
            Name = name,
            Schema = _schema,
            EventId = fields["eid"],
            Properties = JsonText.Compose(this, static (writer, me) => me.WriteProperties(writer)),
            Context = ReadContext(),
            ClaimedAt = Time("ttm") ?? Time("dtm"),
            SentAt = Time("stm"),
            ArrivedAt = arrivedAt,
            Decoder = decoder,
        };
    }

    private string? ReadSelfDescribing()
    {
        if (Json("ue_px", "ue_pr") is not { } outer)
        {
            return (fields["ue_px"] ?? fields["ue_pr"]) is null
                ? Problem(SnowplowTexts.NoData)
                : null;
        }

        if (!IgluSchema.IsSelfDescribing(outer, out _, out var inner) || !IgluSchema.IsSelfDescribing(inner, out var schema, out _data))
        {
            return Problem(SnowplowTexts.NoSchema);
        }

        _schema = schema.Uri;
        return schema.Name;
    }

    private void ReadEntities()
    {
        if (Json("cx", "co") is not { } outer)
        {
            return;
        }

        if (!IgluSchema.IsSelfDescribing(outer, out _, out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Problem(SnowplowTexts.NoEntities);
            return;
        }

        foreach (var entity in list.EnumerateArray())
        {
            if (IgluSchema.IsSelfDescribing(entity, out var schema, out var data))
            {
                _entities.Add((schema, data));
            }
            else
            {
                Problem(SnowplowTexts.NoEntity);
            }
        }
    }

    private void WriteProperties(Utf8JsonWriter writer)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        switch (fields["e"])
        {
            case "ue" when _data.ValueKind == JsonValueKind.Object:
                foreach (var member in _data.EnumerateObject())
                {
                    taken.Add(member.Name);
                    writer.WritePropertyName(member.Name);
                    JsonText.WriteAsSent(writer, member.Value);
                }

                break;
            case "ue":
                taken.Add("data");
                writer.WritePropertyName("data");
                JsonText.WriteAsSent(writer, _data);
                break;
            case "se":
                fields.WriteProperty(writer, "se_ca", "category", number: false);
                fields.WriteProperty(writer, "se_ac", "action", number: false);
                fields.WriteProperty(writer, "se_la", "label", number: false);
                fields.WriteProperty(writer, "se_pr", "property", number: false);
                fields.WriteProperty(writer, "se_va", "value", number: true);
                taken.UnionWith(["category", "action", "label", "property", "value"]);
                break;
            case "pp":
                WriteFields(writer, PagePing);
                break;
            case "tr":
                WriteFields(writer, Transaction);
                break;
            case "ti":
                WriteFields(writer, TransactionItem);
                break;
        }

        // an entity whose name the event's own data or another vendor's entity has keeps both: it goes under vendor/name, an SDK's before a product's
        var own = _entities.Where(e => !e.Schema.IsOfSdk).ToList();
        WriteEntities(writer, own, e => taken.Contains(e.Name) || own.Any(o => o.Schema.Name == e.Name && o.Schema.Vendor != e.Vendor && (e.IsOfSdksVendor || !o.Schema.IsOfSdksVendor)) ? $"{e.Vendor}/{e.Name}" : e.Name);
    }

    private void WriteFields(Utf8JsonWriter writer, (string Field, bool Number)[] list)
    {
        foreach (var (field, number) in list)
        {
            fields.WriteProperty(writer, field, field, number);
        }
    }

    private static void WriteEntities(Utf8JsonWriter writer, IEnumerable<(IgluSchema Schema, JsonElement Data)> entities, Func<IgluSchema, string> name)
    {
        foreach (var group in entities.GroupBy(e => name(e.Schema), StringComparer.Ordinal))
        {
            var all = group.ToList();
            writer.WritePropertyName(group.Key);
            if (all.Count > 1)
            {
                writer.WriteStartArray();
            }

            foreach (var (schema, data) in all)
            {
                WriteEntity(writer, schema, data);
            }

            if (all.Count > 1)
            {
                writer.WriteEndArray();
            }
        }
    }

    // what element tracking reads off the page is a list of source, attribute and value: under their attributes' names plans can say something of them
    private static void WriteEntity(Utf8JsonWriter writer, IgluSchema schema, JsonElement data)
    {
        if (schema is not { IsOfSdk: true, Name: "element" or "element_content" } || data.ValueKind != JsonValueKind.Object)
        {
            JsonText.WriteAsSent(writer, data);
            return;
        }

        writer.WriteStartObject();
        foreach (var member in data.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            if (member.NameEquals("attributes"u8) && member.Value.ValueKind == JsonValueKind.Array)
            {
                WriteAttributes(writer, member.Value);
            }
            else
            {
                JsonText.WriteAsSent(writer, member.Value);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, JsonElement list)
    {
        writer.WriteStartObject();
        foreach (var each in list.EnumerateArray())
        {
            if (IgluSchema.Text(each, "attribute") is { } name && each.TryGetProperty("value", out var value))
            {
                writer.WritePropertyName(name);
                JsonText.WriteAsSent(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private EventContext ReadContext()
    {
        var session = _entities.LastOrDefault(e => e.Schema is { Name: "client_session", IsOfSdk: true }).Data;
        return new EventContext
        {
            PageUrl = fields["url"],
            PageTitle = fields["page"],
            Referrer = fields["refr"],
            UserId = fields["uid"],
            DeviceId = fields["duid"] ?? IgluSchema.Text(session, "userId") ?? fields["tnuid"] ?? fields["nuid"],
            SessionId = fields["sid"] ?? IgluSchema.Text(session, "sessionId"),
            Sequence = IgluSchema.Number(session, "eventIndex"),
            AppId = fields["aid"],
            Raw = JsonText.Compose(this, static (writer, me) =>
            {
                me.Fields.WriteTo(writer);
                WriteEntities(writer, me._entities.Where(e => e.Schema.IsOfSdk), e => e.Name);
            }),
        };
    }

    private JsonElement? Json(string encoded, string plain)
    {
        if (fields.TryGet(encoded, out var base64))
        {
            if (!WireText.TryBase64(base64, out var bytes))
            {
                Problem(SnowplowTexts.NoBase64(encoded, Short(base64)));
                return null;
            }

            return Json(encoded, JsonText.TryParse(bytes, out var value, out var problem), value, problem);
        }

        return fields.TryGet(plain, out var text)
            ? Json(plain, JsonText.TryParse(text, out var json, out var why), json, why)
            : null;
    }

    private JsonElement? Json(string field, bool read, JsonElement value, LocalizedText? problem)
    {
        if (read)
        {
            return value;
        }

        Problem(SnowplowTexts.Field(field, problem!));
        return null;
    }

    private DateTimeOffset? Time(string field)
    {
        if (!fields.TryGet(field, out var text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        Problem(SnowplowTexts.NoTime(field, Short(text)));
        return null;
    }

    private string? Problem(LocalizedText what)
    {
        problems.Add(SnowplowTexts.Event(place.Number, place.Of, what));
        return null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 40), "…");
}
