namespace TrackE2E.Tests.Rules.Properties;

/// <summary>Each keyword: a value that keeps it, one that breaks it, one at the edge; and the reason that is guessed.</summary>
public sealed class ValueRulesTests
{
    [TestCase("type: string, maxLength: 3", "\"abc\"")]
    [TestCase("type: string, maxLength: 3", "\"中文😀\"")]
    [TestCase("type: string, maxLength: 3", "\"abcd\"", "length", "is too long: 4 characters")]
    [TestCase("type: string, maxLength: 1", "\"中文\"", "length", "6 bytes in UTF-8")]
    [TestCase("type: string, minLength: 1", "\"\"", "length", "is too short: 0 characters")]
    [TestCase("type: string, minLength: 1", "\"a\"")]
    [TestCase("type: string, pattern: '^SKU-'", "\"SKU-1\"")]
    [TestCase("type: string, pattern: '^SKU-'", "\"sku-1\"", "pattern", "does not match")]
    [TestCase("type: string, pattern: '^SKU-'", "\" SKU-1\"", "pattern", "without the spaces")]
    [TestCase("type: string, pattern: '^SKU-'", "\"\\\"SKU-1\\\"\"", "pattern", "encoded twice")]
    [TestCase("type: string, pattern: '^[^%]+$'", "\"%E4%B8%AD\"", "pattern", "once decoded")]
    [TestCase("type: string, pattern: '^[0-9]+$'", "\"１２\"", "pattern", "half-width")]
    public void Texts(string rules, string value, string kind = "", string told = "") => Check(rules, value, kind, told);

    [TestCase("type: string, enum: [web, wap]", "\"wap\"")]
    [TestCase("type: string, enum: [web, wap]", "\"app\"", "value-not-allowed", "one of \"web\", \"wap\"")]
    [TestCase("type: string, enum: [web, wap]", "\"WEB\"", "value-not-allowed", "in another case")]
    [TestCase("type: string, enum: [web, wap]", "\"web \"", "value-not-allowed", "spaces around it")]
    [TestCase("type: string, enum: [首页]", "\"%E9%A6%96%E9%A1%B5\"", "value-not-allowed", "still encoded")]
    [TestCase("type: string, enum: ['a&b']", "\"a&amp;b\"", "value-not-allowed", "still encoded")]
    [TestCase("type: string, enum: [undefined]", "\"undefined\"")]
    [TestCase("type: integer, enum: [1, 2]", "2.0")]
    [TestCase("type: integer, enum: [1, 2]", "3", "value-not-allowed")]
    [TestCase("type: integer, const: 1", "0", "value-not-allowed", "= 1")]
    [TestCase("enum: [1, null]", "null")]
    [TestCase("enum: [1]", "\"1\"", "value-not-allowed")]
    public void AllowedValues(string rules, string value, string kind = "", string told = "") => Check(rules, value, kind, told);

    [TestCase("type: integer, minimum: 1, maximum: 5", "1")]
    [TestCase("type: integer, minimum: 1, maximum: 5", "5")]
    [TestCase("type: integer, minimum: 1, maximum: 5", "0", "range")]
    [TestCase("type: integer, minimum: 1, maximum: 5", "6", "range")]
    [TestCase("type: number, minimum: 0.1", "0.10000000000000000000000000000000001")]
    [TestCase("type: number, minimum: 0.1", "0.09999999999999999999999999999999999", "range")]
    [TestCase("type: number, exclusiveMinimum: 0", "0", "range")]
    [TestCase("type: number, exclusiveMinimum: 0", "1e-400")]
    [TestCase("type: number, exclusiveMaximum: 1", "1", "range")]
    [TestCase("type: number, multipleOf: 0.01", "12.99")]
    [TestCase("type: number, multipleOf: 0.01", "12.995", "range")]
    [TestCase("type: number, multipleOf: 0.01", "12.990000000000002", "range", "12.99 with the noise of floating point")]
    [TestCase("type: integer, multipleOf: 3", "9007199254740993", "")]
    [TestCase("type: integer, minimum: 1000, unit: ms", "5", "range", "looks like seconds; in ms it is 5000")]
    [TestCase("type: integer, minimum: 1000, unit: ms", "1000")]
    [TestCase("type: integer, minimum: 100, unit: fen", "12", "range", "in fen it is 1200")]
    [TestCase("type: integer, maximum: 9007199254740993", "9007199254740993")]
    [TestCase("type: integer, maximum: 9007199254740993", "9007199254740994", "range")]
    [TestCase("type: integer, maximum: 9", "1e999999999", "range")]
    public void Numbers(string rules, string value, string kind = "", string told = "") => Check(rules, value, kind, told);

