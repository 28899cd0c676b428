using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Verdicts;

public sealed class FindingTextTests
{
    [Test]
    public void Every_kind_has_one_row_with_texts_in_both_languages()
    {
        FindingText.All.Select(row => row.Kind).ShouldBe(Enum.GetValues<FindingKind>());

        foreach (var row in FindingText.All)
        {
            row.Word.ShouldMatch("^[a-z]+(-[a-z]+)*$");
            new[] { row.Name.En, row.Name.Zh, row.Meaning.En, row.Meaning.Zh }.ShouldAllBe(text => text.Length > 1);
        }
    }

    [Test]
    public void A_word_leads_back_to_its_kind_and_an_unknown_one_to_none()
    {
        FindingText.All.ShouldAllBe(row => FindingText.KindOf(row.Word) == row.Kind);
        FindingText.KindOf("missing-events").ShouldBeNull();
        FindingText.KindOf("MissingEvent").ShouldBeNull();
    }

    [Test]
    public void Kinds_and_verdicts_are_kebab_words_in_json_both_ways()
    {
        JsonSerializer.Serialize(FindingKind.UndecodableHit).ShouldBe("\"undecodable-hit\"");
        JsonSerializer.Deserialize<FindingKind>("\"value-not-allowed\"").ShouldBe(FindingKind.ValueNotAllowed);
        JsonSerializer.Serialize(Verdict.Broken).ShouldBe("\"broken\"");
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Verdict>("1"));
    }
}
