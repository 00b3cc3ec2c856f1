using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Kernel.Web;
using Platform.Participation.Taxonomy;
using Platform.Participation.Voices;
using Platform.Testing;
using static Participation.Tests.ParticipationHost;

namespace Participation.Tests.Voices;

public sealed class VoiceRequestTests
{
    [Theory, EachDatabase]
    public async Task What_a_person_harmed_said_reaches_no_case_manager(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var harmed = await host.RecordAsync(Say("I want to know that it stops.", who: VoiceWho.HarmedPerson));

        (await host.SendAsync(new GetVoice(harmed), Roles.CaseManager, Swindon)).ShouldBeNull();
        (await host.SendAsync(new FindVoices(), Roles.CaseManager, Swindon)).Rows.ShouldBeEmpty();
        (await host.SendAsync(new WithdrawVoiceConsent(harmed, false, false, false, Today), Roles.CaseManager, Swindon)).Succeeded.ShouldBeFalse();
        (await host.SendAsync(new GetVoice(harmed), Roles.ParticipationLead, Swindon)).ShouldNotBeNull();
    }

    [Theory, EachDatabase]
    public async Task The_list_is_filtered_and_pages_by_key_with_the_newest_first(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        for (var i = 0; i < 5; i++)
            await host.RecordAsync(Say($"Bus {i}", themes: ["getting-around"]) with { SaidOn = Today.AddDays(-i % 3) });
        await host.RecordAsync(Say("School", themes: ["school-and-learning"]));

        var seen = new List<VoiceRow>();
        string? after = null;
        do
        {
            var page = await host.SendAsync(new FindVoices(ThemeCode: "getting-around", After: after, PageSize: 2), Roles.CaseManager, Swindon);
            seen.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);

        seen.Select(v => v.Id).Distinct().Count().ShouldBe(5);
        seen.Select(v => v.SaidOn).ShouldBe(seen.Select(v => v.SaidOn).OrderDescending());
        (await host.SendAsync(new FindVoices(), Roles.CaseManager, Wiltshire)).Rows.ShouldBeEmpty();
    }

    [Theory, EachDatabase]
    public async Task Words_taken_back_are_gone_from_the_panel_at_once(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        var child = Guid.NewGuid();
        var voice = await host.RecordAsync(Say("Do not show this.", child));

        (await host.SendAsync(new WithdrawVoiceConsent(voice, false, false, false, Today), Roles.CaseManager, Swindon)).Succeeded.ShouldBeTrue();

        var panel = await host.InScopeOfAsync(Roles.CaseManager, [Swindon], async services =>
            (await services.GetRequiredService<PageContributions>().GetPanelsAsync(RecordTypes.Child, child, CancellationToken.None)).Single());
        panel.Rows.Single().Value.ShouldBe("Nothing recorded yet");
    }

    [Theory, EachDatabase]
    public async Task Refusals_say_what_to_do_and_record_nothing(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);

        (await host.SendAsync(Say() with { MayKeep = false }, Roles.CaseManager, Swindon)).Errors.Single().Field.ShouldBe("MayKeep");
        (await host.SendAsync(Say(area: Wiltshire), Roles.CaseManager, Swindon)).Errors.Single().Message.ShouldBe("Choose one of your own areas.");
        (await host.SendAsync(Say(themes: ["no-such-theme"]), Roles.CaseManager, Swindon)).Errors.Single().Field.ShouldBe("ThemeCodes");
        (await host.SendAsync(Say() with { SaidOn = Today.AddDays(1) }, Roles.CaseManager, Swindon)).Errors.Single().Message.ShouldBe("The day they said it must be today or in the past.");
        (await host.SendAsync(new FindVoices(), Roles.ParticipationLead)).Rows.ShouldBeEmpty();
        (await host.PublishedAsync("participation.voice-recorded.v1")).ShouldBeEmpty();
        await Should.ThrowAsync<PermissionDeniedException>(() => host.SendAsync(Say(), Roles.Analyst));
    }

    [Theory, EachDatabase]
    public async Task The_lead_keeps_the_list_of_themes_and_a_lost_race_is_told(DatabaseKind kind)
    {
        await using var host = await ParticipationHost.StartAsync(kind);
        (await host.SendAsync(new SaveTaxonomyTheme(null, 0, "Safe streets", "street*, lights", false), Roles.ParticipationLead)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new SaveTaxonomyTheme(null, 0, "Safe streets", "", false), Roles.ParticipationLead)).Errors.Single().Field.ShouldBe("Name");
        var made = (await host.SendAsync(new FindTaxonomy(), Roles.ParticipationLead)).Single(t => t.Code == "safe-streets");

        (await host.SendAsync(new SuggestThemes("The street lights are out"), Roles.CaseManager, Swindon)).Suggested.Select(s => s.ThemeCode).ShouldContain("safe-streets");
        (await host.SendAsync(new SaveTaxonomyTheme(made.Id, made.Version, "Safe streets", "", true), Roles.ParticipationLead)).Succeeded.ShouldBeTrue();

        (await host.SendAsync(new SaveTaxonomyTheme(made.Id, made.Version, "Streets", "", false), Roles.ParticipationLead)).IsConflict.ShouldBeTrue();
        (await host.SendAsync(new SuggestThemes("The street lights are out"), Roles.CaseManager, Swindon)).Others.Select(s => s.ThemeCode).ShouldNotContain("safe-streets");
    }
}
