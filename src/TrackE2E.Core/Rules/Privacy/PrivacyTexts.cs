using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>The sentences on consent and personal data.</summary>
internal static class PrivacyTexts
{
    public static Said BeforeConsent(JudgedLedger ledger, JudgedEvent e, ConsentWindow window) => new(
        window.State == ConsentState.Refused
            ? new($"{ledger.Name(e)} was reported though the user had refused", $"用户已拒绝，{ledger.Name(e)} 仍被上报")
            : new($"{ledger.Name(e)} was reported before the user agreed", $"用户尚未同意，{ledger.Name(e)} 就已上报"),
        new($"nothing is reported, because {window.Why.En}", $"不应有任何上报，因为{window.Why.Zh}"),
        new($"reported: {ledger.Named(e)}, arrived at {ledger.Clock(e.Event.ArrivedAt)}", $"实际上报：{ledger.Named(e)}，于 {ledger.Clock(e.Event.ArrivedAt)} 送达"),
        new("start the SDK when consent is given and stop it when it is withdrawn, or change consent in the plan", "征得同意后再启动 SDK，撤回时立即停止，或修改方案中的 consent"));

    public static Said Kept(JudgedLedger ledger, JudgedEvent e, Occasion occasion) => new(
        new($"{ledger.Name(e)} was kept from the time without consent and sent later", $"{ledger.Name(e)} 发生在未获同意期间，却被保留并在之后上报"),
        new($"never reported: {occasion.Evidence.En}, when {ledger.Consent.At(occasion.At).Why.En}", $"永不上报：{occasion.Evidence.Zh}，当时{ledger.Consent.At(occasion.At).Why.Zh}"),
        new($"reported: {ledger.Named(e)}", $"实际上报：{ledger.Named(e)}"),
        new("throw away what happens without consent, do not queue it", "未获同意期间发生的事件应丢弃，不要入队"));

    public static Said PersonalData(JudgedLedger ledger, JudgedEvent e, PersonalDatum found) => new(
        new($"{ledger.Name(e)} carries {Kind(found.Kind).En} in {found.Place.En}", $"{ledger.Name(e)} 的{found.Place.Zh}含有{Kind(found.Kind).Zh}"),
        new($"nothing that is sent holds {Kind(found.Kind).En}", $"任何上报内容都不含{Kind(found.Kind).Zh}"),
        new($"sent: {found.Masked}", $"实际上报：{found.Masked}"),
        new("take it out or replace it by an id before it is sent, or allow it in the plan (personal: allowed, allow-at)", "上报前去除或替换为标识，或在方案中允许（personal: allowed、allow-at）"));

    public static Said PersonalDataInHit(PersonalDatum found) => new(
        new($"a request carries {Kind(found.Kind).En} in {found.Place.En}", $"上报请求的{found.Place.Zh}含有{Kind(found.Kind).Zh}"),
        new($"nothing that is sent holds {Kind(found.Kind).En}", $"任何上报内容都不含{Kind(found.Kind).Zh}"),
        new($"sent: {found.Masked}", $"实际上报：{found.Masked}"),
        new("take it out before it is sent", "上报前去除"));

    public static Wording Kind(string kind) => kind switch
    {
        "email" => new("an e-mail address", "邮箱地址"),
        "phone" => new("a phone number", "手机号"),
        "id-number" => new("an identity card number", "身份证号"),
        "bank-card" => new("a bank card number", "银行卡号"),
        "token" => new("a token or password", "令牌或密码"),
        _ => new("what the user typed as a secret", "用户输入的密码等机密内容"),
    };
}
