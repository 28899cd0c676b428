using TrackE2E.Hosting.Settings;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Settings;

public sealed class SecretsTests
{
    [TestCase("SHOP_PASS", true)]
    [TestCase("API_KEY_2", true)]
    [TestCase("SIGNING_KEY", true)]
    [TestCase("KEYBOARD", false)]
    [TestCase("SHOP_URL", false)]
    public void A_variable_whose_name_says_so_is_a_secret(string variable, bool secret)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tracke2e.json", $$"""{ "apps": { "shop": { "url": "http://127.0.0.1:1", "version": "${{{variable}}}" } } }""");

        SettingsReader.Read(file, null, _ => "v").Secrets.ShouldBe(secret ? ["v"] : []);
    }

    [TestCase("password", true)]
    [TestCase("apiKey", true)]
    [TestCase("验证码", true)]
    [TestCase("name", false)]
    public void A_field_of_an_account_whose_name_says_so_is_a_secret(string field, bool secret) =>
        Accounts.Secrets(new Dictionary<string, Dictionary<string, string>> { ["buyer"] = new() { [field] = "v" } }).ShouldBe(secret ? ["v"] : []);
}
