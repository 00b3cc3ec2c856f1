using System.Text.Json;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;
using Platform.Testing;
using static KnifeCrime.Tests.KnifeHost;

namespace KnifeCrime.Tests.Events;

public sealed class EventTests
{
    [Theory, EachDatabase]
    public async Task A_request_for_knife_crime_support_becomes_one_request_however_often_it_is_told(DatabaseKind kind)
    {
        await using var host = await KnifeHost.StartAsync(kind);
        var child = Guid.NewGuid();
        await host.PublishAsync(Asked(child), Streams.Child(child));
        await host.PublishAsync(Asked(Guid.NewGuid(), kind: "mentoring"));

        await host.ReplayAsync("knife-crime");

        var row = (await host.FindAsync(InterventionStatus.Requested)).ShouldHaveSingleItem();
        (row.ChildId, row.AreaCode, row.RequestedOn, row.NextStepBy).ShouldBe((child, Swindon, RequestedOn, (DateOnly?)new DateOnly(2025, 3, 10)));
    }

    [Theory, EachDatabase]
    public async Task The_way_from_request_to_the_end_is_published_on_the_childs_stream_without_a_word(DatabaseKind kind)
    {
        await using var host = await KnifeHost.StartAsync(kind);
        var child = Guid.NewGuid();
        var id = await host.StartedAsync(child);
        var key = Guid.NewGuid();
        (await host.DoAsync(Session(id, RequestedOn, key: key))).ShouldSucceed();
        (await host.DoAsync(Session(id, RequestedOn, key: key))).ShouldSucceed();
        (await host.DoAsync(Session(id, RequestedOn, attended: false))).ShouldSucceed();
        (await host.DoAsync(new CompleteIntervention(id, RequestedOn, "It helped me think.", null, "Back at college."))).ShouldSucceed();

        var started = (await host.PublishedAsync("knife-crime.knife-intervention-started.v1")).ShouldHaveSingleItem();
        started.StreamKey.ShouldBe(Streams.Child(child));
        (await host.PublishedAsync("knife-crime.knife-session-delivered.v1")).Count.ShouldBe(2, "the form that was sent twice is one session");
        var completed = (await host.PublishedAsync("knife-crime.knife-intervention-completed.v1")).ShouldHaveSingleItem();
        JsonDocument.Parse(completed.Payload).RootElement.EnumerateObject().Single(p => p.Name.Equals("SessionsAttended", StringComparison.OrdinalIgnoreCase)).Value.GetInt32().ShouldBe(1);
        completed.Payload.ShouldNotContain("helped");

        var view = (await host.GetAsync(id)).ShouldNotBeNull();
        view.Status.ShouldBe(InterventionStatus.Completed);
        view.Sessions.Count.ShouldBe(2);
        view.FollowUps.Count.ShouldBe(3);
        (await host.DoAsync(new RecordFollowUp(id, view.FollowUps[0].Id, RequestedOn, "Good.", null))).ShouldSucceed();
        (await host.GetAsync(id))!.FollowUps[0].ChildsWords.ShouldBe("Good.");
    }

    [Theory, EachDatabase]
    public async Task A_closed_case_asks_the_worker_to_look_again_once(DatabaseKind kind)
    {
        await using var host = await KnifeHost.StartAsync(kind);
        var (child, caseId) = (Guid.NewGuid(), Guid.NewGuid());
        var id = await host.StartedAsync(child, caseId);
        await host.PublishAsync(new CaseClosedEto(Guid.NewGuid(), child, Swindon, "prevention", RequestedOn, RequestedOn, "goals-met"), Streams.Child(child));
        (await host.GetAsync(id))!.Review.ShouldBeNull("it was another case");

        await host.PublishAsync(new CaseClosedEto(caseId, child, Swindon, "prevention", RequestedOn, RequestedOn, "goals-met"), Streams.Child(child));

        (await host.GetAsync(id))!.NextStep.ShouldBe(NextStep.Review);
        (await host.DoAsync(new RecordReview(id, "Goes on, she wants it to."))).ShouldSucceed();
        await host.ReplayAsync("knife-crime");
        var view = (await host.GetAsync(id))!;
        (view.Status, view.NextStep).ShouldBe((InterventionStatus.Started, NextStep.HoldSession));
    }

