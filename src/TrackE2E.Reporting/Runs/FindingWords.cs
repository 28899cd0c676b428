using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Findings in the words of reports.</summary>
internal static class FindingWords
{
    extension(FindingKind kind)
    {
        /// <summary>The kebab word of the design's closed list: <c>missing-event</c>.</summary>
        public string Word => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());
    }
}
