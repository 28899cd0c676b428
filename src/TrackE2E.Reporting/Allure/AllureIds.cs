using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Allure;

/// <summary>The ids by which Allure knows a test case and its history.</summary>
/// <remarks>
/// fullName: feature path, feature, rule, scenario as written. testCaseId: md5 of it. historyId: md5 of it with the values of its parameters sorted by name. Rows, devices and repeated
/// attempts are told apart by parameters, so that none is hidden as another's retry; only an attempt that the runner threw away is a retry. Source: allure-csharp, IdFunctions.
/// </remarks>
internal sealed class AllureIds
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, (string FullName, IReadOnlyList<AllureParameter> Parameters)> _byResult = [];

    public AllureIds(IReadOnlyList<ScenarioResult> results)
    {
        foreach (var named in results.GroupBy(Name))
        {
            // scenarios of one file may share a name, and rows their values; they stay different cases
            var scenarios = named.Select(r => r.Line).Distinct().Order().ToList();
            foreach (var result in named)
            {
                var place = scenarios.IndexOf(result.Line);
                _byResult[result.Id] = (place == 0 ? named.Key : string.Create(CultureInfo.InvariantCulture, $"{named.Key} ({place + 1})"), Parameters(result, named));
            }
        }
    }

    public string FullName(ScenarioResult result) => _byResult[result.Id].FullName;

    public IReadOnlyList<AllureParameter> Parameters(ScenarioResult result) => _byResult[result.Id].Parameters;

    public string TestCaseId(ScenarioResult result) => Md5(FullName(result));

    public string HistoryId(ScenarioResult result)
    {
        var values = Parameters(result).Where(p => p.Excluded != true).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => p.Value);
        return Md5(JsonSerializer.Serialize(new { FullName = FullName(result), Parameters = values }, Json));
    }

    private static List<AllureParameter> Parameters(ScenarioResult result, IEnumerable<ScenarioResult> named)
    {
        var parameters = result.Parameters.Select(p => new AllureParameter(p.Name, p.Value)).ToList();
        var twin = named.Any(r => r.Line == result.Line && r.Row != result.Row && r.Parameters.SequenceEqual(result.Parameters));
        if (twin)
            parameters.Add(new AllureParameter("row", result.Row.ToString(CultureInfo.InvariantCulture)));
        if (result.Device.Length > 0)
            parameters.Add(new AllureParameter("device", result.Device));
        if (result.Attempt > 1)
        {
            var retry = named.Any(r => Attempts.Of(r) == Attempts.Of(result) && r.Attempt == result.Attempt - 1 && r.Retried);
            parameters.Add(new AllureParameter("attempt", result.Attempt.ToString(CultureInfo.InvariantCulture), retry ? true : null));
        }

        return parameters;
    }

    private static string Name(ScenarioResult result) => string.Join('/', new[] { result.Feature, result.FeatureName, result.Rule, result.Title }.Where(p => !string.IsNullOrEmpty(p)));

    // Allure's ids are md5 by its own definition; nothing is secured by them
#pragma warning disable CA5351
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351
}
