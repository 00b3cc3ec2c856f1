using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Settings;
using Platform.Testing;
using static FocusedDeterrence.Tests.DeterrenceHost;

namespace FocusedDeterrence.Tests.Events;

public sealed class SuggestionTests
{
    [Theory, EachDatabase]
    public async Task An_incident_suggests_the_child_once_and_enrols_nobody(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        await host.CohortAsync();
        var child = await host.ChildAsync();
        await host.IncidentAsync(child);
        await host.IncidentAsync(child);

        await host.ReplayAsync("focused-deterrence");

        var row = (await host.FindAsync()).ShouldHaveSingleItem();
        (row.ChildId, row.Source, row.NominatedOn, row.NextStepBy).ShouldBe((child, NominationSource.Suggested, Today, (DateOnly?)new DateOnly(2025, 3, 17)));
        (await host.GetAsync(row.Id))!.Reason.ShouldBe(
            "Suggested because an incident on 1 March 2025 counts as serious violence under the local definition, version 1: knife. This is a prompt for the panel and says nothing about the child.");
        (await host.FindAsync(NominationStatus.Enrolled)).ShouldBeEmpty();
        (await host.PublishedAsync("focused-deterrence.cohort-member-nominated.v1")).ShouldHaveSingleItem().Payload.ShouldContain("true");
    }

    [Theory, EachDatabase]
    public async Task A_cohort_that_opened_since_is_not_told_of_the_past_in_a_replay_nor_by_an_event_that_is_heard_late(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        var child = await host.ChildAsync();
        await host.IncidentAsync(child);
        host.Clock.SetDay(Today.AddDays(1));
        await host.CohortAsync();

        await host.ReplayAsync("focused-deterrence");
        (await host.FindAsync()).ShouldBeEmpty();

        await host.SwitchAsync("focused-deterrence", isEnabled: false);
        await host.IncidentAsync(child);
        host.Clock.SetDay(Today.AddDays(2));
        await host.SwitchAsync("focused-deterrence", isEnabled: true);
        await host.CohortAsync();
        await host.DrainAsync();
        (await host.FindAsync()).ShouldHaveSingleItem("the cohort that was open on the day is told when the module hears of it");
        (await host.PublishedAsync("focused-deterrence.cohort-member-nominated.v1")).Count.ShouldBe(1);
    }

    [Theory, EachDatabase]
    public async Task After_the_panels_no_the_same_incident_is_not_told_again_but_another_is(DatabaseKind kind)
    {
        await using var host = await DeterrenceHost.StartAsync(kind);
        await host.CohortAsync();
        var child = await host.ChildAsync();
        await host.IncidentAsync(child);
        var id = (await host.FindAsync()).Single().Id;
        (await host.DoAsync(new DecideNomination(id, PanelOutcome.DoNotEnrol, Today, "Police", "The plan at home works."))).ShouldSucceed();

        await host.ReplayAsync("focused-deterrence");
        (await host.FindAsync()).ShouldBeEmpty();

        await host.IncidentAsync(child);
        (await host.FindAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Without_an_open_cohort_of_the_area_and_age_or_with_the_option_off_nothing_is_suggested()
    {
        await using var host = await DeterrenceHost.StartAsync(DatabaseKind.Sqlite);
        var child = await host.ChildAsync();
        await host.IncidentAsync(child);
        await host.CohortAsync(Wiltshire);
        await host.CohortAsync(minimumAge: 18);
        await host.IncidentAsync(child);
        (await host.FindAsync()).ShouldBeEmpty();

        await host.CohortAsync();
        await host.InScopeAsync(s => s.GetRequiredService<ISettingProvider>().SetAsync(FocusedDeterrenceFeatures.SuggestFromIncidents, 0, default));
        await host.IncidentAsync(child);
        (await host.FindAsync()).ShouldBeEmpty();

        await host.InScopeAsync(s => s.GetRequiredService<ISettingProvider>().SetAsync(FocusedDeterrenceFeatures.SuggestFromIncidents, 1, default));
        await host.IncidentAsync(child);
        (await host.FindAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_child_who_moved_is_known_where_they_live_now()
    {
        await using var host = await DeterrenceHost.StartAsync(DatabaseKind.Sqlite);
        var cohort = await host.CohortAsync();
        var child = await host.ChildAsync(Wiltshire);
        await host.PublishAsync(new ChildDetailsChangedEto(child, Swindon, 2010, "male", "W1"));

        (await host.SendAsync(Nominate(cohort, child), Platform.Kernel.Security.Roles.CaseManager, Swindon)).ShouldSucceed();
    }
}
