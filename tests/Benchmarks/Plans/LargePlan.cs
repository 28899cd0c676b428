using System.Globalization;
using System.Text;

namespace TrackE2E.Benchmarks.Plans;

/// <summary>A plan as large as asked for, written as people write plans.</summary>
internal static class LargePlan
{
    public static string Text(int events, int properties)
    {
        var text = new StringBuilder("plan: large\nversion: 1.0.0\npages:\n  home: { title: { zh: 首页, en: Home }, match: { path: / } }\nelements:\n  card: { title: 卡片, page: home, locate: { web: \"[data-card]\" }, key: \"@data-sku\" }\nevents:\n");
        for (var i = 0; i < events; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  event_{i}:\n    title: {{ zh: 事件{i}, en: event {i} }}\n    kind: {(i % 3 == 0 ? "click\n    element: card" : "custom\n    page: home")}\n    properties:\n");
            for (var j = 0; j < properties; j++)
            {
                text.Append((j % 4) switch
                {
                    0 => string.Create(CultureInfo.InvariantCulture, $"      text_{j}: {{ type: string, required: true, maxLength: 32, pattern: '^SKU-\\d+$' }}\n"),
                    1 => string.Create(CultureInfo.InvariantCulture, $"      number_{j}: {{ type: integer, required: true, minimum: 1, maximum: 10000000, unit: fen }}\n"),
                    2 => string.Create(CultureInfo.InvariantCulture, $"      choice_{j}: {{ type: string, enum: [web, wap, app] }}\n"),
                    _ => string.Create(CultureInfo.InvariantCulture, $"      flag_{j}: {{ type: boolean, required: true }}\n"),
                });
            }
        }

        return text.ToString();
    }
}
