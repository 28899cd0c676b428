using System.Text;
using System.Text.Json;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>Bounds and step of a number: whole ones up to 64 bits at once, all others with all their digits.</summary>
internal sealed class StreamNumbers
{
    private readonly NumberBound[] bounds;
    private readonly JsonNumber? step;
    private readonly long least = long.MinValue;
    private readonly long most = long.MaxValue;
    private readonly long wholeStep;

    public StreamNumbers(NumberBound[] bounds, JsonNumber? step)
    {
        (this.bounds, this.step) = (bounds, step);
        IsQuick = true;
        foreach (var bound in bounds)
        {
            if (bound.Value.AsDecimal is not { } value || value != decimal.Truncate(value) || Math.Abs(value) > 1_000_000_000_000_000_000)
            {
                IsQuick = false;
                continue;
            }

            if (bound.IsLower)
                least = Math.Max(least, (long)value + (bound.Exclusive ? 1 : 0));
            else
                most = Math.Min(most, (long)value - (bound.Exclusive ? 1 : 0));
        }

        if (step is { } each)
        {
            if (each.AsDecimal is { } whole && whole == decimal.Truncate(whole) && whole is > 0 and < 1_000_000_000_000_000_000)
                wholeStep = (long)whole;
            else
                IsQuick = false;
        }
    }

    /// <summary>True when every bound and the step are whole numbers of 64 bits.</summary>
    public bool IsQuick { get; }

    public bool Holds(ref Utf8JsonReader reader)
    {
        if (IsQuick && reader.TryGetInt64(out var whole))
            return whole >= least && whole <= most && (wholeStep == 0 || whole % wholeStep == 0);
        if (JsonNumber.Parse(Encoding.UTF8.GetString(reader.ValueSpan)) is not { } number)
            return true;

        foreach (var bound in bounds)
        {
            var order = number.CompareTo(bound.Value);
            if (order == 0 ? bound.Exclusive : bound.IsLower == order < 0)
                return false;
        }

        return step is not { } each || number.IsMultipleOf(each);
    }
}
