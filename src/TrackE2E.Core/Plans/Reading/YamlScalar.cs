using System.Globalization;

namespace TrackE2E.Core.Plans.Reading;

/// <summary>What a scalar means by YAML 1.2's core schema: null, bool, decimal or string.</summary>
internal static class YamlScalar
{
    /// <summary>The value; a quoted scalar is a string whatever it looks like. A number beyond 28 digits stays a string.</summary>
    public static object? Value(YamlNode node)
    {
        var text = node.Text!;
        if (!node.Plain)
            return text;
        if (node.IsNull)
            return null;

        return text switch
        {
            "true" or "True" or "TRUE" => true,
            "false" or "False" or "FALSE" => false,
            _ => TryNumber(text, out var number) ? number : text,
        };
    }

    private static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        if (text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex))
        {
            number = hex;
            return true;
        }

        if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') && char.IsAsciiDigit(text[^1]))
            return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);

        return false;
    }
}
