namespace TrackE2E.Core.Plans;

/// <summary>A title in Chinese, English or both, as a plan gives it.</summary>
/// <remarks>At least one is set; a plan's plain string stands for both.</remarks>
public sealed record LocalizedText(string? Zh, string? En)
{
    /// <summary>The text in the language, or the other one where it is missing.</summary>
    public string In(string language) =>
        (language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Zh ?? En : En ?? Zh) ?? "";

    /// <summary>Both texts that are set.</summary>
    public IEnumerable<string> All => new[] { Zh, En }.OfType<string>().Distinct(StringComparer.Ordinal);
}
