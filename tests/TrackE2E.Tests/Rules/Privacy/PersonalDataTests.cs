using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Privacy;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Privacy;

internal sealed class PersonalDataTests
{
    private const string Plan = """
        plan: search
        pages: { search: { title: Search, match: { path: / } } }
        events:
          search: { title: search, kind: custom, properties: {
              query: { type: string }, form: { type: object, additionalProperties: true }, contact: { type: string, personal: allowed },
              item: { type: string, pattern: '^\d{16,19}$' }, trade_no: { type: string }, when: { type: integer, unit: ms } } }
        personal-data: { allow-at: [form.allowed, user-id] }
        """;

    private static readonly PersonalDataFinder Finder = new(PersonalDataPlan.Kinds.ToHashSet(), ["hunter2!", "1234"]);

    // 11010519491231002X, 4111 1111 1111 1111 and 6217 0000 0000 0000 06x are numbers for examples
    [TestCase("write to lee.wang+shop@mail.example.com.", "email lee.wang+shop@mail.example.com")]
    [TestCase("/search?q=lee%40example.com", "email lee@example.com")]
    [TestCase("q=lee%2540example.com", "email lee@example.com")]
    [TestCase("bGVlQGV4YW1wbGUuY29tIGlzIG1l", "email lee@example.com")]
    [TestCase("电话13812345678。", "phone 13812345678")]
    [TestCase("+86 138-1234-5678", "phone 13812345678")]
    [TestCase("tel:+8613812345678", "phone 13812345678")]
    [TestCase("身份证11010519491231002X", "id-number 11010519491231002X")]
    [TestCase("card 4111 1111 1111 1111", null)] // fewer than four different digits: an example, or filled up
    [TestCase("card 4539 1488 0343 6467", "bank-card 4539148803436467")]
    [TestCase("6222021234567890128", "bank-card 6222021234567890128")]
    [TestCase("Authorization: Bearer abcdef0123456789abcdef", "token Bearer abcdef0123456789abcdef")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl")]
    [TestCase("AKIAIOSFODNN7EXAMPLE", "token AKIAIOSFODNN7EXAMPLE")]
    [TestCase("https://a/?password=geheim99&x=1", "token geheim99")]
    [TestCase("https://a/?x=1&access_key=geheim99", "token geheim99")]
    [TestCase("lee hunter2! on", "typed-secret hunter2!")]
    public void Personal_data_is_found(string text, string? expected) =>
        Finder.In(new SentText(text, false, false)).Select(f => $"{f.Kind} {f.Value}").ShouldBe(expected is null ? [] : [expected]);

    [TestCase("icon@2x.png")]
    [TestCase("https://key123@o1.ingest.example.com/5")]
    [TestCase("npm package react@18.2.0")]
    [TestCase("1389012345")]
    [TestCase("138901234567")]
    [TestCase("O-13812345678")]
    [TestCase("a13812345678")]
    [TestCase("1718000000000")]
    [TestCase("0.13812345678")]
    [TestCase("12812345678")]
    [TestCase("110105194912310021")] // wrong checksum
    [TestCase("110105194913310024")] // month 13
    [TestCase("4539148803436468")] // Luhn
    [TestCase("9539148803436461")] // nobody's prefix
    [TestCase("45391488034364671")] // a Visa card has 16
    [TestCase("?token=[redacted]&password=****")]
    [TestCase("tokens=abcdefgh")]
    [TestCase("the bearer of news")]
    [TestCase("123e4567-e89b-12d3-a456-426614174000")]
    [TestCase("ahunter2!")]
    [TestCase("12345")]
    [TestCase("a-12341234")]
    [TestCase("call 555-1234")]
    public void What_is_not_certain_is_none(string text) => Finder.In(new SentText(text, false, false)).ShouldBeEmpty();

    [Test]
    public void Ids_by_the_plan_are_no_cards_or_phones()
    {
        Finder.In(new SentText("4539148803436467", true, false)).ShouldBeEmpty();
        Finder.In(new SentText("13812345678", true, false)).ShouldBeEmpty();
        Search(new { item = "4539148803436467", trade_no = "4539148803436467", when = 13812345678 }).Kinds.ShouldBeEmpty();
    }

    [TestCase("email", "lee@example.com", "le***@***.com")]
    [TestCase("email", "x@example.com", "x***@***.com")]
    [TestCase("phone", "13812345678", "138****5678")]
    [TestCase("id-number", "11010519491231002X", "110*************2X")]
    [TestCase("bank-card", "4539148803436467", "4539********6467")]
    [TestCase("typed-secret", "hunter2!", "*** (8)")]
    public void It_is_always_masked(string kind, string value, string masked) => PersonalDataFinder.Mask(kind, value).ShouldBe(masked);

    [Test]
    public void A_property_is_named_by_its_pointer()
    {
        var finding = Search(new { query = "lee@example.com" }).Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(FindingKind.PersonalData);
        finding.Property.ShouldBe("/query");
        finding.What.ShouldBe("search (custom) carries an e-mail address in \"query\"");
        finding.Actual.ShouldBe("sent: le***@***.com");
        FindingWriter.Write(finding, new FindingPlace("a.feature:1", null, null), "en").ShouldNotContain("lee@example.com");
    }

    [Test]
    public void Once_for_an_event_and_place()
    {
        Search(new { query = "lee@example.com or kim@example.com" }).Findings.Count.ShouldBe(1);
        Search(new { query = "lee@example.com", form = new { mail = "lee@example.com" } }).Findings.Select(f => f.Property).ShouldBe(["/query", "/form/mail"]);
    }

    [Test]
    public void Where_the_plan_allows_it_nobody_is_blamed()
    {
        Search(new { contact = "lee@example.com", form = new { allowed = "13812345678" } }, user: "lee@example.com", raw: new { uid = "lee@example.com", x = "13812345678" }).Kinds.ShouldBeEmpty();
        Search(new { contact = "lee@example.com" }, title: "lee@example.com").Kinds.ShouldBe(["personal-data search"]);
    }

    [Test]
    public void Address_title_and_the_sdks_own_fields_are_looked_at()
    {
        Search(new { }, url: "http://shop/?q=lee%40example.com").Findings.ShouldHaveSingleItem().What.ShouldBe("search (custom) carries an e-mail address in the page's address");
        Search(new { }, url: "http://shop/?q=lee%40example.com", raw: new { url = "http://shop/?q=lee%40example.com" }).Findings.Count.ShouldBe(1);
        Search(new { }, raw: new { custom = new { mail = "lee@example.com" } }).Findings.ShouldHaveSingleItem().What.ShouldBe("search (custom) carries an e-mail address in the SDK's field custom.mail");
    }

    [Test]
    public void Headers_and_the_requests_address_are_looked_at()
    {
        Told(s => s.Hits(1, headers: ("cookie", "mail=lee@example.com"))).Findings.ShouldHaveSingleItem().What.ShouldBe("search (custom) carries an e-mail address in the header cookie");
        Told(s => s.Hits(1, headers: ("referer", "http://shop/?q=13812345678"))).Kinds.ShouldBe(["personal-data search"]);
        Told(s => s.Hits(1, target: "/i?e=pv&phone=13812345678")).Kinds.ShouldBe(["personal-data search"]);
        Told(s => s.Hits(1, target: "/i?e=pv&order_id=13812345678")).Kinds.ShouldBeEmpty();
        Told(s => s.Hits(1, headers: ("cookie", "session=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"))).Kinds.ShouldBeEmpty();

        static Story Told(Func<Story, Story> hit) => hit(new Story(Plan).Opens(0, "/", null)).Sends("search", 1, 1, hit: 1).AsksAsPlanned(3);
    }

    [Test]
    public void A_typed_secret_is_found_unless_it_was_sent_before()
    {
        Typed("correct horse").Kinds.ShouldBe(["personal-data search"]);
        Typed("correct horse", before: "correct horse").Kinds.ShouldBeEmpty();
        Typed("abc").Kinds.ShouldBeEmpty();

        static Story Typed(string secret, string before = "tea") => new Story(Plan).Opens(0, "/", null).Reports("search", 1, new { query = before }).Does("type", 2, secret: secret)
            .Reports("search", 3, new { query = $"lee {secret}" }).AsksAsPlanned(5);
    }

    [Test]
    public void The_plan_says_what_is_looked_for() =>
        new Story(Plan.Replace("allow-at:", "look-for: [phone], allow-at:", StringComparison.Ordinal)).Opens(0, "/", null).Reports("search", 1, new { query = "lee@example.com" }).AsksAsPlanned(3).Kinds.ShouldBeEmpty();

    private static Story Search(object properties, string? user = null, string? url = null, string? title = null, object? raw = null) =>
        new Story(Plan).Opens(0, "/", null).From(user: user, url: url, title: title, raw: raw).Reports("search", 1, properties).AsksAsPlanned(3);
}
