using Platform.CaseManagement.Children;
using Platform.CaseManagement.Matching;

namespace CaseManagement.Tests.Matching;

public sealed class PersonComparisonTests
{
    private static readonly DateOnly Born = new(2011, 3, 7);

    [Theory]
    [InlineData("martha", "marhta", 0.961)]
    [InlineData("dwayne", "duane", 0.840)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("abc", "abc", 1)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "", 1)]
    public void Jaro_Winkler_gives_the_published_values(string one, string other, double expected)
    {
        JaroWinkler.Similarity(one, other).ShouldBe(expected, 0.001);
        JaroWinkler.Similarity(other, one).ShouldBe(expected, 0.001);
    }

    [Theory]
    [InlineData("robert", "r163")]
    [InlineData("rupert", "r163")]
    [InlineData("ashcraft", "a261")]
    [InlineData("tymczak", "t522")]
    [InlineData("pfister", "p236")]
    public void Soundex_gives_the_published_codes(string name, string code) => Sound.Of(name).ShouldBe(code);

    [Fact]
    public void The_same_names_and_birthday_are_exact_whatever_the_accents()
        => Compare(new MatchPerson("Zoe", "O'Brien", Born, null, null, null)).Band.ShouldBe(MatchBand.Exact);

    [Fact]
    public void The_name_a_child_is_known_by_counts_like_the_legal_one()
        => PersonComparison.Compare(new MatchPerson("Zo", "O'Brien", Born, null, null, null), Child(knownAs: "Zo")).Band.ShouldBe(MatchBand.Exact);

    [Fact]
    public void Day_and_month_the_other_way_round_are_for_a_person_to_compare()
    {
        var evidence = Compare(new MatchPerson("Zoë", "O’Brien", new DateOnly(2011, 7, 3), null, null, null));
        evidence.Band.ShouldBe(MatchBand.Review);
        evidence.For.ShouldContain("Day and month of birth stand the other way round: 7 March 2011 and 3 July 2011.");
    }

    [Fact]
    public void A_figure_wrong_in_the_birthday_is_for_a_person_to_compare()
    {
        var evidence = Compare(new MatchPerson("Zoë", "O’Brien", new DateOnly(2011, 3, 1), null, null, null));
        evidence.Band.ShouldBe(MatchBand.Review);
        evidence.For.ShouldContain(s => s.StartsWith("The dates of birth differ in one figure"));
    }

    [Fact]
    public void A_misspelt_name_with_the_same_birthday_is_for_a_person_to_compare()
        => Compare(new MatchPerson("Zoe", "OBrian", Born, null, null, null)).Band.ShouldBe(MatchBand.Review);

    [Fact]
    public void Names_alone_are_never_exact()
    {
        var evidence = Compare(new MatchPerson("Zoë", "O’Brien", null, null, null, null));
        evidence.Band.ShouldBe(MatchBand.Review);
        evidence.Against.ShouldContain("The notice gives no date of birth.");
    }

    [Fact]
    public void Somebody_with_another_name_and_birthday_is_nobody_on_the_record()
        => Compare(new MatchPerson("Tariq", "Hobbs", new DateOnly(2009, 11, 21), null, null, null)).Band.ShouldBe(MatchBand.None);

    [Fact]
    public void A_brother_with_the_same_birthday_is_not_joined_by_himself()
        => Compare(new MatchPerson("Seán", "O’Brien", Born, "male", null, null)).Band.ShouldNotBe(MatchBand.Exact);

    [Fact]
    public void The_same_NHS_number_with_one_wrong_name_is_exact_when_the_birthday_agrees()
        => Compare(new MatchPerson("Zo", "Brien", Born, null, null, "9990000018")).Band.ShouldBe(MatchBand.Exact);

    [Fact]
    public void The_same_NHS_number_with_another_birthday_is_for_a_person_to_compare()
        => Compare(new MatchPerson("Zoë", "O’Brien", new DateOnly(2009, 11, 21), null, null, "9990000018")).Band.ShouldBe(MatchBand.Review);

    [Fact]
    public void Different_NHS_numbers_are_never_exact()
    {
        var evidence = Compare(new MatchPerson("Zoë", "O’Brien", Born, null, null, "9990000026"));
        evidence.Band.ShouldBe(MatchBand.Review);
        evidence.Against.ShouldContain("The NHS numbers differ.");
    }

    [Fact]
    public void Given_and_family_name_the_other_way_round_are_for_a_person_to_compare()
        => Compare(new MatchPerson("O’Brien", "Zoë", Born, null, null, null)).Band.ShouldBe(MatchBand.Review);

    [Fact]
    public void Two_exact_matches_are_for_a_person_to_compare()
    {
        var outcome = ChildMatcher.Decide(new MatchPerson("Zoë", "O’Brien", Born, null, null, null), [Child(), Child()]);
        outcome.Exact.ShouldBeNull();
        outcome.ToReview.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Zoe", "Obrien", "2011-03-07")]
    [InlineData("Zoe", "Obrian", "2011-03-07")]
    [InlineData("Zoe", "OBrien", "2011-07-03")]
    [InlineData("Zoe", "OBrien", "2010-03-07")]
    [InlineData("Zoey", "OBrien", null)]
    public void The_keys_of_a_near_match_meet_those_of_the_child(string given, string family, string? born)
    {
        var named = new MatchPerson(given, family, born is null ? null : DateOnly.Parse(born), null, null, null);
        BlockingKeys.ToLookUp(named).Overlaps(BlockingKeys.Of(Child())).ShouldBeTrue();
    }

    private static MatchEvidence Compare(MatchPerson named) => PersonComparison.Compare(named, Child());

    private static Child Child(string? knownAs = null) => Platform.CaseManagement.Children.Child.Register(
        Guid.NewGuid(), CaseHost.Details(born: "2011-03-07") with { KnownAs = knownAs, NhsNumber = "999 000 0018" }, new DateOnly(2026, 6, 1));
}
