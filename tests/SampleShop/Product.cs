namespace TrackE2E.SampleShop;

/// <summary>One thing on sale.</summary>
/// <remarks>
/// Sku: unique, SKU-1 and up. ItemId: digits beyond 2^53, hence a string. Price: fen. Weight: grams. ListedAt: UTC, ISO 8601.
/// Hue, 0–359, and Shape choose its drawn picture.
/// </remarks>
internal sealed record Product(string Sku, string ItemId, string Name, string Brand, string Category, int Price, int Weight, int Stock,
    IReadOnlyList<string> Tags, string ListedAt, int Hue, string Shape);
