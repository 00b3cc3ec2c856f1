using Platform.CspReporting.Indicators;
using Platform.CspReporting.Quarters;

namespace CspReporting.Tests.Indicators;

public class IndicatorDefinitionTests
{
    [Fact]
    public void Every_indicator_of_the_domain_reference_is_defined_with_source_edition_and_dates()
    {
        var codes = IndicatorDefinition.Shipped.Select(definition => definition.Code).ToList();

        foreach (var code in new[] { "FTE", "REOFF-BINARY", "REOFF-FREQUENCY", "REOFF-FREQUENCY-COHORT", "CUSTODY", "KPI1", "KPI2", "KPI3", "KPI4", "KPI5", "KPI6", "KPI7", "KPI8", "KPI9", "KPI10", "LOCAL-SVD" })
            codes.ShouldContain(code);
        codes.ShouldBeUnique();
        IndicatorDefinition.Shipped.ShouldAllBe(definition => definition.Source.Length > 0 && definition.Edition.Length > 0 && definition.Numerator.Length > 0 && definition.Denominator.Length > 0);
        IndicatorDefinition.Shipped.Where(definition => definition.IsComputed).ShouldAllBe(definition => Parses(definition.NumeratorRule) && (definition.IsOverPopulation || Parses(definition.DenominatorRule)));
        IndicatorDefinition.Shipped.Where(definition => definition.Source.Contains("local tracker")).ShouldAllBe(definition => !definition.IsConfirmed);
    }

    [Theory]
    [InlineData("case-closed:goals-met", "case-closed", "goals-met", true)]
    [InlineData("case-closed:goals-met", "case-closed", "moved", false)]
    [InlineData("case-closed:goals-met", "case-closed", null, false)]
    [InlineData("knife-completed+knife-ended-early", "knife-ended-early", "moved-away", true)]
    [InlineData("you-said-we-did:done|doing", "you-said-we-did", "doing", true)]
    public void A_rule_counts_the_facts_that_it_names(string text, string measure, string? code, bool counts)
    {
        CountRule.TryParse(text, out var rule).ShouldBeTrue();

        rule.Counts(measure, code).ShouldBe(counts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing-like-it")]
    [InlineData("case-closed:")]
    [InlineData("case-closed:a:b")]
    public void A_rule_that_names_no_measure_is_refused(string text) => CountRule.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_quarter_has_the_version_that_was_in_force_on_its_last_day()
    {
        var first = IndicatorDefinition.Shipped.Single(definition => definition.Code == "OWN-GOALS");
        var catalogue = new IndicatorCatalogue([Next(first, 2, new DateOnly(2026, 2, 1)), Next(first, 3, new DateOnly(2026, 7, 1))]);

        catalogue.InForce("OWN-GOALS", new CalendarQuarter(2025, 4))!.Version.ShouldBe(1);
        catalogue.InForce("OWN-GOALS", new CalendarQuarter(2026, 1))!.Version.ShouldBe(2);
        catalogue.InForce("OWN-GOALS", new CalendarQuarter(2026, 3))!.Version.ShouldBe(3);
        catalogue.InForce("OWN-GOALS", new CalendarQuarter(2020, 1))!.Version.ShouldBe(1);
        catalogue.InForce("none", new CalendarQuarter(2026, 1)).ShouldBeNull();
    }

    [Theory]
    [InlineData(2024, 1, "2023Q4")]
    [InlineData(2024, 2, "2024Q1")]
    [InlineData(2025, 4, "2025Q3")]
    public void The_Youth_Justice_Boards_name_of_a_quarter_stands_beside_ours(int year, int number, string name)
        => IndicatorWords.YouthJusticeBoardName(new CalendarQuarter(year, number)).ShouldBe(name);

    private static bool Parses(string rule) => CountRule.TryParse(rule, out _);

    private static IndicatorDefinition Next(IndicatorDefinition from, int version, DateOnly validFrom) => new()
    {
        Code = from.Code, Version = version, Name = from.Name, IsComputed = true, Numerator = from.Numerator, Denominator = from.Denominator, NumeratorRule = from.NumeratorRule,
        DenominatorRule = from.DenominatorRule, Per = from.Per, Digits = from.Digits, Unit = from.Unit, Better = from.Better, PublishedAs = "", ValidFrom = validFrom, Source = "s", Edition = "e",
        IsConfirmed = false, Caveat = "",
    };
}
