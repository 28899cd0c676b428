using System.Globalization;

namespace TrackE2E.SampleShop;

/// <summary>What the shop sells: the same 120 products every time, 60 per tab of the home page.</summary>
internal sealed class ProductCatalogue
{
    static readonly (string Category, string Shape, string[] Names)[] Kinds =
    [
        ("digital", "phone", ["蓝牙耳机 Wireless Earbuds", "智能手表 Smart Watch", "机械键盘 Keyboard", "移动电源 Power Bank", "平板支架 Tablet Stand"]),
        ("home", "lamp", ["护眼台灯 Desk Lamp", "香薰机 Diffuser", "记忆棉枕 Pillow", "收纳箱 Storage Box", "挂钟 Wall Clock"]),
        ("fashion", "shirt", ["纯棉T恤 Cotton Tee", "运动鞋 Sneakers", "双肩包 Backpack", "羊毛围巾 Wool Scarf", "遮阳帽 Sun Hat"]),
        ("food", "cup", ["龙井茶 Longjing Tea", "挂耳咖啡 Drip Coffee", "坚果礼盒 Nut Box", "黑巧克力 Chocolate", "蜂蜜 Honey"]),
    ];

    static readonly string[] Brands = ["Nordlicht", "山野", "Kite & Co", "小满"];

    readonly List<Product> products = [.. Enumerable.Range(1, 120).Select(Make)];

    public IReadOnlyList<Product> Of(string tab) => tab == "sale" ? products[60..] : products[..60];

    public Product? Find(string sku) => products.Find(p => p.Sku == sku);

    /// <summary>Products whose name, brand or category has the text, and whose price is in the range.</summary>
    public IReadOnlyList<Product> Search(string text, string? category, int from, int to) =>
        [.. products.Where(p => $"{p.Name} {p.Brand} {p.Category}".Contains(text, StringComparison.OrdinalIgnoreCase)
            && (string.IsNullOrEmpty(category) || p.Category == category) && p.Price >= from && p.Price <= to)];

    static Product Make(int n)
    {
        (string category, string shape, string[] names) = Kinds[n % Kinds.Length];
        string itemId = (1_800_000_000_000_000_007L + (n * 1_000_003L)).ToString(CultureInfo.InvariantCulture);
        return new($"SKU-{n}", itemId, $"{names[n / Kinds.Length % names.Length]} No.{n}", Brands[n * 7 % Brands.Length], category,
            Price: 1299 + (n * 3701 % 89000), Weight: 50 + (n * 131 % 2400), Stock: n % 9 == 0 ? 0 : 5 + (n % 40),
            Tags: n % 3 == 0 ? ["new", "free-shipping"] : n % 3 == 1 ? ["hot"] : [],
            ListedAt: $"2025-{1 + (n % 12):00}-{1 + (n % 28):00}T08:30:00Z", Hue: n * 47 % 360, shape);
    }
}
