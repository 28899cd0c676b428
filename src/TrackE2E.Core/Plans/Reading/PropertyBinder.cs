using System.Collections.Frozen;
using System.Globalization;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>Makes planned properties from checked nodes, and notes rules that contradict each other.</summary>
internal sealed class PropertyBinder(List<PlanMistake> mistakes)
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> SingleTypes = PlanModel.Types.ToFrozenDictionary(type => type, type => (IReadOnlyList<string>)[type], StringComparer.Ordinal);

    /// <summary>All properties below a map, in order.</summary>
    public PlannedProperty[] All(YamlNode? map, PlanPath of)
    {
        if (map?.Properties is { } made)
            return made;
        if (map?.Members is not { Count: > 0 } members)
            return [];
        var all = new PlannedProperty[members.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = One(members[i].Name, members[i].Place, members[i].Value, of.Into(members[i].Name));
        return all;
    }

    /// <summary>The number of a scalar; null when it is none.</summary>
    public static decimal? Number(YamlNode? node) => node?.Text is not null && YamlScalar.Value(node) is decimal number ? number : null;

    private PlannedProperty One(string name, PlanPlace place, YamlNode node, PlanPath of)
    {
        var property = new PlannedProperty
        {
            Name = name,
            Types = Types(node["type"]),
            Required = Flag(node["required"]),
            Enum = node["enum"]?.Items is { } values ? [.. values.Where(value => value.IsScalar).Select(YamlScalar.Value)] : node["const"] is { IsScalar: true } only ? [YamlScalar.Value(only)] : [],
            MinLength = Whole(node["minLength"]),
            MaxLength = Whole(node["maxLength"]),
            Pattern = node["pattern"]?.Text,
            Format = node["format"]?.Text,
            Minimum = Number(node["minimum"]),
            Maximum = Number(node["maximum"]),
            Properties = All(node["properties"], of),
            AdditionalProperties = Flag(node["additionalProperties"]),
            Items = node["items"] is { Members: not null } items ? One("items", items.Place, items, of.Into("items")) : null,
            MinItems = Whole(node["minItems"]),
            MaxItems = Whole(node["maxItems"]),
            Key = Flag(node["key"]),
            Unit = node["unit"]?.Text,
            Shown = node["shown"]?.Text,
            Description = node["description"]?.Text,
            Sensitive = Flag(node["sensitive"]),
            Title = node["title"] is { } title ? title.Members is null ? new(title.Text, title.Text) : new(title["zh"]?.Text, title["en"]?.Text) : null,
            Place = place,
        };

        if (node.Members?.Any(member => !IsCommon(member.Name)) == true || node["additionalProperties"]?.Members is not null)
            property = Rare(node, property, of);
        Bounds(node, "minimum", property.Minimum, "maximum", property.Maximum, of);
        Bounds(node, "minLength", property.MinLength, "maxLength", property.MaxLength, of);
        Bounds(node, "minItems", property.MinItems, "maxItems", property.MaxItems, of);
        Values(node, property, of);
        return property;
    }

    // what most properties do not have
    private PlannedProperty Rare(YamlNode node, PlannedProperty property, PlanPath of)
    {
        List<ValueSource> sources = node["from"] is { } said ? [.. (said.Items ?? [said]).Select(each => each.Text).OfType<string>().Select(JourneyBinder.Source).OfType<ValueSource>()] : [];
        property = property with
        {
            ExclusiveMinimum = Number(node["exclusiveMinimum"]),
            ExclusiveMaximum = Number(node["exclusiveMaximum"]),
            MultipleOf = Number(node["multipleOf"]),
            Ordinal = Whole(node["ordinal"]),
            Measures = node["measures"]?.Text switch { "foreground" => MeasuredTime.Foreground, "stay" => MeasuredTime.Stay, _ => null },
            From = sources.FirstOrDefault(),
            OrFrom = sources.Count > 1 ? sources[1..] : [],
            SameWithin = node["same-within"]?.Text switch { "visit" => SameWithin.Visit, "session" => SameWithin.Session, "user" => SameWithin.User, "device" => SameWithin.Device, _ => null },
            PersonalAllowed = node["personal"]?.Text == "allowed",
            MaxBytes = Whole(node["maxBytes"]),
            Identifier = Flag(node["identifier"]),
            RequiredWhen = ScopeBinder.Conditions(node["required-when"]),
            OnlyWhen = ScopeBinder.Conditions(node["only-when"]),
            Scope = ScopeBinder.Scope(node),
            Schema = SchemaBinder.Property(node),
            Examples = [.. (node["examples"]?.Items ?? []).Where(value => value.IsScalar).Select(YamlScalar.Value)],
            AdditionalProperties = property.AdditionalProperties || node["additionalProperties"]?.Members is not null || node["unevaluatedProperties"] is not null || node["patternProperties"] is not null,
        };

        Bounds(node, "exclusiveMinimum", property.ExclusiveMinimum + 0.0000000001m, "exclusiveMaximum", property.ExclusiveMaximum, of);
        Bounds(node, "minLength", property.MinLength, "maxBytes", property.MaxBytes, of);
        ScopeBinder.Check(node, of, mistakes);
        if (property.Required && property.RequiredWhen.Count > 0)
            Mistake(node["required-when"]!, $"{of} is required always and under a condition", "one of the two", "remove required: true, or required-when");
        foreach (var from in (node["from"]?.Items ?? (node["from"] is { } one ? [one] : [])).Where(each => each.Text is { } text && JourneyBinder.Source(text) is null))
            Mistake(from, $"{of}: \"{from.Text}\" is no source of a value", "this-page, this-page.tab, previous-page, previous-page.tab, leading-click, leading-click.PROPERTY, swipe.direction, query.NAME, or EVENT.PROPERTY", "from: leading-click.position");
        return property;
    }

    private static bool IsCommon(string key) => key is "type" or "required" or "enum" or "const" or "minLength" or "maxLength" or "pattern" or "format" or "minimum" or "maximum" or "properties" or "additionalProperties" or "items"
        or "minItems" or "maxItems" or "key" or "unit" or "shown" or "sensitive" or "title" or "description";

    private static IReadOnlyList<string> Types(YamlNode? node)
    {
        if (node?.Items is null)
            return node?.Text is { } only && SingleTypes.TryGetValue(only, out var single) ? single : [];
        return [.. node.Items.Select(item => item.Text).OfType<string>().Where(SingleTypes.ContainsKey)];
    }

    private void Bounds(YamlNode node, string least, decimal? from, string most, decimal? to, PlanPath of)
    {
        if (from > to)
            Mistake(node[least]!, $"{of}: {least} {node[least]!.Text} is above {most} {node[most]!.Text}", $"{least} at most {most}", $"{least}: {node[most]!.Text}, {most}: {node[least]!.Text} if they are swapped");
    }

    private void Values(YamlNode node, PlannedProperty property, PlanPath of)
    {
        if (node["enum"] is not null && node["const"] is { } both)
            Mistake(both, $"{of} has both enum and const", "one of them", "remove const, or put its value into enum");
        if (property.Types.Count == 0)
            return;

        foreach (var value in node["enum"]?.Items ?? (node["const"] is { } only ? [only] : []))
        {
            if (!value.IsScalar)
            {
                if (node["const"] == value)
                    Mistake(value, $"{of}: const is {value.Describe()}", "a value: a text, a number, true, false or null", "a single value");
                continue;
            }

            if (!property.Types.Any(type => Fits(type, YamlScalar.Value(value))))
                Mistake(value, $"{of}: the value {value.Describe()} can never be of type {string.Join(" or ", property.Types)}", $"values of type {string.Join(" or ", property.Types)}", Instead(property.Types, value));
        }
    }

    private static bool Fits(string type, object? value) => (type, value) switch
    {
        ("null", null) or ("string", string) or ("boolean", bool) or ("number", decimal) => true,
        ("integer", decimal number) => number == decimal.Truncate(number),
        _ => false,
    };

    private static string Instead(IReadOnlyList<string> types, YamlNode value)
    {
        if (types.Contains("string"))
            return $"\"{value.Text}\" in quotes";
        var number = decimal.TryParse(value.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        return number && types.Any(type => type is "integer" or "number") ? $"{value.Text} without quotes" : $"another value, or another type than {types[0]}";
    }

    internal static bool Flag(YamlNode? node) => node?.Text is not null && YamlScalar.Value(node) is true;

    private static int? Whole(YamlNode? node) => Number(node) is { } number && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue ? (int)number : null;

    private void Mistake(YamlNode at, FormattableString what, string expected, string write) => mistakes.Add(PlanMistake.Of(at.Place, what, expected, write));
}
