using TrackE2E.Core.Rules.Identity;

namespace TrackE2E.Tests.Rules.Identity;

internal sealed class IdentityTests
{
    private const string Plan = """
        plan: account
        pages: { login: { title: Log in, match: { path: / } }, cart: { title: Cart, match: { path: /cart } } }
        elements: { user-box: { title: name, page: login, locate: { web: "#user" } } }
        events:
          login_view: { title: login view, kind: pv, page: login, reported-as: { name: pv, where: { page: login } }, properties: { page: { type: string } } }
          cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string } } }
          login: { title: log in, kind: custom, properties: { result: { type: string } } }
          logout: { title: log out, kind: custom }
        identity: { sign-in: login, sign-in-where: { result: ok }, typed-into: user-box, sign-out: logout, device-pattern: '^[0-9a-z-]+$' }
        """;

    [Test]
    public void One_device_and_a_user_from_the_sign_in_on() => Start().Typed("lee").User("u1").Login(3).Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void Another_device_id_on_the_same_device() => Start().Device("d-2").Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity cart_view"]);

    [Test]
    public void Another_device_id_at_the_sign_in() => Start().Typed("lee").Device("d-2").User("u1").Login(3).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity login"]);

    [Test]
    public void An_app_and_the_page_inside_it_name_the_device_alike_where_the_plan_says_so()
    {
        const string one = "identity: { one-device-id: true }";
        Story Inside(string identity, string device) => new Story(Plan[..Plan.IndexOf("identity:", StringComparison.Ordinal)] + identity).Opens(0, "/", null)
            .From(device: "d-1", app: "native").Reports("pv", 0.1, new { page = "login" }).From(device: device, app: "h5").Cart(5);
        Inside(one, "d-2").AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity cart_view"]);
        Inside(one, "d-1").AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Inside("identity: { one-device-id: false }", "d-2").AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Two_devices_may_differ_where_reporters_of_one_may_not() => new Story(Plan.Replace("sign-out: logout", "sign-out: logout, one-device-id: true", StringComparison.Ordinal)).Opens(0, "/", null)
        .From(device: "d-1", app: "native").Reports("pv", 0.1, new { page = "login" }).Does("fresh-device", 4).From(device: "d-2", app: "h5").Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void A_sign_out_may_give_the_device_another_id() =>
        Start().User("u1").Login(3).User(null).Out(4).Device("d-2").Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void Two_devices_with_one_id()
    {
        Start().Does("fresh-device", 4).Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity cart_view"]);
        Start().Does("fresh-device", 4).Device("d-2").Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [TestCase("00000000-0000-4000-8000-000000000000")]
    [TestCase("00000000-0000-0000-0000-000000000000")]
    [TestCase("anonymousId")]
    [TestCase("undefined")]
    [TestCase("0")]
    [TestCase("111111111")]
    public void A_placeholder_is_no_id(string id) => new Story(Plan).Opens(0, "/", null).From(device: id).Reports("pv", 0.1, new { page = "login" }).AsksAsPlanned(3).Kinds.ShouldBe(["wrong-identity login_view"]);

    [TestCase("123e4567-e89b-12d3-a456-426614174000")]
    [TestCase("7")]
    [TestCase("a")]
    [TestCase("1000000007")]
    [TestCase("00000000-0000-4000-8000-00000000abcd")]
    public void What_may_be_an_id_is_none(string id) => Placeholders.Is(id).ShouldBeFalse();

    [Test]
    public void A_device_id_of_another_form() =>
        new Story(Plan).Opens(0, "/", null).From(device: "D_1").Reports("pv", 0.1, new { page = "login" }).AsksAsPlanned(3).Kinds.ShouldBe(["wrong-identity login_view"]);

    [Test]
    public void An_event_without_a_device() => Start().Device(null).Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity cart_view"]);

    [Test]
    public void The_sign_in_itself_names_the_user() => Start().Typed("lee").Login(3).User("u1").Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity login"]);

    [Test]
    public void A_sign_in_that_failed_is_none() => Start().Reports("login", 3, new { result = "fail" }).Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void Two_events_after_the_sign_in_are_told_once() => Start().Login(3).Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity login"]);

    [Test]
    public void After_the_sign_out_no_user()
    {
        Start().User("u1").Login(3).Out(4).Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity cart_view"]);
        Start().User("u1").Login(3).Out(4).User(null).Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
        Start().User("u1").Login(3).Out(4).User("").Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Another_name_is_another_user()
    {
        Twice("u1", "u1", "lee", "kim").Kinds.ShouldBe(["wrong-identity login"]);
        Twice("u1", "u2", "lee", "kim").Kinds.ShouldBeEmpty();
        Twice("u1", "u1", "lee", "Lee").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void The_same_name_is_the_same_user()
    {
        Twice("u1", "u2", "lee", "lee").Kinds.ShouldBe(["wrong-identity login"]);
        Twice("u1", "u1", "lee", "lee").Kinds.ShouldBeEmpty();
    }

    [Test]
    public void Another_user_than_the_one_signed_in() => Start().User("u1").Login(3).User("u2").Cart(5).AsksAsPlanned(8).Kinds.ShouldBe(["wrong-identity cart_view"]);

    [Test]
    public void A_user_kept_from_before_is_nobodys_fault() => Start().User("u1").Cart(5).AsksAsPlanned(8).Kinds.ShouldBeEmpty();

    [Test]
    public void The_texts_name_both_ids()
    {
        var finding = Start().Device("d-2").Cart(5).AsksAsPlanned(8).Findings.ShouldHaveSingleItem();
        finding.What.ShouldBe("cart_view (pv) has another device id than the event before it");
        finding.Expected.ShouldBe("\"d-1\", as login_view (+0.100 s) has");
        finding.Actual.ShouldBe("cart_view (+5.100 s): \"d-2\"");
    }

    private static Story Start() => new Story(Plan).Opens(0, "/", null).From(device: "d-1").Reports("pv", 0.1, new { page = "login" });

    private static Story Twice(string first, string second, string name, string other) =>
        Start().Typed(name).User(first).Login(3).Out(4).Typed(other, 4.5).User(second).Login(5).AsksAsPlanned(8);
}

file static class Steps
{
    public static Story Typed(this Story story, string name, double at = 2) => story.Does("type", at, element: "user-box", detail: name);

    public static Story Login(this Story story, double at) => story.Reports("login", at, new { result = "ok" });

    public static Story Out(this Story story, double at) => story.Reports("logout", at);

    public static Story Cart(this Story story, double at) => story.Moves(at, "/cart").Reports("pv", at + 0.1, new { page = "cart" });
}
