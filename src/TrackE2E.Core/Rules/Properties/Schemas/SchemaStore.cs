using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Documents by uri, with their resources and anchors; finds what a reference names.</summary>
internal sealed class SchemaStore(SchemaOptions options)
{
    private const string Unnamed = "http://schema.invalid/";

    private static readonly string[] Single = ["not", "if", "then", "else", "additionalProperties", "propertyNames", "contains", "items", "additionalItems", "unevaluatedItems", "unevaluatedProperties", "contentSchema"];
    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
    private static readonly string[] Maps = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"];

    private readonly Dictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);

    /// <summary>Called with each dynamic anchor as soon as its document is indexed.</summary>
    public required Action<SchemaResource, string, string> DynamicAnchorFound { get; init; }

    /// <summary>Adds the schema that everything begins with.</summary>
    public SchemaResource AddRoot(JsonElement schema) => Add(options.BaseUri ?? Unnamed, schema, null);

    /// <summary>The resource and the pointer inside it that a reference names.</summary>
    /// <exception cref="SchemaException">It names nothing.</exception>
    public (SchemaResource Resource, string Pointer) Resolve(SchemaResource from, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (uri, fragment) = hash < 0 ? (reference, "") : (reference[..hash], System.Uri.UnescapeDataString(reference[(hash + 1)..]));
        var resource = uri.Length == 0 ? from : Resource(Combine(from.Uri, uri), from, reference);

        if (fragment.Length == 0)
            return (resource, "");
        if (!fragment.StartsWith('/'))
            return resource.Anchors.TryGetValue(fragment, out var pointer) ? Locate(resource, pointer, reference) : throw Nothing(from, reference);
        return Locate(resource, fragment, reference);
    }

    /// <summary>The element at a pointer inside a resource.</summary>
    public static JsonElement? Element(SchemaResource resource, string pointer)
    {
        var element = resource.Root;
        foreach (var part in JsonPointer.Parts(pointer.Length == 0 ? null : pointer))
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(part, out var member))
                element = member;
            else if (element.ValueKind == JsonValueKind.Array && int.TryParse(part, out var index) && index >= 0 && index < element.GetArrayLength())
                element = element[index];
            else
                return null;
        }

        return element;
    }

    // a pointer that crosses the beginning of an inner resource goes on inside of it
    private static (SchemaResource Resource, string Pointer) Locate(SchemaResource resource, string pointer, string reference)
    {
        if (Element(resource, pointer) is null)
            throw Nothing(resource, reference);

        var inside = "";
        foreach (var part in JsonPointer.Parts(pointer))
        {
            inside = JsonPointer.Into(inside, part);
            if (resource.Inner.TryGetValue(inside, out var inner))
                (resource, inside) = (inner, "");
        }

        return (resource, inside);
    }

    private static SchemaException Nothing(SchemaResource from, string reference) => new(SchemaTexts.NoReference(from.Uri, reference));

    private SchemaResource Resource(string uri, SchemaResource from, string reference)
    {
        if (resources.TryGetValue(uri, out var known))
            return known;
        if ((Metaschema.Find(uri) ?? options.Find?.Invoke(uri)) is not { } document)
            throw Nothing(from, reference);

        Add(uri, document, null);
        return resources[uri];
    }

    private SchemaResource Add(string uri, JsonElement schema, SchemaResource? outer)
    {
        var (draft, validates, asserts) = Dialect(schema, outer);
        var own = Id(schema, draft) is { } id && Split(id) is { Uri.Length: > 0 } parts ? Combine(uri, parts.Uri) : uri;
        var resource = new SchemaResource(own, schema, draft, validates, asserts);
        resources[own] = resource;
        if (outer is null)
            resources.TryAdd(uri, resource);

        var anchors = new List<(SchemaResource, string, string)>();
        Index(schema, resource, "", anchors);
        foreach (var (of, name, pointer) in anchors)
            DynamicAnchorFound(of, name, pointer);
        return resource;
    }

    private (SchemaDraft Draft, bool Validates, bool AssertsFormats) Dialect(JsonElement schema, SchemaResource? outer)
    {
        var inherited = (outer?.Draft ?? options.Draft, outer?.Validates ?? true, outer?.AssertsFormats ?? options.AssertFormats);
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("$schema", out var said) || said.ValueKind != JsonValueKind.String)
            return inherited;

        var uri = Split(said.GetString()!).Uri;
        if (Metaschema.DraftOf(uri) is { } draft)
            return (draft, true, options.AssertFormats);
        if (options.Find?.Invoke(uri) is not { ValueKind: JsonValueKind.Object } own)
            return inherited;

        // a meta-schema of somebody's own: its vocabularies say which keywords count
        var own2 = Dialect(own, null);
        if (!own.TryGetProperty("$vocabulary", out var vocabulary) || vocabulary.ValueKind != JsonValueKind.Object)
            return own2;
        var names = vocabulary.EnumerateObject().Select(member => member.Name).ToList();
        return (own2.Draft, names.Any(name => name.EndsWith("/vocab/validation", StringComparison.Ordinal)), options.AssertFormats || names.Any(name => name.EndsWith("/vocab/format-assertion", StringComparison.Ordinal)));
    }

    private void Index(JsonElement schema, SchemaResource resource, string at, List<(SchemaResource, string, string)> anchors)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return;

        var old = resource.Draft != SchemaDraft.Draft202012;
        var alone = old && schema.TryGetProperty("$ref", out var reference) && reference.ValueKind == JsonValueKind.String;
        if (!alone && at.Length > 0 && Id(schema, resource.Draft) is { } id && Split(id).Uri.Length > 0)
        {
            resource.Inner[at] = Add(resource.Uri, schema, resource);
            return;
        }

        Anchors(schema, resource, at, anchors, alone);
        foreach (var member in schema.EnumerateObject())
        {
            var path = JsonPointer.Into(at, member.Name);
            if (Single.Contains(member.Name))
                Index(member.Value, resource, path, anchors);
            if (Lists.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.Array)
            {
                for (var i = 0; i < member.Value.GetArrayLength(); i++)
                    Index(member.Value[i], resource, JsonPointer.Into(path, i), anchors);
            }

            if (Maps.Contains(member.Name) && member.Value.ValueKind == JsonValueKind.Object)
            {
                foreach (var inner in member.Value.EnumerateObject())
                    Index(inner.Value, resource, JsonPointer.Into(path, inner.Name), anchors);
            }
        }
    }

    private static void Anchors(JsonElement schema, SchemaResource resource, string at, List<(SchemaResource, string, string)> anchors, bool alone)
    {
        if (!alone && Id(schema, resource.Draft) is { } id && Split(id).Fragment is { Length: > 0 } fragment)
            resource.Anchors[fragment] = at;
        if (resource.Draft != SchemaDraft.Draft202012)
            return;

        if (schema.TryGetProperty("$anchor", out var anchor) && anchor.ValueKind == JsonValueKind.String)
            resource.Anchors[anchor.GetString()!] = at;
        if (schema.TryGetProperty("$dynamicAnchor", out var dynamic) && dynamic.ValueKind == JsonValueKind.String)
        {
            resource.Anchors[dynamic.GetString()!] = at;
            anchors.Add((resource, dynamic.GetString()!, at));
        }
    }

    private static string? Id(JsonElement schema, SchemaDraft draft) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(draft == SchemaDraft.Draft04 ? "id" : "$id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static (string Uri, string Fragment) Split(string uri) =>
        uri.IndexOf('#', StringComparison.Ordinal) is var hash and >= 0 ? (uri[..hash], System.Uri.UnescapeDataString(uri[(hash + 1)..])) : (uri, "");

    private static string Combine(string baseUri, string reference)
    {
        if (System.Uri.TryCreate(reference, UriKind.Absolute, out var absolute) && !reference.StartsWith('/'))
            return absolute.Scheme == "urn" ? reference : absolute.AbsoluteUri;
        return System.Uri.TryCreate(baseUri, UriKind.Absolute, out var from) && System.Uri.TryCreate(from, reference, out var combined) ? combined.AbsoluteUri : reference;
    }
}
