using Platform.CaseManagement.SeriousViolence;
using Platform.Kernel.Data;

namespace CaseManagement.Tests.SeriousViolence;

public sealed class DefinitionTests
{
    private static readonly IReadOnlyList<SeriousViolenceDefinition> All = DefinitionSeed.All(new NewGuids());

    private static readonly IncidentFacts Wounding = new("wounding", "violence-against-the-person", 6, "knife", "serious", 1, false, false, IncidentBasis.Allegation, 15, 15);

    [Fact]
    public void A_wounding_with_a_knife_counts_locally_by_its_clause_and_says_so()
    {
        var verdict = Decide("LOCAL_SVD", Wounding);
        verdict.ShouldBe(new Verdict(true, "KNIFE-HARM",
            "Counts as serious violence under “Local definition under the Serious Violence Duty”, version 1, clause 2: a knife or other blade was carried or used and somebody was harmed."));
    }

    [Fact]
    public void An_allegation_does_not_count_for_KPI_9_and_the_sentence_says_why()
    {
        var verdict = Decide("YJB_KPI9", Wounding);
        verdict.IsSerious.ShouldBeFalse();
        verdict.Sentence.ShouldEndWith("it counts only what ended in a caution or a sentence, and this has not.");
    }

    [Fact]
    public void The_same_wounding_proven_counts_for_KPI_9()
        => Decide("YJB_KPI9", Wounding with { Basis = IncidentBasis.Proven }).ClauseCode.ShouldBe("VIOLENCE-5");

    [Fact]
    public void Carrying_a_blade_is_not_serious_violence_for_KPI_9()
        => Decide("YJB_KPI9", Wounding with { OffenceCode = "possession-of-blade", YjbScore = 3, Basis = IncidentBasis.Proven, InjuryCode = "none", PeopleHarmed = 0 }).IsSerious.ShouldBeFalse();

    [Fact]
    public void Drug_supply_with_a_score_of_5_counts_for_KPI_9_and_not_locally()
    {
        var supply = new IncidentFacts("supply-class-a", "drugs", 6, null, "none", 0, false, false, IncidentBasis.Proven, 16, 16);
        Decide("YJB_KPI9", supply).ClauseCode.ShouldBe("DRUGS-5");
        Decide("LOCAL_SVD", supply).IsSerious.ShouldBeFalse();
    }

    [Fact]
    public void A_sexual_offence_is_not_in_KPI_9_whatever_its_score()
        => Decide("YJB_KPI9", new IncidentFacts("rape", "sexual-offences", 8, null, "serious", 1, false, false, IncidentBasis.Proven, 16, 16)).IsSerious.ShouldBeFalse();

    [Fact]
    public void Domestic_context_is_counted_noted_or_left_out_as_each_definition_says()
    {
        var atHome = Wounding with { IsDomestic = true, Basis = IncidentBasis.Proven };
        Decide("YJB_KPI9", atHome).IsSerious.ShouldBeTrue();
        Decide("LOCAL_SVD", atHome).Sentence.ShouldContain("clause 2 would admit it (a knife or other blade was carried or used and somebody was harmed), but violence in a domestic context is noted and not counted");
        Decide("VRU_HO", atHome).Sentence.ShouldContain("leaves violence in a domestic context to the domestic abuse strategy");
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(17, true)]
    [InlineData(18, false)]
    public void Ages_are_whole_years_at_the_incident_with_both_ends(int age, bool counts)
        => Decide("YJB_KPI9", Wounding with { Basis = IncidentBasis.Proven, YoungestAge = age, OldestAge = age }).IsSerious.ShouldBe(counts);

    [Fact]
    public void A_threat_online_counts_locally_by_the_clause_for_it()
        => Decide("LOCAL_SVD", new IncidentFacts("threats-to-kill", "violence-against-the-person", 5, null, "none", 1, true, false, IncidentBasis.Allegation, 15, 15)).ClauseCode.ShouldBe("ONLINE-THREAT");

    [Fact]
    public void Every_definition_starts_with_a_source_and_what_is_not_confirmed_says_so()
    {
        All.Select(d => d.Code).ShouldBe(["LOCAL_SVD", "YJB_KPI9", "VRU_HO"], ignoreOrder: true);
        All.ShouldAllBe(d => d.Source.Length > 0 && d.Rationale.Length > 0);
        All.Single(d => d.Code == "YJB_KPI9").IsConfirmed.ShouldBeTrue();
        All.Where(d => d.Code != "YJB_KPI9").ShouldAllBe(d => !d.IsConfirmed);
    }

    private static Verdict Decide(string code, IncidentFacts facts) => All.Single(d => d.Code == code).Decide(facts);

    private sealed class NewGuids : IGuidGenerator
    {
        public Guid Create() => Guid.NewGuid();
    }
}
