using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.Kernel.Security;
using Platform.Testing;
using static CaseManagement.Tests.CaseHost;

namespace CaseManagement.Tests.Children;

/// <summary>UK GDPR, article 16: what is put right keeps what it was, with who changed it and why.</summary>
public sealed class EarlierDetailTests
{
    [Theory, EachDatabase]
    public async Task A_childs_details_keep_their_first_version_and_every_later_one(DatabaseKind kind)
    {
        await using var host = await StartAsync(kind);
        var child = await host.RegisterAsync();
        await ChangeAsync(Details(family: "O’Brian") with { SexCode = "not-known" }, "Heard on the telephone");
        host.Clock.SetDay(Today.AddDays(1));
        await ChangeAsync(Details(family: "O’Bryan") with { Postcode = null }, "Her passport");

        var kept = await host.ReadAsync(db => db.Set<ChildEarlierDetail>().AsNoTracking().Where(d => d.RecordId == child).OrderBy(d => d.ReplacedUtc).ThenBy(d => d.Property).ToListAsync());
        kept.Select(k => (k.Property, k.Value, k.Reason)).ShouldBe(
        [
            ("FamilyName", "O’Brien", "Heard on the telephone"),
            ("SexCode", "female", "Heard on the telephone"),
            ("FamilyName", "O’Brian", "Her passport"),
            ("Postcode", "SN1 2JH", "Her passport"),
            ("SexCode", "not-known", "Her passport"),
        ]);
        kept.ShouldAllBe(k => k.ReplacedByName == "Test case-manager");

        using var manager = await host.AsAsync(Roles.CaseManager, Swindon);
        var page = await manager.GetPageAsync($"/children/{child}");
        page.Text("h1").ShouldBe("Zoë");
        page.Main.ShouldContain("What was recorded before");
        page.Main.ShouldContain("O’Brian");
        page.Main.ShouldContain("Her passport");
        page.Main.ShouldContain("Female");

        // A change that is refused, and one that changes nothing, keep nothing.
        (await host.SendAsync(new ChangeChildDetails(child, 1, Details(), "Too late"), Roles.CaseManager)).Succeeded.ShouldBeFalse();
        await ChangeAsync(Details(family: "O’Bryan") with { Postcode = null }, "The same");
        (await host.ReadAsync(db => db.Set<ChildEarlierDetail>().CountAsync())).ShouldBe(5);

        async Task ChangeAsync(ChildDetails details, string reason)
        {
            var version = await host.ReadAsync(db => db.Children.Where(c => c.Id == child).Select(c => c.Version).SingleAsync());
            (await host.SendAsync(new ChangeChildDetails(child, version, details, reason), Roles.CaseManager)).Sentence().ShouldBe("");
        }
    }
}
