using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackE2E.Core.Verdicts;

/// <summary>Writes and reads an enum as its kebab word: <c>MissingEvent</c> is <c>"missing-event"</c>. Numbers are refused.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class KebabEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
