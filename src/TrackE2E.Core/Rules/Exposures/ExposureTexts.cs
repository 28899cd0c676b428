using System.Globalization;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>The sentences of exposures.</summary>
internal static class ExposureTexts
{
    public static Wording Visible(ExposureEpisode episode, double threshold, TimeSpan length, string at)
    {
        var item = episode.Item is null ? "" : $" \"{episode.Item}\"";
        var seconds = length.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var share = threshold.ToString("0 %", CultureInfo.InvariantCulture);
        var page = episode.Visit is { } v ? $"{v.PageId}, visit {v.Number}" : "?";
        var pageZh = episode.Visit is { } w ? $"{w.PageId} 第 {w.Number} 次停留" : "?";
        return new($"{episode.Element}{item} was ≥ {share} visible for {seconds} s from {at} ({page})", $"{episode.Element}{item} 从 {at} 起可见比例 ≥ {share}，持续 {seconds} 秒（{pageZh}）");
    }

    public static Wording Disordered(PlannedEvent planned) => new(
        $"{EventText.Of(planned, "en")} lists its items in another order than the screen", $"{EventText.Of(planned, "zh")} 中条目的顺序与屏幕上不一致");

    public static Wording DoOrder { get; } = new("list the items in the order in which they stand on screen", "按条目在屏幕上的顺序上报");

    public static Wording Order(IEnumerable<(string Item, int Place)> items)
    {
        var list = items.ToList();
        return new(string.Join(", ", list.Select(i => $"\"{i.Item}\" (place {i.Place})")), string.Join("、", list.Select(i => $"\"{i.Item}\"（第 {i.Place} 位）")));
    }
}