    [Fact]
    public async Task Support_that_was_asked_for_after_the_case_was_opened_again_is_not_asked_about_by_a_closing_of_before()
    {
        await using var host = await KnifeHost.StartAsync(DatabaseKind.Sqlite);
        var (child, caseId) = (Guid.NewGuid(), Guid.NewGuid());
        var dayBefore = RequestedOn.AddDays(-1);
        host.Clock.SetDay(dayBefore);
        await host.PublishAsync(new CaseClosedEto(caseId, child, Swindon, "prevention", dayBefore, dayBefore, "goals-met"), Streams.Child(child));
        host.Clock.SetDay(RequestedOn);
        var id = await host.StartedAsync(child, caseId);

        await host.ReplayAsync("knife-crime");

        (await host.GetAsync(id))!.Review.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task Ending_early_says_why_in_a_code(DatabaseKind kind)
    {
        await using var host = await KnifeHost.StartAsync(kind);
        var id = await host.StartedAsync(Guid.NewGuid());

        (await host.DoAsync(new EndIntervention(id, RequestedOn, EndReason.ChildChoseToStop, "I am done with it.", null, "Has a mentor at school."))).ShouldSucceed();

        (await host.PublishedAsync("knife-crime.knife-intervention-ended-early.v1")).ShouldHaveSingleItem().Payload.ShouldContain("child-chose-to-stop");
    }

    [Theory, EachDatabase]
    public async Task The_list_pages_by_key_and_stays_in_the_persons_areas(DatabaseKind kind)
    {
        await using var host = await KnifeHost.StartAsync(kind);
        for (var i = 0; i < 7; i++)
            await host.PublishAsync(Asked(Guid.NewGuid(), on: RequestedOn.AddDays(-(i / 2))));
        await host.PublishAsync(Asked(Guid.NewGuid(), Wiltshire));

        var seen = new List<InterventionRow>();
        string? after = null;
        do
        {
            var page = await host.SendAsync(new FindInterventions(After: after, PageSize: 3), Roles.ProgrammeWorker, Swindon);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);

        seen.Count.ShouldBe(7);
        seen.Select(r => r.Id).ShouldBeUnique();
        seen.Select(r => r.RequestedOn).ShouldBeInOrder();
        var elsewhere = (await host.FindAsync(InterventionStatus.Requested, Wiltshire)).ShouldHaveSingleItem();
        (await host.GetAsync(elsewhere.Id)).ShouldBeNull();
        (await host.DoAsync(new DeclineRequest(elsewhere.Id, DeclineReason.NoPlaceFree, "n"))).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_is_refused_with_sentences_and_to_roles_that_do_not_hold_it()
    {
        await using var host = await KnifeHost.StartAsync(DatabaseKind.Sqlite);
        var id = await host.RequestAsync(Guid.NewGuid());

        var refused = await host.DoAsync(new AcceptRequest(id, " ", null, null));
        refused.Errors.Select(e => e.Message).ShouldBe(["Say why this support suits the child.", "Choose a programme, or choose none.", "Say who will work with the child."]);
        (await host.DoAsync(new AcceptRequest(id, "Suits.", "made-up", false, null))).Errors.Select(e => e.Message).ShouldBe(["Choose a programme from the list.", "Enter the name of the worker."]);
        (await host.DoAsync(new RecordSession(id, Guid.NewGuid(), RequestedOn.AddDays(1), true, null, null, null, null))).Errors.Select(e => e.Message)
            .ShouldBe(["The day of the session must be today or in the past.", "Write what the child said in their own words, or say why not yet."]);

        foreach (var role in new[] { Roles.Analyst, Roles.VictimWorker, Roles.ServiceLead, Roles.CaseManager })
            await Should.ThrowAsync<PermissionDeniedException>(() => host.DoAsync(new AcceptRequest(id, "Suits.", "mentoring", true), role));
        await Should.ThrowAsync<PermissionDeniedException>(() => host.DoAsync(Session(id, RequestedOn), Roles.OperationsManager));
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(new GetIntervention(id), Roles.Analyst, Swindon));
    }
}
