using Platform.FocusedDeterrence.Cohorts;

namespace FocusedDeterrence.Tests.Cohorts;

public sealed class CohortTests
{
    private static readonly DateOnly Today = new(2025, 3, 3);
    private static readonly CohortContent Complete = new("Safer evenings", "Fewer people hurt.", LawfulBasis.PublicTask, "The duty.", "DPIA-1", Today, Today.AddDays(90), 12, 25);

    public static TheoryData<string> Parts => ["purpose", "basis", "why", "reference", "approved", "approved later", "review", "review passed"];

    [Theory, MemberData(nameof(Parts))]
    public void A_cohort_cannot_open_while_something_that_makes_it_lawful_is_missing(string part)
    {
        var cohort = Described(part switch
        {
            "purpose" => Complete with { Purpose = null },
            "basis" => Complete with { LawfulBasis = null },
            "why" => Complete with { LawfulBasisNote = null },
            "reference" => Complete with { DpiaReference = null },
            "approved" => Complete with { DpiaApprovedOn = null },
            "approved later" => Complete with { DpiaApprovedOn = Today.AddDays(1) },
            "review" => Complete with { ReviewBy = null },
            _ => Complete with { ReviewBy = Today },
        });

        cohort.Open("A", Today).Errors.ShouldHaveSingleItem().Message.ShouldContain("you open");
        cohort.IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void A_complete_cohort_opens_and_can_no_longer_be_rewritten()
    {
        var cohort = Described(Complete);

        cohort.Open("A", Today).ShouldSucceed();

        cohort.IsOpen.ShouldBeTrue();
        cohort.Describe(Complete with { Purpose = "Another." }).ShouldSay("An open cohort cannot be rewritten. Close it and draft another.");
        cohort.Open("A", Today).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_review_needs_the_next_date_in_the_future()
    {
        var cohort = Described(Complete);
        cohort.Open("A", Today).ShouldSucceed();

        cohort.Review("Fair.", Today, Today).ShouldSay("The next review must be in the future.");
        cohort.Review("Fair.", Today.AddDays(91), Today).ShouldSucceed();

        cohort.ReviewBy.ShouldBe(Today.AddDays(91));
    }

    [Theory]
    [InlineData(2014, false)]
    [InlineData(2013, true)]
    [InlineData(2000, true)]
    [InlineData(1999, true)]
    [InlineData(1998, false)]
    public void Of_a_year_of_birth_either_age_counts(int yearOfBirth, bool expected) => Described(Complete).MayInclude(yearOfBirth, Today).ShouldBe(expected);

    private static Cohort Described(CohortContent content)
    {
        var cohort = new Cohort(Guid.NewGuid(), DeterrenceHost.Swindon);
        cohort.Describe(content).ShouldSucceed();
        return cohort;
    }
}
