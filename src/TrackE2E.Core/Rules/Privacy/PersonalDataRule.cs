using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>No personal data and no secret in anything that is sent: properties, page, referrer, title, user, the SDK's own fields, the request's address and headers.</summary>
/// <remarks>Allowed where the plan says so (<c>personal: allowed</c>, <c>allow-at</c>). One finding for an event, kind and place; always masked.</remarks>
internal static partial class PersonalDataRule
{
    // what a browser says of the page by itself; an authorization header is the SDK's key for its collector
    private static readonly string[] Headers = ["referer", "cookie"];

    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        var plan = ledger.Plan.PersonalData;
        if (plan.LookFor.Count == 0)
        {
            yield break;
        }

        var typed = ledger.Ledger.Actions.Where(a => a.Secret?.Length >= 4).GroupBy(a => a.Secret!).ToDictionary(g => g.Key, g => g.Min(a => a.StartedAt), StringComparer.Ordinal);
        var finder = new PersonalDataFinder(plan.LookFor, [.. typed.Keys]);
        var found = ledger.Events.Select(e => (Event: e, Data: In(e, plan, finder))).Where(f => f.Data.Count > 0).ToList();

        // a word that was sent before it was typed is no secret
        var innocent = found.SelectMany(f => f.Data.Where(d => d.Kind == "typed-secret" && f.Event.HappenedAt < typed[d.Value] - ledger.Tolerances.Lead).Select(d => d.Value)).ToHashSet(StringComparer.Ordinal);
        var known = new HashSet<(int, string, string)>();
        foreach (var (e, data) in found)
        {
            foreach (var datum in data.Where(d => !innocent.Contains(d.Value)))
            {
                known.Add((e.Event.HitNumber, datum.Kind, datum.Value));
                yield return ledger.Finding(FindingKind.PersonalData, e, PrivacyTexts.PersonalData(ledger, e, datum), PlaceOf(e, datum)) with { Property = datum.Property };
            }
        }

