using System.Globalization;
using MiniExcelLibs;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Exporting;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>Exports a plan as a sheet: one row a property, a worksheet for each plan file, headers in the language asked for.</summary>
internal static class SheetExport
{
    /// <summary>The rows of each plan file, headers first, and what sheets have no place for.</summary>
    public static (IReadOnlyList<SheetTable> Tables, IReadOnlyList<NotCarried> NotCarried) Tables(TrackingPlan plan, string language)
    {
        var lost = PlanSections.Of(plan).ToList();
        var chinese = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var headers = (IReadOnlyList<string>)[.. SheetColumn.All.Select(column => chinese ? column.Zh : column.En)];
        return ([.. plan.Events.GroupBy(planned => planned.Plan, StringComparer.Ordinal).Select(file => new SheetTable(SheetName(file.Key), [headers, .. file.SelectMany(planned => Rows(planned, lost))]))], lost);
    }

    /// <summary>Writes a workbook.</summary>
    public static void Save(string file, IReadOnlyList<SheetTable> tables)
    {
        var sheets = tables.ToDictionary(table => table.Name, table => (object)table.Rows.Skip(1).Select(row => table.Rows[0].Zip(row).ToDictionary(pair => pair.First, pair => (object)pair.Second)).ToList());
        MiniExcel.SaveAs(file, sheets, overwriteFile: true);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(PlannedEvent planned, List<NotCarried> lost)
    {
        var ofEvent = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["event"] = planned.Id,
            ["event-title"] = planned.Title.In("zh") is var title && title != planned.Id ? title : "",
            ["kind"] = planned.Kind switch { EventKind.PageView => "pv", EventKind.Click => "click", EventKind.Exposure => "exposure", _ => "custom" },
            ["page"] = planned.Page ?? "",
            ["element"] = planned.Element ?? "",
            ["trigger"] = planned.Description ?? "",
            ["priority"] = planned.Priority ?? "",
            ["owner"] = planned.Owner ?? "",
            ["status"] = planned.Status == EventStatus.Active ? "" : planned.Status.ToString().ToLowerInvariant(),
            ["version"] = planned.Scope.Since ?? "",
            ["platforms"] = string.Join(", ", planned.Scope.Platforms),
        };
        Event(planned, lost);

        var rows = planned.Properties.SelectMany(property => Property(property, property.Name, $"{planned.Id} › {property.Name}", lost)).DefaultIfEmpty([]).ToList();
        return rows.Select(cells => (IReadOnlyList<string>)[.. SheetColumn.All.Select(column => ofEvent.GetValueOrDefault(column.Key) ?? cells.GetValueOrDefault(column.Key) ?? "")]);
    }

    private static void Event(PlannedEvent planned, List<NotCarried> lost)
    {
        var said = new List<string>();
        void Say(string what, bool there)
        {
            if (there)
                said.Add(what);
        }

        Say("English title", planned.Title.All.Count() > 1);
        Say("tab", planned.Tab is not null);
        Say("reported-as", planned.ReportedAs.Name != planned.Id || planned.ReportedAs.Where.Count > 0);
        Say("when", planned.When is not null);
        Say("trigger rules", planned.Kind is EventKind.PageView or EventKind.Exposure);
        Say("within", planned.Kind is EventKind.Click or EventKind.Custom && planned.Trigger.Within != new TriggerRule().Within);
        Say("sampled", planned.SampledByDevice);
        Say("until", planned.Scope.Until is not null);
        Say("version of the definition", planned.Version is not null);
        Say("rules", planned.Rules is not null);
        Say("additional-properties", planned.AdditionalProperties);
        if (said.Count > 0)
            lost.Add(new NotCarried(planned.Id, new LocalizedText($"{string.Join("、", said)}：表格中没有对应的列", $"{string.Join(", ", said)}: sheets have no column for it")));
    }

