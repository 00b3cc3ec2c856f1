using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Administration;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;
using static Host.Tests.People.Directory;

namespace Host.Tests.People;

/// <summary>Work that goes on while somebody is away, for a time.</summary>
public sealed class CoverTests
{
    private static readonly DateOnly Monday = new(2027, 1, 11);

    [Theory, EachDatabase]
    public async Task A_colleague_whom_the_manager_names_works_for_both_until_the_last_day(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        host.Clock.SetDay(Monday);
        var manager = await host.AddAsync("manager", Works(Youth, Roles.OperationsManager, Swindon, Wiltshire));
        var away = await host.AddAsync("away", Works(Youth, Roles.CaseManager, Wiltshire));
        var colleague = await host.AddAsync("colleague", Works(Youth, Roles.CaseManager, Swindon), Works(Police, Roles.Partner, Swindon));
        var membership = (await host.MembershipsAsync(away)).Single().Id;

        (await host.AsAsync(manager, new NameCover(away, membership, colleague, Monday.AddDays(1), Monday.AddDays(2), "Annual leave"))).Sentence().ShouldBe("");
        (await host.AccessAsync(colleague))!.Covers.ShouldBeEmpty();

        host.Clock.SetDay(Monday.AddDays(2));
        var during = (await host.AccessAsync(colleague))!;
        during.Covers.ShouldHaveSingleItem().ShouldBe(new CoveredPerson(away, "away"));
        during.Areas.Order().ShouldBe([Swindon, Wiltshire]);
        // Only while they work for the agency that it is about.
        var police = (await host.MembershipsAsync(colleague)).Single(m => m.AgencyCode == Police).Id;
        (await host.AccessAsync(colleague, police))!.Covers.ShouldBeEmpty();
        using (var browser = await host.BrowserAsync("colleague"))
            (await browser.GetPageAsync("/")).Main.ShouldContain("You cover for away today.");

        await host.AsAsync(colleague, new GetMyCover());
        var trail = await host.AsAsync(colleague, new NameCover(colleague, null, away, Monday.AddDays(5), Monday.AddDays(6), "A course"));
        trail.Sentence().ShouldContain("does not work in Swindon");
        (await host.AsAsync(colleague, new NameCover(colleague, null, manager, Monday.AddDays(5), Monday.AddDays(6), "A course"))).Sentence().ShouldBe("");
        (await host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Audit.Where(a => a.UserId == colleague && a.Action == nameof(NameCover) && a.CoveringFor != null).Select(a => a.CoveringFor).FirstAsync()))
            .ShouldBe("away");

        host.Clock.SetDay(Monday.AddDays(3));
        var after = (await host.AccessAsync(colleague))!;
        after.Covers.ShouldBeEmpty();
        after.Areas.ShouldBe([Swindon]);
    }

    [Theory, EachDatabase]
    public async Task Who_names_their_own_cover_hands_on_no_area_and_can_end_it(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        host.Clock.SetDay(Monday);
        var away = await host.AddAsync("away", Works(Youth, Roles.CaseManager, Swindon));
        var near = await host.AddAsync("near", Works(Youth, Roles.CaseManager, Swindon, Wiltshire));
        var far = await host.AddAsync("far", Works(Youth, Roles.CaseManager, Wiltshire));
        var officer = await host.AddAsync("officer", Works(Police, Roles.Partner, Swindon));

        (await host.AsAsync(away, new NameCover(away, null, far, Monday, Monday, "Leave"))).Sentence().ShouldContain("far does not work in Swindon");
        (await host.AsAsync(away, new NameCover(away, null, officer, Monday, Monday, "Leave"))).Sentence().ShouldContain("works for the same agency");
        (await host.AsAsync(away, new NameCover(away, null, near, Monday, Monday.AddDays(92), "Leave"))).Sentence().ShouldContain("92 days at most");
        (await host.AsAsync(away, new NameCover(far, null, near, Monday, Monday, "Leave"))).Succeeded.ShouldBeFalse();
        var cover = (await host.AsAsync(away, new NameCover(away, null, near, Monday, Monday.AddDays(91), "Leave"))).Value;
        (await host.AccessAsync(near))!.Covers.Single().Id.ShouldBe(away);

        (await host.AsAsync(far, new EndCover(cover))).Succeeded.ShouldBeFalse();
        (await host.AsAsync(away, new EndCover(cover))).Sentence().ShouldBe("");
        (await host.AccessAsync(near))!.Covers.ShouldBeEmpty();
    }
}