        var byHit = ledger.Events.ToLookup(e => e.Event.HitNumber);
        foreach (var hit in ledger.Ledger.Hits.Where(h => h.ArrivedAt <= ledger.Until || byHit.Contains(h.Number)))
        {
            foreach (var datum in In(hit, finder).Where(d => !innocent.Contains(d.Value) && !AllowedIn(byHit[hit.Number], plan, d) && known.Add((hit.Number, d.Kind, d.Value))))
            {
                yield return byHit[hit.Number].FirstOrDefault() is { } e
                    ? ledger.Finding(FindingKind.PersonalData, e, PrivacyTexts.PersonalData(ledger, e, datum), null)
                    : OfHit(ledger, hit, PrivacyTexts.PersonalDataInHit(datum));
            }
        }
    }

    private static List<PersonalDatum> In(JudgedEvent e, PersonalDataPlan plan, PersonalDataFinder finder)
    {
        var found = new List<PersonalDatum>();
        var known = new HashSet<(string, string)>();
        Walk(e.Event.Properties, "", "", e.Planned?.Properties ?? [], null, null);
        var context = e.Event.Context;
        Add(context.PageUrl, new("the page's address", "页面地址"));
        Add(context.Referrer, new("the referrer", "来源地址"));
        Add(context.PageTitle, new("the page's title", "页面标题"));
        if (context.UserId is { } user && !plan.AllowAt.Contains("user-id"))
        {
            Add(user, new("the user id", "用户标识"));
        }
        else if (context.UserId is { } allowed)
        {
            known.UnionWith(finder.In(new SentText(allowed, false, false)));
        }

        if (context.Raw.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in context.Raw.EnumerateObject())
            {
                Raw(field.Value, JsonText.NameOf(field), JsonText.NameOf(field));
            }
        }

        return found;

        void Add(string? text, Wording place, string? property = null, bool isId = false, bool isNumber = false, bool again = true)
        {
            if (text is null)
            {
                return;
            }

            foreach (var group in finder.In(new SentText(text, isId, isNumber)).GroupBy(d => d.Kind))
            {
                var fresh = false;
                foreach (var datum in group)
                {
                    fresh |= known.Add(datum);
                }

                if (fresh || again)
                {
                    var (kind, value) = group.First();
                    found.Add(new PersonalDatum(kind, value, PersonalDataFinder.Mask(kind, value), place, property));
                }
            }
        }

        // of the SDK's own fields only what stands nowhere else: they repeat the page and the user
        void Raw(JsonElement value, string path, string name)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    Add(JsonText.Of(value), new($"the SDK's field {path}", $" SDK 字段 {path}"), isId: IdName().IsMatch(name), again: false);
                    break;
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        Raw(member.Value, $"{path}.{JsonText.NameOf(member)}", JsonText.NameOf(member));
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                    {
                        Raw(item, path, name);
                    }

                    break;
            }
        }

        void Walk(JsonElement value, string pointer, string dotted, IReadOnlyList<PlannedProperty> members, PlannedProperty? planned, string? name)
        {
            if (planned?.PersonalAllowed == true || (dotted.Length > 0 && plan.AllowAt.Contains(dotted)))
            {
                foreach (var text in Texts(value))
                {
                    known.UnionWith(finder.In(new SentText(text, false, false)));
                }

                return;
            }

            switch (value.ValueKind)
            {
                case JsonValueKind.String or JsonValueKind.Number:
                    var number = value.ValueKind == JsonValueKind.Number;
                    var isId = planned is { Key: true } or { Unit: not null } or { Pattern: not null } or { Enum.Count: > 0 } or { Ordinal: not null } or { Measures: not null }
                        || (name is not null && IdName().IsMatch(name));
                    Add(number ? value.GetRawText() : JsonText.Of(value), new($"\"{dotted}\"", $"字段 \"{dotted}\" "), pointer, isId, number);
                    break;
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        var inner = JsonText.NameOf(member);
                        var found = members.FirstOrDefault(p => p.Name == inner);
                        Walk(member.Value, JsonPointer.Into(pointer, inner), dotted.Length == 0 ? inner : $"{dotted}.{inner}", found?.Properties ?? [], found, inner);
                    }

                    break;
                case JsonValueKind.Array:
                    var index = 0;
                    foreach (var item in value.EnumerateArray())
                    {
                        Walk(item, JsonPointer.Into(pointer, index++), dotted, (planned?.Items ?? planned)?.Properties ?? [], planned?.Items ?? planned, name);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [JsonText.Of(value)],
        JsonValueKind.Number => [value.GetRawText()],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Texts(m.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<PersonalDatum> In(Hit hit, PersonalDataFinder finder)
    {
        // a query is looked at value by value, so that an id is known by its name
        var query = hit.Target.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? hit.Target[(at + 1)..] : "";
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(part => (Text: part.Length == 2 ? $"?{part[0]}={part[1]}" : part[0], IsId: IdName().IsMatch(part[0])))
            .Append((Text: query.Length == 0 ? hit.Target : hit.Target[..^query.Length], IsId: false));
        foreach (var (text, isId) in parts)
        {
            foreach (var (kind, value) in finder.In(new SentText(text, isId, false)))
            {
                yield return new PersonalDatum(kind, value, PersonalDataFinder.Mask(kind, value), new("the request's address", "请求地址"), null);
            }
        }

        foreach (var name in Headers)
        {
            // a first-party collector gets the site's session cookies whether the SDK wants it or not
            foreach (var (kind, value) in finder.In(new SentText(hit.Headers.GetValueOrDefault(name) ?? "", false, false)).Where(d => name != "cookie" || d.Kind != "token"))
            {
                yield return new PersonalDatum(kind, value, PersonalDataFinder.Mask(kind, value), new($"the header {name}", $"请求头 {name} "), null);
            }
        }
    }

    // a pixel's address repeats what the plan allows in its event
    private static bool AllowedIn(IEnumerable<JudgedEvent> events, PersonalDataPlan plan, PersonalDatum datum) => events.Any(e =>
        (plan.AllowAt.Contains("user-id") && e.Event.Context.UserId?.Contains(datum.Value, StringComparison.Ordinal) == true)
        || ((plan.AllowAt.Count > 0 || e.Planned?.Properties.Any(HasAllowed) == true) && Texts(e.Event.Properties).Any(t => t.Contains(datum.Value, StringComparison.Ordinal))));

    private static bool HasAllowed(PlannedProperty property) => property.PersonalAllowed || property.Properties.Any(HasAllowed) || (property.Items is { } items && HasAllowed(items));

    private static PlanPlace? PlaceOf(JudgedEvent e, PersonalDatum datum) => datum.Property is not { } pointer ? e.Planned?.Place
        : e.Planned is { } planned ? Properties.PropertyPath.Find(planned, pointer)?.Place ?? planned.Place : null;

    private static Finding OfHit(JudgedLedger ledger, Hit hit, Said said) => new()
    {
        Kind = FindingKind.PersonalData,
        What = said.What.In(ledger.Language),
        Expected = said.Expected.In(ledger.Language),
        Actual = said.Actual.In(ledger.Language),
        Do = said.Do.In(ledger.Language),
        At = hit.ArrivedAt - ledger.Ledger.StartedAt,
    };

    [GeneratedRegex(@"(?:^|[_\-.])(?:e?id|uuid|guid|sku|spu|sn|no|seq|ts|time|timestamp|code|hash|key|dtm|stm|ttm|cks|tid|duid|sid|nuid|tnuid)$|(?:Id|ID|No|Sn|Code|Time|Hash|Key)$|^(?:order|trade|item|goods|product|request|trace|serial)", RegexOptions.CultureInvariant)]
    private static partial Regex IdName();
}
