using System.Text.Json;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Doctor;

public sealed class DoctorCommandTests
{
    [Test]
    public async Task A_plan_with_a_mistake_makes_the_doctor_exit_2_with_what_to_do()
    {
        using var folder = new TemporaryFolder();
        folder.Write("features/tracke2e.json", """{"apps":{"shop":{"url":"http://127.0.0.1:1"}}}""");
        folder.Write("features/plans/a.plan.yaml", "events: { v: { knd: custom } }");

        var text = await Said.By("doctor", Path.Combine(folder.Path, "features"), "--lang", "en");
        var json = await Said.By("doctor", Path.Combine(folder.Path, "features"), "--json");

        text.Code.ShouldBe(2);
        text.Output.ShouldContain("wrong    plan ");
        text.Output.ShouldContain("do        mend each of them");
        (await Said.By("doctor", Path.Combine(folder.Path, "features"), "--lang", "zh")).Output.ShouldContain("错误     方案               埋点方案有 2 处错误");
        json.Code.ShouldBe(2);
        JsonElement.Parse(json.Output).EnumerateArray().Single(c => c.GetProperty("name").GetString() == "plan").GetProperty("state").GetString().ShouldBe("wrong");
    }
}
