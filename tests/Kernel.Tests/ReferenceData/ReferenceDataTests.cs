using Platform.Kernel.ReferenceData;

namespace Kernel.Tests;

public class ReferenceDataTests
{
    private static readonly ReferenceData Reference = new();

    [Fact]
    public void The_areas_of_today_are_the_318_authorities_of_England_and_Wales()
    {
        Reference.Areas.Count.ShouldBe(318);
        Reference.Areas.Count(a => a.IsInWales).ShouldBe(22);
    }

    [Theory]
    [InlineData("E06000030", "Swindon", "E22000350", "Wiltshire")]
    [InlineData("E06000054", "Wiltshire", "E22000361", "Wiltshire")]
    [InlineData("E06000022", "Bath and North East Somerset", "E22000001", "Avon and Somerset")]
    [InlineData("E07000079", "Cotswold", "E22000094", "Gloucestershire")]
    [InlineData("W06000015", "Cardiff", null, "South Wales")]
    public void An_area_has_its_partnership_and_its_police_force(string code, string name, string? partnership, string force)
    {
        var area = Reference.Area(code).ShouldNotBeNull();

        area.Name.ShouldBe(name);
        area.PoliceForceName.ShouldBe(force);
        area.Partnerships.ShouldNotBeEmpty();
        if (partnership is not null)
            area.Partnerships.ShouldHaveSingleItem().Code.ShouldBe(partnership);
    }

    [Fact]
    public void An_authority_that_was_abolished_is_still_named_and_leads_to_the_one_that_took_its_place()
    {
        var eden = Reference.Area("E07000030").ShouldNotBeNull();

        Reference.Areas.ShouldNotContain(eden);
        eden.Provenance.IsInForceOn(new DateOnly(2023, 3, 31)).ShouldBeTrue();
        eden.Provenance.IsInForceOn(new DateOnly(2023, 4, 1)).ShouldBeFalse();
        Reference.Area(eden.SucceededBy)!.Name.ShouldBe("Westmorland and Furness");
    }

    [Fact]
    public void An_unknown_code_is_nobody_and_its_name_is_the_code()
    {
        Reference.Area("E99999999").ShouldBeNull();
        Reference.Area(null).ShouldBeNull();
        Reference.AreaName("E99999999").ShouldBe("E99999999");
    }

    [Fact]
    public void There_are_eighteen_ethnicities_and_not_stated_in_five_groups_and_not_known()
    {
        Reference.Ethnicities.Count.ShouldBe(18 + 1);
        Reference.EthnicGroups.Count(g => g.IsKnown).ShouldBe(5);
        Reference.Ethnicity("NS")!.Group.IsKnown.ShouldBeFalse();
        Reference.Ethnicity("A4")!.Group.Code.ShouldBe("asian", "Chinese is Asian in this list, not Other as it was in 2001");
    }

    [Fact]
    public void The_police_score_of_an_offence_is_on_the_scale_of_its_day_and_says_which()
    {
        var assault = Reference.Offence("non-fatal-strangulation").ShouldNotBeNull();
        var robbery = Reference.Offence("robbery").ShouldNotBeNull();

        robbery.ScoreOn(OffenceScale.Police, new DateOnly(2023, 9, 30))!.Scale.Version.ShouldBe("ACPO-2013");
        robbery.ScoreOn(OffenceScale.Police, new DateOnly(2023, 10, 1))!.Scale.Version.ShouldBe("NPCC-2023");
        robbery.ScoreOn(OffenceScale.Police, new DateOnly(2025, 2, 1))!.ToString().ShouldBe("NPCC child gravity matrix 2025: 4 to 5 (not confirmed)");
        robbery.ScoreOn(OffenceScale.Yjb, new DateOnly(2025, 2, 1))!.Lowest.ShouldBe(6);
        assault.ScoreOn(OffenceScale.Police, new DateOnly(2020, 1, 1)).ShouldBeNull("the offence is not on the scale of 2013");
    }

    // KPI 9 of the Youth Justice Board: category and score, both; the outcome is asked elsewhere.
    [Theory]
    [InlineData("robbery", true)]
    [InlineData("actual-bodily-harm", true)]
    [InlineData("supply-class-a", true)]
    [InlineData("possession-of-blade", false)]
    [InlineData("racially-aggravated-wounding", false)]
    [InlineData("rape", false)]
    [InlineData("supply-class-b-c", null)]
    public void The_serious_violence_indicator_goes_by_category_and_score_and_says_when_it_cannot_tell(string code, bool? counts)
        => Reference.Offence(code)!.IsSeriousViolenceForYjbOn(new DateOnly(2025, 6, 1)).ShouldBe(counts);

    [Fact]
    public void Scores_stay_on_their_scales_and_versions_of_a_scale_do_not_overlap()
    {
        foreach (var score in Reference.Offences.SelectMany(o => o.Scores))
        {
            score.Lowest.ShouldBeInRange(score.Scale.Minimum, score.Scale.Maximum);
            score.Highest.ShouldBeInRange(score.Lowest, score.Scale.Maximum);
        }

        for (var day = new DateOnly(2012, 1, 1); day.Year < 2028; day = day.AddDays(1))
            Reference.OffenceScales.Where(s => s.Provenance.IsInForceOn(day)).GroupBy(s => s.Code).ShouldAllBe(g => g.Count() == 1, $"{day:O}");
    }

    [Fact]
    public void Every_row_says_where_it_comes_from_and_offence_scores_are_not_claimed_as_confirmed()
    {
        var rows = Reference.Areas.Select(a => a.Provenance)
            .Concat(Reference.Ethnicities.Select(e => e.Provenance))
            .Concat(Reference.AgencyKinds.Select(a => a.Provenance))
            .Concat(Reference.DriversOfViolence.Select(d => d.Provenance))
            .Concat(Reference.Offences.Select(o => o.Provenance));

        rows.ShouldAllBe(p => p.Source.Length > 0 && p.Edition.Length > 0 && p.Licence.Length > 0);
        Reference.Offences.SelectMany(o => o.Scores).ShouldAllBe(s => !s.IsConfirmed);
    }

    [Fact]
    public void Codes_are_kebab_case_and_stand_once()
    {
        string[] codes = [.. Reference.Offences.Select(o => o.Code), .. Reference.AgencyKinds.Select(a => "agency/" + a.Code), .. Reference.DriversOfViolence.Select(d => "driver/" + d.Code)];

        codes.ShouldBeUnique();
        codes.ShouldAllBe(c => System.Text.RegularExpressions.Regex.IsMatch(c, "^([a-z]+/)?[a-z0-9]+(-[a-z0-9]+)*$"));
    }
}