    [TestCase("type: integer", "\"12\"", "type-mismatch", "a number in quotes")]
    [TestCase("type: integer", "\"¥12.99\"", "type-mismatch", "as people read it")]
    [TestCase("type: integer", "\"NaN\"", "type-mismatch", "what code leaves where a value is missing")]
    [TestCase("type: integer, unit: fen", "12.99", "type-mismatch", "in fen it is 1299")]
    [TestCase("type: integer, unit: fen", "1298.9999999999998", "type-mismatch", "1299 with the noise of floating point")]
    [TestCase("type: integer, unit: ms", "1.5", "type-mismatch", "in ms it is 1500")]
    [TestCase("type: boolean", "\"true\"", "type-mismatch", "a boolean in quotes")]
    [TestCase("type: boolean", "1", "type-mismatch", "0 and 1 stand for false and true")]
    [TestCase("type: string", "12", "type-mismatch", "without quotes")]
    [TestCase("type: string", "null", "type-mismatch", "leave the property out")]
    [TestCase("type: [string, 'null']", "null")]
    [TestCase("type: number", "1")]
    [TestCase("type: integer", "12345678901234567890123")]
    [TestCase("type: array", "{}", "type-mismatch", "a single item")]
    [TestCase("type: object", "[{}]", "type-mismatch", "a list of one")]
    [TestCase("type: object", "{}")]
    [TestCase("type: object", "{\"any\":1}")]
    [TestCase("type: string", "\"[object Object]\"", "value-not-allowed", "what code leaves")]
    [TestCase("type: string", "\"cut \\ud83d\"", "value-not-allowed", "in the middle of a character")]
    [TestCase("type: string", "\"whole 😀\"")]
    public void Types(string rules, string value, string kind = "", string told = "") => Check(rules, value, kind, told);

    [TestCase("type: string, format: date-time", "\"2026-01-02T03:04:05+08:00\"")]
    [TestCase("type: string, format: date-time", "\"2026-01-02T03:04:05\"", "value-not-allowed", "the time zone is missing")]
    [TestCase("type: string, format: date-time", "\"2026-01-02T03:04:05+0800\"", "value-not-allowed", "a colon is missing in the time zone")]
    [TestCase("type: string, format: date-time", "\"2026-01-02 03:04:05Z\"", "value-not-allowed", "a T stands between")]
    [TestCase("type: string, format: date-time", "\"1767322800000\"", "value-not-allowed", "since 1970")]
    [TestCase("type: string, format: date", "\"2024-02-29\"")]
    [TestCase("type: string, format: date", "\"2025-02-29\"", "value-not-allowed", "is not of the format date")]
    [TestCase("type: string, format: uuid", "\"00000000-0000-0000-0000-00000000000\"", "value-not-allowed")]
    [TestCase("type: string, format: uri", "\"https%3A%2F%2Fa.b\"", "value-not-allowed", "encoded as a whole")]
    [TestCase("type: string, format: uri", "\"https://a.b/%E4%B8%AD\"")]
    public void Formats(string rules, string value, string kind = "", string told = "") => Check(rules, value, kind, told);

    [TestCase("type: integer, unit: ms, maximum: 600000", "1500.4")]
    [TestCase("type: integer, unit: fen, maximum: 100", "12.99")]
    public void Unit_is_not_guessed_when_the_number_would_be_out_of_range(string rules, string value) =>
        Judging.Findings($"v: {{ {rules} }}", $$"""{"v":{{value}}}""").ShouldHaveSingleItem().Actual.ShouldBe(value);

    private static void Check(string rules, string value, string kind, string told)
    {
        var findings = Judging.Findings($"v: {{ {rules} }}", $$"""{"v":{{value}}}""");

        if (kind.Length == 0)
        {
            findings.ShouldBeEmpty();
            return;
        }

        var finding = findings.ShouldHaveSingleItem();
        Core.Verdicts.FindingText.Of(finding.Kind).Word.ShouldBe(kind);
        finding.Property.ShouldBe("/v");
        $"{finding.What}\n{finding.Expected}\n{finding.Actual}\n{finding.Do}".ShouldContain(told);
    }
}
