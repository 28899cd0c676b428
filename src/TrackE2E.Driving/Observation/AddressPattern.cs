using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;

namespace TrackE2E.Driving.Observation;

/// <summary>A glob of the plan as a regular expression over an address as browsers hold it.</summary>
/// <remarks>
/// It says of <c>location.pathname</c>, or of the part behind <c>#</c>, what <see cref="PageMatcher"/> says of the whole address: slashes at the ends do not count, letters may be percent-encoded, and a hash's
/// own query counts only when the glob has a <c>?</c>. The syntax is common to .NET and JavaScript.
/// </remarks>
internal static class AddressPattern
{
    public static string? Of(string? glob, bool ofHash)
    {
        if (glob is null)
        {
            return null;
        }

        var ownQuery = ofHash && !glob.Contains('?', StringComparison.Ordinal);
        var text = new StringBuilder("^");
        var trimmed = glob.TrimStart('#').Trim('/');
        var letter = ownQuery ? "[^/?]" : "[^/]";
        foreach (var segment in trimmed.Length == 0 ? [] : trimmed.Split('/'))
        {
            // what a browser holds of a path begins with a slash; a hash need not
            var slash = text.Length > 1 ? "/" : "/*";
            text.Append(segment switch
            {
                "**" => $"(?:{slash}.*)?",
                "*" => slash + letter + "+",
                _ => slash + string.Join(letter + "*", Uri.UnescapeDataString(segment).Split('*').Select(Literal)),
            });
        }

        return text.Append("/*").Append(ownQuery ? @"(?:\?.*)?" : "").Append('$').ToString();
    }

    // a letter as it is, or as the bytes of its UTF-8 after percent signs
    private static string Literal(string text)
    {
        var found = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var plain = Regex.Escape(rune.ToString());
            var encoded = string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(Encoded));
            found.Append(rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value is '-' or '_' or '.') ? plain : $"(?:{plain}|{encoded})");
        }

        return found.ToString();
    }

    private static string Encoded(byte value) =>
        "%" + string.Concat(value.ToString("X2", CultureInfo.InvariantCulture).Select(digit => char.IsAsciiLetter(digit) ? $"[{digit}{char.ToLowerInvariant(digit)}]" : $"{digit}"));
}
