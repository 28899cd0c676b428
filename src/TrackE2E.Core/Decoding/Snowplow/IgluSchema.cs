using System.Text.Json;

namespace TrackE2E.Core.Decoding.Snowplow;

/// <summary>The parts of an iglu uri, <c>iglu:com.acme/product/jsonschema/1-0-0</c>.</summary>
internal readonly record struct IgluSchema(string Vendor, string Name, string Uri)
{
    /// <summary>Reads an iglu uri; false when it is none.</summary>
    internal static bool TryParse(string uri, out IgluSchema schema)
    {
        schema = default;
        if (!uri.StartsWith("iglu:", StringComparison.Ordinal))
        {
            return false;
        }

        var parts = uri[5..].Split('/');
        if (parts.Length != 4 || Array.Exists(parts, string.IsNullOrWhiteSpace))
        {
            return false;
        }

        schema = new IgluSchema(parts[0], parts[1], uri);
        return true;
    }

    /// <summary>Reads <c>{"schema":"iglu:…","data":…}</c>; false when it is none.</summary>
    internal static bool IsSelfDescribing(JsonElement value, out IgluSchema schema, out JsonElement data)
    {
        data = default;
        schema = default;
        return Text(value, "schema") is { } uri && TryParse(uri, out schema) && value.TryGetProperty("data", out data);
    }

    /// <summary>A member that is a string; null when it is none, or the value is no object.</summary>
    internal static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString() : null;

    /// <summary>A member that is a whole number; null when it is none, or the value is no object.</summary>
    internal static long? Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number)
            ? number : null;

    /// <summary>True for what the SDK adds by itself (page, session, browser, performance); false for what the product reports.</summary>
    /// <remarks>The entities of both ecommerce plugins have vendors of the SDK, but hold the product's own data.</remarks>
    internal bool IsOfSdk => IsOfSdksVendor && !Is("com.snowplowanalytics.snowplow.ecommerce") && !Is("com.google.analytics.enhanced-ecommerce");

    /// <summary>True for vendors whose schemas come with the SDK.</summary>
    internal bool IsOfSdksVendor => Is("com.snowplowanalytics") || Is("org.w3") || Is("org.ietf") || Is("com.google");

    private bool Is(string vendor) =>
        Vendor.StartsWith(vendor, StringComparison.Ordinal) && (Vendor.Length == vendor.Length || Vendor[vendor.Length] == '.');
}