    private static IEnumerable<Dictionary<string, string>> Property(PlannedProperty property, string name, string at, List<NotCarried> lost)
    {
        var simpleItems = property.Items is { Properties.Count: 0, Items: null, Types.Count: 1 } only ? only.Types[0] : null;
        yield return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["property"] = name,
            ["property-title"] = property.Title?.In("zh") ?? "",
            ["type"] = simpleItems is not null ? $"array<{simpleItems}>" : string.Join("|", property.Types),
            ["required"] = property.Required ? "是" : "否",
            ["values"] = property.Enum.Count > 0 ? string.Join("; ", property.Enum.Select(value => value is string text ? SheetValues.Written(text) : Text(value))) : Span(property.Minimum, property.Maximum, property.ExclusiveMinimum, property.ExclusiveMaximum),
            ["length"] = Span(property.MinLength, property.MaxLength, null, null),
            ["pattern"] = property.Pattern is { } pattern ? $"/{pattern}/" : property.Format ?? "",
            ["unit"] = property.Unit ?? "",
            ["sensitive"] = property.Sensitive ? "是" : "",
            ["example"] = property.Examples.Count > 0 ? Text(property.Examples[0]) : "",
            ["description"] = property.Description ?? "",
        };
        Lost(property, at, simpleItems is null, lost);
        foreach (var inner in property.Properties.SelectMany(inner => Property(inner, $"{name}.{inner.Name}", $"{at} › {inner.Name}", lost)))
            yield return inner;
        foreach (var inner in simpleItems is null && property.Items is { } items ? items.Properties.SelectMany(inner => Property(inner, $"{name}[].{inner.Name}", $"{at} › {inner.Name}", lost)) : [])
            yield return inner;
    }

    private static void Lost(PlannedProperty property, string at, bool ofItems, List<NotCarried> lost)
    {
        var said = new List<string>();
        void Say(string what, bool there)
        {
            if (there)
                said.Add(what);
        }

        Say("English title", property.Title?.All.Count() > 1);
        Say("format", property.Format is not null && property.Pattern is not null);
        Say("multipleOf", property.MultipleOf is not null);
        Say("exclusive bounds", property is { ExclusiveMinimum: not null, Maximum: not null } or { ExclusiveMaximum: not null, Minimum: not null } or { ExclusiveMinimum: not null, ExclusiveMaximum: not null });
        Say("range beside values", property.Enum.Count > 0 && (property.Minimum ?? property.Maximum ?? property.ExclusiveMinimum ?? property.ExclusiveMaximum) is not null);
        Say("minItems", property.MinItems is not null);
        Say("maxItems", property.MaxItems is not null);
        Say("rules of items", ofItems && property.Items is { } items && (items.Enum.Count > 0 || items.Pattern is not null || items.MinLength is not null || items.MaxLength is not null || items.Properties.Count == 0));
        Say("rules of items", !ofItems && property.Items is { } simple && (simple.Enum.Count > 0 || (simple.MinLength ?? simple.MaxLength) is not null || simple.Pattern is not null || (simple.Minimum ?? simple.Maximum) is not null));
        Say("values that are no texts", property.Enum.Any(value => value is not string) && property.Types.Count == 0);
        Say("range beside a type that is no number", (property.Minimum ?? property.Maximum ?? property.ExclusiveMinimum ?? property.ExclusiveMaximum) is not null && !property.Types.Any(type => type is "integer" or "number"));
        Say("key", property.Key);
        Say("shown", property.Shown is not null);
        Say("ordinal", property.Ordinal is not null);
        Say("measures", property.Measures is not null);
        Say("from", property.From is not null);
        Say("same-within", property.SameWithin is not null);
        Say("maxBytes", property.MaxBytes is not null);
        Say("identifier", property.Identifier);
        Say("personal", property.PersonalAllowed);
        Say("required-when", property.RequiredWhen.Count > 0);
        Say("only-when", property.OnlyWhen.Count > 0);
        Say("since", property.Scope.Since is not null);
        Say("until", property.Scope.Until is not null);
        Say("platforms", property.Scope.Platforms.Count > 0);
        Say("a name with a dot or bracket", property.Name.AsSpan().ContainsAny('.', '['));
        Say("additionalProperties", property.AdditionalProperties && property.Properties.Count > 0);
        Say("JSON Schema keywords", property.Schema is not null);
        Say("further examples", property.Examples.Count > 1);
        if (said.Count > 0)
            lost.Add(new NotCarried(at, new LocalizedText($"{string.Join("、", said.Distinct(StringComparer.Ordinal))}：表格中没有对应的列", $"{string.Join(", ", said.Distinct(StringComparer.Ordinal))}: sheets have no column for it")));
    }

    private static string Span(decimal? from, decimal? to, decimal? above, decimal? below) =>
        from is not null || to is not null ? FormattableString.Invariant($"{from}..{to}") : above is not null ? FormattableString.Invariant($">{above}") : below is not null ? FormattableString.Invariant($"<{below}") : "";

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // Excel allows 31 characters and none of these
    private static string SheetName(string name)
    {
        var plain = string.Concat(name.Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? '-' : c)).Trim('\'');
        return plain.Length is 0 ? "plan" : plain.Length > 31 ? plain[..31] : plain;
    }
}
