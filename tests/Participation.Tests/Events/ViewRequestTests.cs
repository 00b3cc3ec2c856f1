using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.KnifeCrime.Contracts;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;
using Platform.Testing;
using static Participation.Tests.ParticipationHost;

namespace Participation.Tests.Events;

public sealed class ViewRequestTests
{
    [Theory, EachDatabase]
    public async Task A_plan_a_finished_programme_and_a_closed_case_each_ask_for_the_childs_view_once(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var child = Guid.NewGuid();
        var plan = new PlanAgreedEto(Guid.NewGuid(), Guid.NewGuid(), child, Swindon, new DateOnly(2025, 4, 16), HasChildsWords: true);
        var completed = new KnifeInterventionCompletedEto(Guid.NewGuid(), child, Swindon, new DateOnly(2025, 5, 6), 8);
        var closed = new CaseClosedEto(Guid.NewGuid(), child, Swindon, "prevention", new DateOnly(2025, 1, 6), new DateOnly(2025, 12, 19), "goals-met");

        for (var i = 0; i < 2; i++)
        {
            await host.PublishAsync(plan);
            await host.PublishAsync(completed);
            await host.PublishAsync(closed);
        }

        var open = (await host.SendAsync(new FindViewRequests(), Roles.CaseManager, Swindon)).Rows;
        open.Select(r => (r.About, r.DueOn)).ShouldBe(
        [
            (ViewAbout.PlanAgreed, new DateOnly(2025, 5, 2)), // ten working days, over Easter
            (ViewAbout.ProgrammeCompleted, new DateOnly(2025, 5, 20)),
            (ViewAbout.CaseClosed, new DateOnly(2026, 1, 7)), // over Christmas
        ]);
        open.ShouldAllBe(r => r.ChildId == child);
        (await host.SendAsync(new FindViewRequests(), Roles.CaseManager, Wiltshire)).Rows.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task The_childs_words_answer_the_request_and_are_published_without_the_words(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var child = Guid.NewGuid();
        var request = await AskedAsync(host, child);

        var voice = await host.SendAsync(Say("They listened to my side.", viewRequest: request, themes: ["being-listened-to"]), Roles.CaseManager, Swindon);

        voice.Succeeded.ShouldBeTrue();
        var answered = (await host.SendAsync(new GetViewRequest(request), Roles.CaseManager, Swindon))!;
        answered.State.ShouldBe(ViewRequestState.Answered);
        answered.VoiceId.ShouldBe(voice.Value);
        var recorded = (await host.SendAsync(new GetVoice(voice.Value), Roles.CaseManager, Swindon))!;
        recorded.ChildId.ShouldBe(child);
        recorded.Themes.Single().ShouldBe(new ConfirmedTheme("being-listened-to", "Being listened to", WasSuggested: true));
        var published = (await host.PublishedAsync("participation.voice-recorded.v1")).ShouldHaveSingleItem();
        published.Payload.ShouldNotContain("listened to my side");
        published.Payload.ShouldContain("being-listened-to");
        published.StreamKey.ShouldBe($"child/{child:N}");

        (await host.SendAsync(Say(viewRequest: request), Roles.CaseManager, Swindon)).Errors.Single().Message.ShouldStartWith("This child has been asked already.");
    }

    [Theory, EachDatabase]
    public async Task Not_wishing_to_say_is_recorded_as_an_answer_and_publishes_no_voice(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var request = await AskedAsync(host, Guid.NewGuid());

        (await host.SendAsync(new RecordDidNotWish(request, Today, ""), Roles.CaseManager, Swindon)).Errors.Single().Field.ShouldBe("HowAsked");
        (await host.SendAsync(new RecordDidNotWish(request, Today, "On a walk."), Roles.CaseManager, Swindon)).Succeeded.ShouldBeTrue();

        (await host.SendAsync(new FindViewRequests(ViewRequestState.DidNotWish), Roles.CaseManager, Swindon)).Rows.ShouldHaveSingleItem();
        (await host.PublishedAsync("participation.voice-recorded.v1")).ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task The_childs_page_my_work_and_the_timeline_show_what_to_ask_and_what_was_said(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var child = Guid.NewGuid();
        var request = await AskedAsync(host, child);
        await host.RecordAsync(Say("It is calmer at home.", child));

        var (panel, work, timeline) = await host.InScopeOfAsync(Roles.CaseManager, [Swindon], async services =>
        {
            var pages = services.GetRequiredService<PageContributions>();
            return (
                (await pages.GetPanelsAsync(RecordTypes.Child, child, CancellationToken.None)).Single(),
                await pages.GetWorkAsync(20, CancellationToken.None),
                await pages.GetTimelineAsync(RecordTypes.Child, child, null, 20, CancellationToken.None));
        });

        panel.Rows.Select(r => r.Value).ShouldBe(["“It is calmer at home.”", "Ask the child what they think by 16 May 2025"]);
        panel.Links[0].Url.ShouldBe($"/participation/voices/new?viewRequestId={request}");
        work.Single().ShouldBe(new WorkItem("Ask the child what they think of their plan", $"/participation/voices/new?viewRequestId={request}", new DateOnly(2025, 5, 16), child));
        timeline.Select(t => t.Title).ShouldBe(["The child’s view was asked for", "A child gave their view"], ignoreOrder: true);
    }

    private static async Task<Guid> AskedAsync(PlatformHost host, Guid child)
    {
        await host.PublishAsync(new PlanAgreedEto(Guid.NewGuid(), Guid.NewGuid(), child, Swindon, new DateOnly(2025, 5, 1), HasChildsWords: false));
        return (await host.SendAsync(new FindViewRequests(), Roles.CaseManager, Swindon)).Rows.Single(r => r.ChildId == child).Id;
    }
}
