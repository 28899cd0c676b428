using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Plans;

/// <summary>The shop's survey is where the plan's rarer constructs are: what keeps them passes, what breaks one is named by it and by nothing else.</summary>
public sealed class SurveyPlanTests
{
    private const string Full = """
        {
          "about": "order", "order": "O-1001", "stars": 4.5, "left_out": 0,
          "answers": {"q1": 5, "q2": 4, "q3": "no string", "q5": "sent"}, "missed": "no string", "liked": ["price", "packing"], "steps": ["q1", "liked", "send"], "window": [1280, 800],
          "delivery": {"late": true, "days": 2}, "contact": {"mail": "lin@example.com", "language": "zh", "phone": "13812345678", "call": true},
          "reward": {"points": 20}, "device": {"touch": false, "dark": false},
          "app": {"version": "1.0.0", "channel": "web", "platform": "web", "plan_version": "1.0.0", "consent": "implied", "mode": "standard"}, "page": {"id": "survey"}
        }
        """;

    private static readonly PlannedEvent Answer = ReadAnswer();

    private static string Folder => Path.Combine(typeof(ShopPlanTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "TestData").Value!, "..", "..", "..", "features", "plans");

    [TestCase("", "{}", TestName = "Everything_answered_passes")]
    [TestCase("order", "\"none\"")]
    [TestCase("stars", "0.5")]
    [TestCase("stars", "5")]
    [TestCase("left_out", "0.99")]
    [TestCase("answers", """{"q5": "sent"}""")]
    [TestCase("answers", """{"q1": 1, "q2": 5, "q3": "b", "q5": "c"}""")]
    [TestCase("liked", "[]")]
    [TestCase("steps", """["send"]""")]
    [TestCase("delivery", """{"late": false}""")]
    [TestCase("contact", """{"call": true}""")]
    [TestCase("contact", "{}")]
    [TestCase("reward", """{"coupon": "THX5"}""")]
    [TestCase("device", """{"touch": true}""")]
    public void What_keeps_the_plan_passes(string path, string value) => Judged(path, value).ShouldBeEmpty();

    [TestCase("about", "\"test\"", "value-not-allowed /about", Description = "identifier")]
    [TestCase("order", "\"O-\"", "value-not-allowed /order", Description = "anyOf")]
    [TestCase("stars", "0", "range /stars", Description = "exclusiveMinimum")]
    [TestCase("stars", "4.2", "range /stars", Description = "multipleOf")]
    [TestCase("left_out", "1", "range /left_out", Description = "exclusiveMaximum")]
    [TestCase("score", "7", "additional-property /score", Description = "until")]
    [TestCase("sheet", "\"pull\"", "additional-property /sheet", Description = "platforms")]
    [TestCase("answers", "{}", "length /answers", Description = "minProperties")]
    [TestCase("answers", """{"q6": "more"}""", "additional-property /answers/q6", Description = "propertyNames")]
    [TestCase("answers/q4", "\"more\"", "length /answers", Description = "maxProperties")]
    [TestCase("answers/q1", "6", "range /answers/q1", Description = "patternProperties")]
    [TestCase("answers/q3", "3", "type-mismatch /answers/q3", Description = "additionalProperties")]
    [TestCase("missed", "\"  \"", "value-not-allowed /missed", Description = "not")]
    [TestCase("liked", """["price", "price"]""", "value-not-allowed /liked/1", Description = "uniqueItems")]
    [TestCase("steps", """["q1"]""", "value-not-allowed /steps", Description = "contains, minContains")]
    [TestCase("steps", """["send", "send"]""", "value-not-allowed /steps", Description = "maxContains")]
    [TestCase("window", "[1280, 0]", "range /window/1", Description = "prefixItems")]
    [TestCase("window", "[1280, 800, 2]", "additional-property /window/2", Description = "unevaluatedItems")]
    [TestCase("delivery", """{"late": true}""", "required-missing /delivery/days", Description = "if, then")]
    [TestCase("delivery", """{"late": false, "days": 2}""", "value-not-allowed /delivery", Description = "else")]
    [TestCase("contact", """{"phone": "13812345678"}""", "required-missing /contact/call", Description = "dependentRequired")]
    [TestCase("contact", """{"mail": "lin@example.com"}""", "required-missing /contact/language", Description = "dependentSchemas")]
    [TestCase("reward", """{"points": 20, "coupon": "THX5"}""", "value-not-allowed /reward", Description = "oneOf")]
    [TestCase("device", "{}", "required-missing /device/touch", Description = "allOf")]
    [TestCase("device/light", "true", "additional-property /device/light", Description = "unevaluatedProperties")]
    [TestCase("colour", "\"red\"", "additional-property /colour", Description = "additional-properties of the file")]
    public void What_breaks_a_construct_is_named(string path, string value, string expected) => Judged(path, value).ShouldBe([expected]);

    private static PlannedEvent ReadAnswer() => PlanReader.Read(Folder).Events.Single(e => e.Id == "survey_answer");

    private static IReadOnlyList<string> Judged(string path, string value)
    {
        var payload = JsonNode.Parse(Full)!;
        if (path.Length > 0)
        {
            var parts = path.Split('/');
            parts[..^1].Aggregate(payload, (at, name) => at[name]!)[parts[^1]] = JsonNode.Parse(value);
        }

        return [.. PayloadCheck.ByEvent(Answer, "en").Judge(JsonSerializer.SerializeToElement(payload)).Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property}")];
    }
}
