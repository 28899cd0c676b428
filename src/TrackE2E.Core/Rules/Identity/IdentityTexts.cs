using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Identity;

/// <summary>The sentences on device and user ids.</summary>
internal static class IdentityTexts
{
    private static readonly Wording MendDevice = new(
        "make the device's id once, keep it, and send it with each event, or change identity in the plan", "设备标识只生成一次并持久保存，随每个事件上报，或修改方案中的 identity");

    private static readonly Wording MendUser = new(
        "tell the SDK who the user is before the sign-in is reported, and forget them on sign-out, or change identity in the plan", "在上报登录前设置用户标识，退出时清除，或修改方案中的 identity");

    public static Said NoDevice(JudgedLedger ledger, JudgedEvent e) => new(
        new($"{ledger.Name(e)} has no device id", $"{ledger.Name(e)} 没有设备标识"),
        new("the device's id with each event", "每个事件都带设备标识"),
        new($"{ledger.Named(e)}: {Device(e, "en")}", $"{ledger.Named(e)}：{Device(e, "zh")}"), MendDevice);

    public static Said OtherDevice(JudgedLedger ledger, JudgedEvent e, JudgedEvent last) => new(
        new($"{ledger.Name(e)} has another device id than the event before it", $"{ledger.Name(e)} 的设备标识与前一事件不同"),
        new($"{Device(last, "en")}, as {ledger.Named(last)} has", $"{Device(last, "zh")}，与 {ledger.Named(last)} 相同"),
        new($"{ledger.Named(e)}: {Device(e, "en")}", $"{ledger.Named(e)}：{Device(e, "zh")}"), MendDevice);

    public static Said OtherReporter(JudgedLedger ledger, JudgedEvent e, JudgedEvent first) => new(
        new($"{ledger.Name(e)} has another device id than the app that reported first on this device", $"{ledger.Name(e)} 的设备标识与同一设备上先上报的一方不同"),
        new($"{Device(first, "en")}, as {ledger.Named(first)} has", $"{Device(first, "zh")}，与 {ledger.Named(first)} 相同"),
        new($"{ledger.Named(e)}: {Device(e, "en")}", $"{ledger.Named(e)}：{Device(e, "zh")}"),
        new("hand the app's device id to the page inside (a bridge, the address), or take one-device-id out of the plan", "由 App 把设备标识交给内嵌页（JSBridge 或地址参数），或去掉方案中的 one-device-id"));

    public static Said Placeholder(JudgedLedger ledger, JudgedEvent e) => new(
        new($"{ledger.Name(e)} has a device id that stands for no device", $"{ledger.Name(e)} 的设备标识是占位值"),
        new("an id of this device only", "该设备独有的标识"),
        new($"{ledger.Named(e)}: {Device(e, "en")}", $"{ledger.Named(e)}：{Device(e, "zh")}"), MendDevice);

    public static Said Pattern(JudgedLedger ledger, JudgedEvent e, string pattern) => new(
        new($"{ledger.Name(e)} has a device id of another form", $"{ledger.Name(e)} 的设备标识格式不符"),
        new($"matches /{pattern}/", $"匹配 /{pattern}/"),
        new($"{ledger.Named(e)}: {Device(e, "en")}", $"{ledger.Named(e)}：{Device(e, "zh")}"), MendDevice);

    public static Said SharedDevice(JudgedLedger ledger, JudgedEvent e, JudgedEvent other) => new(
        new($"{ledger.Name(e)} has the id of another device", $"{ledger.Name(e)} 的设备标识是另一台设备的"),
        new($"an id of its own: the device before had it ({ledger.Named(other)})", $"自己的标识：此前的设备用过它（{ledger.Named(other)}）"),
        new($"{ledger.Named(e)}: {Device(e, "en")}", $"{ledger.Named(e)}：{Device(e, "zh")}"), MendDevice);

    public static Said Anonymous(JudgedLedger ledger, JudgedEvent e, JudgedEvent signIn) => new(
        new($"{ledger.Name(e)} names no user though one has signed in", $"用户已登录，{ledger.Name(e)} 却没有用户标识"),
        new($"a user id from {ledger.Named(signIn)} on", $"自 {ledger.Named(signIn)} 起带用户标识"),
        new($"{ledger.Named(e)}: {User(e, "en")}", $"{ledger.Named(e)}：{User(e, "zh")}"), MendUser);

    public static Said OtherUser(JudgedLedger ledger, JudgedEvent e, JudgedEvent signIn, string user) => new(
        new($"{ledger.Name(e)} names another user than the one signed in", $"{ledger.Name(e)} 的用户标识不是当前登录用户的"),
        new($"{ValueText.Of(user, "en")}, since {ledger.Named(signIn)}", $"{ValueText.Of(user, "zh")}，自 {ledger.Named(signIn)} 起"),
        new($"{ledger.Named(e)}: {User(e, "en")}", $"{ledger.Named(e)}：{User(e, "zh")}"), MendUser);

    public static Said StillSignedIn(JudgedLedger ledger, JudgedEvent e, JudgedEvent signOut) => new(
        new($"{ledger.Name(e)} names a user though they have signed out", $"用户已退出登录，{ledger.Name(e)} 仍带用户标识"),
        new($"no user id after {ledger.Named(signOut)}", $"{ledger.Named(signOut)} 之后不带用户标识"),
        new($"{ledger.Named(e)}: {User(e, "en")}", $"{ledger.Named(e)}：{User(e, "zh")}"), MendUser);

    public static Said SameNameOtherId(JudgedLedger ledger, JudgedEvent e, JudgedEvent known) => new(
        new($"{ledger.Name(e)} gives the same user another id", $"{ledger.Name(e)} 给同一用户换了标识"),
        new($"{User(known, "en")}, as for the same name at {ledger.Clock(known.HappenedAt)}", $"{User(known, "zh")}，与 {ledger.Clock(known.HappenedAt)} 同名用户一致"),
        new($"{ledger.Named(e)}: {User(e, "en")}", $"{ledger.Named(e)}：{User(e, "zh")}"), MendUser);

    public static Said OtherNameSameId(JudgedLedger ledger, JudgedEvent e, JudgedEvent known) => new(
        new($"{ledger.Name(e)} carries the id of a user who signed in before", $"{ledger.Name(e)} 带的是之前登录用户的标识"),
        new($"another id: another name was typed than at {ledger.Clock(known.HappenedAt)}", $"另一标识：输入的用户名与 {ledger.Clock(known.HappenedAt)} 时不同"),
        new($"{ledger.Named(e)}: {User(e, "en")}", $"{ledger.Named(e)}：{User(e, "zh")}"), MendUser);

    private static string Device(JudgedEvent e, string language) => ValueText.Of(e.Event.Context.DeviceId, language);

    private static string User(JudgedEvent e, string language) => ValueText.Of(e.Event.Context.UserId, language);
}
