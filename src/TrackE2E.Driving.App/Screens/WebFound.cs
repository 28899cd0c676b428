using System.Globalization;
using TrackE2E.Driving.App.Appium;

namespace TrackE2E.Driving.App.Screens;

/// <summary>An element of a page as page.js found it; lengths in the page's CSS pixels.</summary>
/// <remarks>Delta: how far the page must be scrolled down (up when negative) for the wanted share. Key: of its item, null without one. Count: how many of the element are shown.</remarks>
internal sealed record WebFound(AppiumElement Element, double Share, double Delta, double X, double Y, double Width, double Height, double BoxTop, double BoxBottom, string Text, bool Enabled, bool Secret, string? Key, string Url, int Count)
{
    public static WebFound? Of(object? answer)
    {
        if (answer is not Dictionary<string, object?> found)
        {
            return null;
        }

        var box = (Dictionary<string, object?>)found["box"]!;
        return new(
            (AppiumElement)found["node"]!, Number(found["share"]), Number(found["delta"]), Number(found["x"]), Number(found["y"]), Number(found["width"]), Number(found["height"]), Number(box["top"]), Number(box["bottom"]),
            (string)found["text"]!, found["enabled"] is true, found["secret"] is true, found["key"] as string, (string)found["url"]!, (int)Number(found["count"]));

        static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);
    }
}
