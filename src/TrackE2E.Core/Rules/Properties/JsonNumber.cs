using System.Globalization;
using System.Numerics;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>A JSON number with all its digits: 0.1 is a tenth, 12345678901234567890 is itself, 1e400 is not infinite.</summary>
internal readonly struct JsonNumber : IComparable<JsonNumber>
{
    private readonly BigInteger digits;
    private readonly long exponent;

    private JsonNumber(BigInteger digits, long exponent)
    {
        // one form for equal numbers: 1.0 and 1 have digits 1 and exponent 0
        if (digits.IsZero)
        {
            (this.digits, this.exponent) = (BigInteger.Zero, 0);
            return;
        }

        while (true)
        {
            var shorter = BigInteger.DivRem(digits, 10, out var rest);
            if (!rest.IsZero)
                break;
            (digits, exponent) = (shorter, exponent + 1);
        }

        (this.digits, this.exponent) = (digits, exponent);
    }

    /// <summary>True for 3, 3.0 and 3e2.</summary>
    public bool IsInteger => exponent >= 0;

    /// <summary>True beyond ±(2^53 − 1): JavaScript and doubles round it.</summary>
    public bool IsBeyondDouble => IsInteger && Magnitude > 15 && (Magnitude > 20 || BigInteger.Abs(digits * BigInteger.Pow(10, (int)exponent)) > 9_007_199_254_740_991);

    /// <summary>The number as a decimal; null when it has too many digits for one.</summary>
    public decimal? AsDecimal => decimal.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>The number as the nearest double.</summary>
    public double AsDouble => double.Parse(FormattableString.Invariant($"{digits}e{exponent}"), CultureInfo.InvariantCulture);

    private long Magnitude => BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).Length + exponent;

    /// <summary>The exact number of a decimal.</summary>
    public static implicit operator JsonNumber(decimal value) => Parse(value.ToString(CultureInfo.InvariantCulture))!.Value;

    public static JsonNumber operator *(JsonNumber number, int factor) => new(number.digits * factor, number.exponent);

    /// <summary>Reads a number of JSON's grammar (a leading plus is allowed too); null when the text is none.</summary>
    public static JsonNumber? Parse(string text)
    {
        var mantissa = text.AsSpan();
        long exponent = 0;
        var e = mantissa.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!long.TryParse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
                return null;
            mantissa = mantissa[..e];
        }

        exponent = Math.Clamp(exponent, -1_000_000_000, 1_000_000_000);
        var point = mantissa.IndexOf('.');
        if (point >= 0)
        {
            exponent -= mantissa.Length - point - 1;
            mantissa = string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        }

        return mantissa.Length is > 0 and <= 20_000 && BigInteger.TryParse(mantissa, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var digits)
            ? new JsonNumber(digits, exponent)
            : null;
    }

    /// <summary>True when the number is a whole multiple of the step.</summary>
    public bool IsMultipleOf(JsonNumber step)
    {
        if (digits.IsZero)
            return true;

        var shift = exponent - step.exponent;
        if (shift >= 0)
            return (digits * BigInteger.ModPow(10, shift, BigInteger.Abs(step.digits)) % step.digits).IsZero;
        return -shift <= Magnitude + 1 && (digits % (step.digits * BigInteger.Pow(10, (int)-shift))).IsZero;
    }

    /// <inheritdoc/>
    public int CompareTo(JsonNumber other)
    {
        if (digits.Sign != other.digits.Sign || digits.IsZero)
            return digits.Sign.CompareTo(other.digits.Sign);
        if (Magnitude != other.Magnitude)
            return digits.Sign * Magnitude.CompareTo(other.Magnitude);

        // same magnitude: the exponents are no further apart than the digits are long
        var shift = exponent - other.exponent;
        return shift >= 0
            ? (digits * BigInteger.Pow(10, (int)shift)).CompareTo(other.digits)
            : digits.CompareTo(other.digits * BigInteger.Pow(10, (int)-shift));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture);
        var sign = digits.Sign < 0 ? "-" : "";
        if (exponent is >= 0 and < 40)
            return sign + text + new string('0', (int)exponent);
        if (exponent is < 0 and > -40)
        {
            text = text.PadLeft((int)-exponent + 1, '0');
            return $"{sign}{text[..^(int)-exponent]}.{text[^(int)-exponent..]}";
        }

        return FormattableString.Invariant($"{sign}{text}e{exponent}");
    }
}
