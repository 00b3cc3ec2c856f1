using Platform.Kernel.Security;
using Platform.Testing;

namespace Browser.Tests;

/// <summary>
/// One journey passes through all six workstreams: a notice with a knife and a harmed person becomes an incident, a case, a
/// plan with the child's words, a knife-crime programme, a victim contact, a nomination, and the figures of the quarter.
/// </summary>
public sealed class JourneyTests(Chromium chromium)
{
    private static readonly string[] AllFigures = ["notices-by-agency", "serious-violence", "cases", "knife-crime", "focused-deterrence", "victim-contacts", "voices"];

    [Theory, EachDatabase]
    public async Task One_notice_passes_through_all_six_workstreams_in_a_browser(DatabaseKind database)
    {
        var browser = chromium.Started;
        await using var host = await StartAsync(database);
        var complaints = new List<string>();
        var journey = new Journey(host, async (role, part) =>
        {
            var visitor = await Visitor.OpenAsync(browser, host.Url, complaints: complaints);
            await visitor.SignInAsync(await host.AddPersonAsync(role, Journey.Area));
            return new SomebodyInABrowser(visitor, $"journey-{part}");
        });

        await journey.OpenACohortAsync();
        await journey.SendANoticeAsync();
        await journey.RecordTheIncidentAsync();
        await journey.OpenACaseWithAPlanAsync();
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactThePersonHarmedAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();
        await journey.ReadTheFiguresAsync(AllFigures);
        await journey.ReadTheChildsPageAsync("Knife-crime support", "Focused deterrence", "1 of 1 offers of support taken up", "The bus is the worst bit.");

        complaints.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task While_knife_crime_is_off_the_rest_works_and_it_catches_up(DatabaseKind database)
    {
        await using var host = await StartAsync(database, "knife-crime");
        var journey = ByHttp(host);
        await BeginAsync(journey);
        await journey.FindItSwitchedOffAsync(Roles.ProgrammeWorker, "/knife-crime/requests", "Knife-crime interventions");
        await journey.ContactThePersonHarmedAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();
        await journey.ReadTheFiguresAsync("notices-by-agency", "serious-violence", "cases", "focused-deterrence", "victim-contacts", "voices");
        await journey.ReadTheChildsPageAsync("Focused deterrence");

        await host.SwitchAsync("knife-crime", true);
        await journey.DeliverTheProgrammeAsync();
        await journey.ReadTheFiguresAsync(AllFigures);
    }

    [Theory, EachDatabase]
    public async Task While_victim_services_is_off_the_rest_works_and_it_catches_up(DatabaseKind database)
    {
        await using var host = await StartAsync(database, "victim-services");
        var journey = ByHttp(host);
        await BeginAsync(journey);
        await journey.FindItSwitchedOffAsync(Roles.VictimWorker, "/victim-services/contacts", "Victim services");
        await journey.DeliverTheProgrammeAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();
        await journey.ReadTheFiguresAsync("notices-by-agency", "serious-violence", "cases", "knife-crime", "focused-deterrence", "voices");

        await host.SwitchAsync("victim-services", true);
        await journey.ContactThePersonHarmedAsync();
        await journey.ReadTheFiguresAsync(AllFigures);
    }

    [Theory, EachDatabase]
    public async Task While_participation_is_off_the_rest_works_and_it_catches_up(DatabaseKind database)
    {
        await using var host = await StartAsync(database, "participation");
        var journey = ByHttp(host);
        await BeginAsync(journey);
        await journey.FindItSwitchedOffAsync(Roles.ParticipationLead, "/participation/view-requests", "Participation");
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactThePersonHarmedAsync();
        await journey.DecideTheNominationAsync();
        await journey.ReadTheFiguresAsync("notices-by-agency", "serious-violence", "cases", "knife-crime", "focused-deterrence", "victim-contacts");

        await host.SwitchAsync("participation", true);
        await journey.HearTheChildAsync();
        await journey.ReadTheFiguresAsync(AllFigures);
    }

    [Theory, EachDatabase]
    public async Task While_focused_deterrence_is_off_the_rest_works_and_it_catches_up(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var journey = ByHttp(host);
        // The panel's cohort was there before the workstream was switched off; the incident comes while it is.
        await journey.OpenACohortAsync();
        await host.SwitchAsync("focused-deterrence", false);
        await journey.SendANoticeAsync();
        await journey.RecordTheIncidentAsync();
        await journey.OpenACaseWithAPlanAsync();
        await journey.FindItSwitchedOffAsync(Roles.DeterrenceCoordinator, "/focused-deterrence/nominations", "Focused deterrence");
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactThePersonHarmedAsync();
        await journey.HearTheChildAsync();
        await journey.ReadTheFiguresAsync("notices-by-agency", "serious-violence", "cases", "knife-crime", "victim-contacts", "voices");

        await host.SwitchAsync("focused-deterrence", true);
        await journey.DecideTheNominationAsync();
        await journey.ReadTheFiguresAsync(AllFigures);
    }

    [Theory, EachDatabase]
    public async Task While_CSP_reporting_is_off_the_rest_works_and_it_catches_up(DatabaseKind database)
    {
        await using var host = await StartAsync(database, "csp-reporting");
        var journey = ByHttp(host);
        await BeginAsync(journey);
        await journey.FindItSwitchedOffAsync(Roles.Analyst, journey.ReportUrl, "CSP reporting");
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactThePersonHarmedAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();

        await host.SwitchAsync("csp-reporting", true);
        await journey.ReadTheFiguresAsync(AllFigures);
    }

    [Theory, EachDatabase]
    public async Task While_case_management_is_off_the_others_go_on_with_what_they_know_and_work_by_hand(DatabaseKind database)
    {
        await using var host = await StartAsync(database);
        var journey = ByHttp(host);
        await BeginAsync(journey);
        await host.SwitchAsync("case-management", false);
        await journey.FindItSwitchedOffAsync(Roles.CaseManager, $"/children/{journey.ChildId}", "Case management");
        await journey.DeliverTheProgrammeAsync();
        await journey.ContactSomebodyByHandAsync();
        await journey.DecideTheNominationAsync();
        await journey.HearTheChildAsync();
        await journey.HearAParentAsync();
        await journey.ReadTheFiguresAsync(AllFigures);

        await host.SwitchAsync("case-management", true);
        await journey.ReadTheChildsPageAsync("Knife-crime support", "Focused deterrence", "The bus is the worst bit.");
    }

    private static async Task BeginAsync(Journey journey)
    {
        await journey.OpenACohortAsync();
        await journey.SendANoticeAsync();
        await journey.RecordTheIncidentAsync();
        await journey.OpenACaseWithAPlanAsync();
    }

    private static Task<PlatformHost> StartAsync(DatabaseKind database, params string[] switchedOff) => PlatformHost.StartAsync(database, o =>
    {
        o.WithAllModules();
        o.RunsInBackground = true;
        o.SwitchedOff.UnionWith(switchedOff);
    });

    private static Journey ByHttp(PlatformHost host) => new(host, async (role, _) => new SomebodyByHttp(await host.AsAsync(role, Journey.Area)));
}
