using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Participation.Themes;
using Platform.Participation.Voices;
using Platform.Testing;
using static Participation.Tests.ParticipationHost;

namespace Participation.Tests.Themes;

public sealed class ThemeRequestTests
{
    [Theory, EachDatabase]
    public async Task A_theme_goes_from_what_was_said_to_what_was_done_with_its_events(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var child = await host.RecordAsync(Say("The bus does not come.", Guid.NewGuid(), quote: true, themes: ["getting-around"]));
        var parent = await host.RecordAsync(Say("No bus.", who: VoiceWho.ParentOrCarer, themes: ["getting-around"]));
        var raised = await host.SendAsync(Raise(child, parent), Roles.ParticipationLead);
        raised.Succeeded.ShouldBeTrue();
        var theme = raised.Value;

        (await host.AnswerAsync(theme)).Succeeded.ShouldBeTrue();
        (await host.TellAsync(theme, TellingWay.Conversation, child)).Succeeded.ShouldBeTrue();
        (await host.PublishAnswerAsync(theme, child)).Errors.Single().Message.ShouldStartWith("Nothing is closed untold: 1 of");
        (await host.SendAsync(new GetYouSaidWeDid(), Roles.CaseManager, Swindon)).ShouldBeEmpty();
        (await host.TellAsync(theme, TellingWay.Letter, parent)).Succeeded.ShouldBeTrue();
        (await host.PublishAnswerAsync(theme, child)).Succeeded.ShouldBeTrue();

        var item = (await host.SendAsync(new GetYouSaidWeDid(Swindon), Roles.CaseManager, Swindon)).ShouldHaveSingleItem();
        item.ShouldBe(new YouSaidWeDid(
            Swindon, "getting-around", "Getting around", "The bus does not run when we need it.", "The bus does not come.", AnswerKind.Done, "It now runs until ten.", Today));
        (await host.PublishedAsync("participation.theme-raised.v1")).ShouldHaveSingleItem();
        (await host.PublishedAsync("participation.you-said-we-did-published.v1")).ShouldHaveSingleItem().Payload.ShouldContain("\"done\"");
        (await host.SendAsync(new GetTheme(theme), Roles.ParticipationLead))!.State.ShouldBe(ThemeState.Closed);
        (await host.SendAsync(new GetOverview(Today), Roles.ServiceLead)).ToldInTime.ShouldBe(1);

        // Consent taken back is gone from what is published, at once.
        (await host.SendAsync(new WithdrawVoiceConsent(child, true, true, false, Today), Roles.CaseManager, Swindon)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new GetYouSaidWeDid(Swindon), Roles.CaseManager, Swindon)).Single().Quote.ShouldBeNull();
    }

    [Theory, EachDatabase]
    public async Task Only_words_that_may_be_used_without_a_name_stand_behind_a_theme(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var kept = await host.RecordAsync(Say(anonymous: false, themes: ["getting-around"]));
        var elsewhere = await host.RecordAsync(Say(area: Wiltshire, themes: ["getting-around"]));

        (await host.SendAsync(Raise(kept), Roles.ParticipationLead)).Errors.Single().Field.ShouldBe("VoiceIds");
        (await host.SendAsync(Raise(elsewhere), Roles.ParticipationLead)).Errors.Single().Field.ShouldBe("VoiceIds");
        (await host.SendAsync(Raise(), Roles.ParticipationLead)).Errors.Single().Field.ShouldBe("VoiceIds");
        (await host.SendAsync(new FindVoices(ForThemes: true, AreaCode: Swindon), Roles.ParticipationLead)).Rows.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task A_child_whom_we_know_is_not_told_by_a_poster_alone(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var child = await host.RecordAsync(Say(child: Guid.NewGuid()));
        var neighbour = await host.RecordAsync(Say(who: VoiceWho.CommunityMember));
        var theme = (await host.SendAsync(Raise(child, neighbour), Roles.ParticipationLead)).Value;
        await host.AnswerAsync(theme);

        (await host.TellAsync(theme, TellingWay.Poster, child, neighbour)).Errors.Single().Field.ShouldBe("Way");
        (await host.TellAsync(theme, TellingWay.Poster, neighbour)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new GetTheme(theme), Roles.ParticipationLead))!.Untold.ShouldBe(1, "the refused telling left nothing behind");
    }

    [Fact]
    public async Task Names_and_rare_details_are_kept_off_the_poster()
    {
        await using var host = await ParticipationHost.StartAsync(DatabaseKind.Sqlite);
        var quoted = await host.RecordAsync(Say("Ask Jaden, he knows.", quote: true));

        (await host.SendAsync(Raise(quoted) with { YouSaid = "We told Jaden about the bus." }, Roles.ParticipationLead)).Errors.Single().Message.ShouldStartWith("Take out “Jaden” if it is a name");
        (await host.SendAsync(Raise(quoted) with { YouSaid = "The bus to SN1 2AB is late.", NobodyIsRecognisable = true }, Roles.ParticipationLead)).Errors.Single().Message.ShouldStartWith("Take out the postcode");
        var theme = (await host.SendAsync(Raise(quoted) with { YouSaid = "The Number 8 bus is late.", NobodyIsRecognisable = true }, Roles.ParticipationLead)).Value;
        await host.AnswerAsync(theme);
        await host.TellAsync(theme, TellingWay.Group, quoted);

        (await host.PublishAnswerAsync(theme, quoted)).Errors.Single().Message.ShouldStartWith("“Jaden” may be a name.");
        (await host.PublishAnswerAsync(theme, Guid.NewGuid())).Errors.Single().Message.ShouldStartWith("This person has not agreed to be quoted");
        (await host.PublishAnswerAsync(theme)).Succeeded.ShouldBeTrue();
    }

    [Theory, EachDatabase]
    public async Task Who_said_it_shows_to_those_who_manage_themes_alone(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var voice = await host.RecordAsync(Say("Only for the lead.", Guid.NewGuid()));
        var theme = (await host.SendAsync(Raise(voice), Roles.ParticipationLead)).Value;

        (await host.SendAsync(new GetTheme(theme), Roles.CaseManager, Swindon))!.Voices.ShouldBeEmpty();
        (await host.SendAsync(new GetTheme(theme), Roles.ParticipationLead, Swindon))!.Voices.Single().Words.ShouldBe("Only for the lead.");
        (await host.SendAsync(new GetTheme(theme), Roles.ParticipationLead, Wiltshire)).ShouldBeNull();
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(Raise(voice), Roles.CaseManager, Swindon));
    }

    [Theory, EachDatabase]
    public async Task Overdue_telling_shows_in_my_work_and_on_the_overview(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var theme = (await host.SendAsync(Raise(await host.RecordAsync(Say())), Roles.ParticipationLead)).Value;
        (await WorkAsync(host)).Single().ShouldBe(new WorkItem("Get an answer from The council’s bus team", $"/participation/themes/{theme}", new DateOnly(2025, 6, 30)));
        await host.AnswerAsync(theme);

        (await WorkAsync(host)).Single().ShouldBe(new WorkItem("Tell those who said it what came of it", $"/participation/themes/{theme}", new DateOnly(2025, 7, 28)));
        (await host.SendAsync(new GetOverview(new DateOnly(2025, 7, 28)), Roles.ParticipationLead)).TellingOverdue.ShouldBe(0);
        (await host.SendAsync(new GetOverview(new DateOnly(2025, 7, 29)), Roles.ParticipationLead)).TellingOverdue.ShouldBe(1);
    }

    private static Task<IReadOnlyList<WorkItem>> WorkAsync(PlatformHost host)
        => host.InScopeOfAsync(Roles.ParticipationLead, [], services => services.GetRequiredService<PageContributions>().GetWorkAsync(10, CancellationToken.None));
}
