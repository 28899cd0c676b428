namespace TrackE2E.Cli.Plan.Scaffold;

/// <summary>The sentences of scaffolded scenarios, in the vocabulary's own words.</summary>
internal sealed class ScaffoldWords(string language)
{
    public bool Chinese { get; } = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    public string Feature => Say("Feature", "功能");

    public string Scenario => Say("Scenario", "场景");

    public string Given => Say("Given ", "假如");

    public string When => Say("When ", "当");

    public string Then => Say("Then ", "那么");

    public string And => Say("And ", "并且");

    public string AsPlanned => Then + Say("everything was tracked as planned", "所有埋点符合方案");

    public string Open(string page) => Given + Say($"I open \"{page}\"", $"打开“{page}”");

    public string OpenAlso(string page) => When + Say($"I open \"{page}\"", $"打开“{page}”");

    public string Back => And + Say("I go back", "返回");

    public string Refresh => When + Say("I refresh the page", "刷新页面");

    public string Tab(string tab) => When + Say($"I switch to the tab \"{tab}\"", $"切换到“{tab}”标签");

    public string Click(string element) => When + Say($"I click \"{element}\"", $"点击“{element}”");

    public string ClickFirst(string element) => When + Say($"I click the 1st \"{element}\"", $"点击第1个“{element}”");

    public string ScrollAndStay(string element) => When + Say($"I scroll to the 1st \"{element}\" and stay", $"滑动到第1个“{element}”并停留");

    public string ScrollAndLeave(string element, string time) => When + Say($"I scroll to the 1st \"{element}\" and stay for {time}", $"滑动到第1个“{element}”并停留{time}");

    public string StayLongEnough => When + Say("I stay long enough", "停留足够久");

    public string LeavePage => When + Say("I leave the page", "离开页面");

    public string Once(string name, bool table) => Then + Say($"\"{name}\" is reported once{(table ? " with:" : "")}", $"“{name}”上报1次{(table ? "，字段为" : "")}");

    public string NoOther(string name) => And + Say($"no other \"{name}\" is reported", $"没有其他“{name}”");

    public string Not(string name) => Then + Say($"\"{name}\" is not reported", $"没有上报“{name}”");

    public string Field => Say("field", "字段");

    public string Rule => Say("rule", "规则");

    public string Shown => Say("= shown", "= 显示值");

    public string Say(string en, string zh) => Chinese ? zh : en;
}
