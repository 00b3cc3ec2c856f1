using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;
using static FocusedDeterrence.Tests.DeterrenceHost;

namespace FocusedDeterrence.Tests.Nominations;

public sealed class NominationTests
{
    [Theory, EachDatabase]
    public async Task A_child_joins_only_by_a_panel_that_asked_the_case_worker_and_looked_at_exploitation_first(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        var child = await host.ChildAsync();
        var nominated = (await host.SendAsync(Nominate(await host.CohortAsync(), child), Roles.CaseManager, Swindon)).Value;

        (await host.DoAsync(Enrol(nominated, consulted: false, exploitation: null))).ShouldSay(
            "Consult the child's case worker before the panel lets the child join. Choose to look again later if that is still to be done.",
            "Consider first whether the child is being exploited. Choose to look again later if that is still to be done.");
        (await host.GetAsync(nominated))!.Status.ShouldBe(NominationStatus.Nominated);
        (await host.PublishedAsync("focused-deterrence.cohort-member-enrolled.v1")).ShouldBeEmpty();

        (await host.DoAsync(Enrol(nominated))).ShouldSucceed();
        (await host.GetAsync(nominated))!.Status.ShouldBe(NominationStatus.Enrolled);
        (await host.PublishedAsync("focused-deterrence.cohort-member-enrolled.v1")).ShouldHaveSingleItem().StreamKey.ShouldBe(Streams.Child(child));
        (await host.DoAsync(Enrol(nominated))).ShouldSay("The panel has decided on this nomination already. Go back to see its reasons.");
    }

    [Theory, EachDatabase]
    public async Task An_adults_details_leave_the_module_in_no_event(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        var cohort = await host.CohortAsync();
        var nominated = (await host.SendAsync(Nominate(cohort, reference: "PROB-77"), Roles.DeterrenceCoordinator, Swindon)).Value;
        (await host.DoAsync(Enrol(nominated, consulted: null, exploitation: null))).ShouldSucceed();

        var published = (await host.PublishedAsync("focused-deterrence.cohort-member-nominated.v1")).Concat(await host.PublishedAsync("focused-deterrence.cohort-member-enrolled.v1")).ToList();
        published.Count.ShouldBe(2);
        published.ShouldAllBe(e => !e.Payload.Contains("PROB-77", StringComparison.Ordinal) && !e.Payload.Contains("T.R.", StringComparison.Ordinal) && !e.StreamKey.StartsWith("child/", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Support_is_offered_taken_up_and_answered_in_the_persons_words(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        var id = await host.MemberAsync(await host.CohortAsync(), await host.ChildAsync());
        (await host.GetAsync(id))!.NextStep.ShouldBe(MemberStep.OfferSupport);
        var key = Guid.NewGuid();
        var offer = new OfferSupport(id, key, SupportKind.Mentoring, "Kwame, Open Door", Today);
        (await host.DoAsync(offer)).ShouldSucceed();
        (await host.DoAsync(offer)).ShouldSucceed();

        (await host.DoAsync(new AnswerOffer(id, key, true, Today.AddDays(-1), "Ok."))).ShouldSay("The answer cannot be before the offer on 3 March 2025.");
        (await host.DoAsync(new AnswerOffer(id, key, true, Today, "If it is real work, yes."))).ShouldSucceed();
        (await host.DoAsync(new AnswerOffer(id, key, false, Today, "No."))).Succeeded.ShouldBeFalse();

        var view = (await host.GetAsync(id))!;
        view.Offers.ShouldHaveSingleItem().PersonsWords.ShouldBe("If it is real work, yes.");
        view.NextStep.ShouldBe(MemberStep.None);
        (await host.PublishedAsync("focused-deterrence.support-offered.v1")).ShouldHaveSingleItem();
        (await host.PublishedAsync("focused-deterrence.support-taken-up.v1")).ShouldHaveSingleItem().Payload.ShouldContain("mentoring");
    }

    [Fact]
    public async Task For_a_child_support_goes_before_enforcement()
    {
        await using var host = await DeterrenceHost.StartAsync(DatabaseKind.Sqlite);
        var id = await host.MemberAsync(await host.CohortAsync(), await host.ChildAsync());
        var visit = new RecordContact(id, Guid.NewGuid(), Strand.DeterrenceAndEnforcement, Today, "Sergeant N", "A visit at home.", "Common law", "The least that could be done.");

        (await host.DoAsync(visit with { LegalPower = null, Proportionality = null })).ShouldSay("Name the power in law that was used.", "Say why it is proportionate, and what support went first.");
        (await host.DoAsync(visit)).ShouldSay("For a child, support goes first. Record an offer of support before deterrence or enforcement.");
        (await host.DoAsync(new OfferSupport(id, Guid.NewGuid(), SupportKind.Family, "Kwame", Today))).ShouldSucceed();
        (await host.DoAsync(visit)).ShouldSucceed();

        (await host.GetAsync(id))!.Balance.ShouldBe("In balance: support was offered or given on 3 March 2025");
        host.Clock.SetDay(Today.AddDays(40));
        (await host.DoAsync(visit with { RequestKey = Guid.NewGuid(), HappenedOn = Today.AddDays(39) })).ShouldSucceed();
        (await host.GetAsync(id))!.Balance.ShouldStartWith("Out of balance: enforcement on 11 April 2025");
        (await host.SendAsync(new GetCohort((await host.GetAsync(id))!.CohortId), Roles.OperationsManager, Swindon))!.OutOfBalance.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task Nobody_waits_twice_for_the_same_panel_and_may_be_nominated_again_after_a_no(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        var cohort = await host.CohortAsync();
        var child = await host.ChildAsync();
        var first = (await host.SendAsync(Nominate(cohort, child), Roles.CaseManager, Swindon)).Value;

        (await host.SendAsync(Nominate(cohort, child), Roles.CaseManager, Swindon)).ShouldSay("This person is in the cohort already, or waits for its panel. Add what you know to that nomination.");
        (await host.DoAsync(new DecideNomination(first, PanelOutcome.Defer, Today, "Police", "More to hear.", LookAgainOn: Today))).ShouldSay("The panel must look again after the day it met.");
        (await host.DoAsync(new DecideNomination(first, PanelOutcome.Defer, Today, "Police", "More to hear.", LookAgainOn: Today.AddDays(7)))).ShouldSucceed();
        (await host.DoAsync(new CloseCohort(cohort, "Done."))).ShouldSay("One nomination waits for the panel. Decide it before you close the cohort.");
        (await host.DoAsync(new DecideNomination(first, PanelOutcome.DoNotEnrol, Today, "Police", "The plan at home works."))).ShouldSucceed();

        (await host.PublishedAsync("focused-deterrence.cohort-nomination-declined.v1")).ShouldHaveSingleItem();
        (await host.SendAsync(Nominate(cohort, child), Roles.CaseManager, Swindon)).ShouldSucceed();
    }

    [Fact]
    public async Task A_nomination_keeps_to_the_areas_the_ages_and_the_roles()
    {
        await using var host = await DeterrenceHost.StartAsync(DatabaseKind.Sqlite);
        var cohort = await host.CohortAsync(minimumAge: 14);
        var elsewhere = await host.ChildAsync(Wiltshire);
        var young = await host.ChildAsync(yearOfBirth: 2013);

        (await host.SendAsync(Nominate(cohort, elsewhere), Roles.CaseManager, Swindon)).ShouldSay("This child is not on the record, or you cannot see them. Open the child's page and nominate from there.");
        (await host.SendAsync(Nominate(cohort, young), Roles.CaseManager, Swindon)).ShouldSay("This cohort is for people aged 14 to 25. Choose another.");
        (await host.SendAsync(Nominate(cohort, await host.ChildAsync()), Roles.CaseManager, Wiltshire)).ShouldSay("Choose a cohort that is open.");
        var id = (await host.SendAsync(Nominate(cohort, await host.ChildAsync()), Roles.CaseManager, Swindon)).Value;
        (await host.GetAsync(id, Wiltshire)).ShouldBeNull();

        foreach (var role in new[] { Roles.CaseManager, Roles.OperationsManager, Roles.ServiceLead, Roles.VictimWorker })
            await Should.ThrowAsync<PermissionDeniedException>(() => host.DoAsync(Enrol(id), role));
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(new FindNominations(), Roles.Analyst, Swindon));
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(Draft(), Roles.CaseManager, Swindon));
    }
}
