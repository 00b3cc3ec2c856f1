using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement.Children;
using Platform.Host.Access;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Rights.Tests;

/// <summary>The same child harmed and said to have caused harm, in walled records: a lead alone is warned.</summary>
public sealed partial class ConflictTests
{
    [Theory, EachDatabase]
    public async Task A_lead_alone_learns_that_a_child_on_the_record_may_be_a_person_who_was_harmed(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var rich = await RichChild.MakeAsync(host);
        // Hortensia Blythe was harmed. A child of that name comes onto the record.
        var same = await host.DoAsync(new RegisterChild(Guid.NewGuid(), new ChildDetails { GivenNames = "Hortensia May", FamilyName = "Blythe", DateOfBirth = new DateOnly(2010, 5, 6), AreaCode = RichChild.Swindon }), Roles.CaseManager, RichChild.Swindon);
        using var manager = await host.AsAsync(Roles.CaseManager, RichChild.Swindon);
        using var worker = await host.AsAsync(Roles.VictimWorker, RichChild.Swindon);
        using var governance = await host.AsAsync(Roles.InformationGovernanceLead);
        string[] managerPaths = ["/", "/children", $"/children/{same}", $"/children/{rich.Id}", "/cases", "/notices", $"/victim-services/contacts/{rich.Contact}", $"/victim-services/contacts/{Guid.NewGuid()}", "/access/conflicts"];
        string[] workerPaths = ["/", "/victim-services/contacts", $"/victim-services/contacts/{rich.Contact}", $"/children/{same}", $"/children/{Guid.NewGuid()}", "/access/conflicts"];
        // Each page once before, so that "last opened" is the same afterwards.
        await ReadAsync(manager, managerPaths);
        await ReadAsync(worker, workerPaths);
        var (seenByManager, seenByWorker) = (await ReadAsync(manager, managerPaths), await ReadAsync(worker, workerPaths));
        seenByManager["/access/conflicts"].ShouldStartWith("403");
        seenByWorker["/access/conflicts"].ShouldStartWith("403");
        seenByManager[$"/victim-services/contacts/{rich.Contact}"].ShouldStartWith("403", Case.Sensitive, "a page of the other side");
        var entries = await AuditedAsync(host);

        (await FindAsync(host)).ShouldBe(1);
        (await FindAsync(host)).ShouldBe(0, "told once");

        // No page, count, search hit or error of either side says anything, and the trail tells nobody of the comparison.
        (await ReadAsync(manager, managerPaths)).ShouldBe(seenByManager);
        (await ReadAsync(worker, workerPaths)).ShouldBe(seenByWorker);
        (await AuditedAsync(host)).Except(entries).ShouldBeEmpty();
        var search = await manager.PostFormAsync(await manager.GetPageAsync("/children"), new() { ["Search"] = "hortensia blythe" });
        search.Main.ShouldNotContain("harmed");
        (await host.InScopeAsync(s => s.GetRequiredService<Platform.Kernel.Data.KernelDbContext>().Outbox.CountAsync(m => m.Payload.Contains("conflict")))).ShouldBe(0);

        using var elsewhere = await host.AsAsync(Roles.SafeguardingLead, "E06000054");
        (await elsewhere.GetPageAsync("/access/conflicts")).Main.ShouldContain("Nothing waits");
        using var lead = await host.AsAsync(Roles.SafeguardingLead, RichChild.Swindon);
        (await lead.GetPageAsync("/")).Main.ShouldContain("See whether people on two records are one person");
        var page = await lead.GetPageAsync("/access/conflicts");
        page.Main.ShouldContain("Blythe");
        page.Main.ShouldNotContain(rich.Contact.ToString());
        var id = page.Document.QuerySelectorAll("select[name=ConflictId] option").Select(o => o.GetAttribute("value")).Single(v => !string.IsNullOrEmpty(v));
        (await lead.PostFormAsync(page, new() { ["ConflictId"] = id })).Errors.Count.ShouldBe(2);
        (await lead.PostFormAsync(page, new() { ["ConflictId"] = id, ["Finding"] = nameof(ConflictFinding.SamePerson), ["Note"] = "Both leads know; meetings are on different days." })).Errors.ShouldBeEmpty();
        (await lead.GetPageAsync("/access/conflicts")).Main.ShouldContain("Nothing waits");
        (await lead.GetPageAsync("/access/conflicts?decided=true")).Main.ShouldContain("They are one person");
        (await governance.GetPageAsync("/access/conflicts")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Zoe O'Brien", "Zoë Ann|O’Brien|Zo", true)]
    [InlineData("Zo O’Brien", "Zoë Ann|O’Brien|Zo", true)]
    [InlineData("Zoe", "Zoë|O’Brien", false)]
    [InlineData("Ann O'Brien", "Zoë Ann|O’Brien|Zo", false)]
    [InlineData("Maria de la Cruz", "Maria|de la Cruz", true)]
    public void First_and_last_names_are_compared_in_plain_letters(string harmed, string child, bool same)
        => ConflictFinder.WholeNames([harmed]).Overlaps(ConflictFinder.WholeNames(child.Split('|'))).ShouldBe(same);

    private static Task<int> FindAsync(PlatformHost host) => host.InScopeAsync(s => s.GetRequiredService<ConflictFinder>().RunAsync(CancellationToken.None));

    private static Task<List<Guid>> AuditedAsync(PlatformHost host)
        => host.InScopeAsync(s => s.GetRequiredService<Platform.Kernel.Data.KernelDbContext>().Audit.Where(a => a.UserId == null).Select(a => a.Id).ToListAsync());

    private static async Task<Dictionary<string, string>> ReadAsync(PlatformClient client, IEnumerable<string> paths)
    {
        var read = new Dictionary<string, string>();
        foreach (var path in paths)
        {
            var page = await client.GetPageAsync(path);
            // What differs from one request to the next, and who looked when.
            var text = Changing().Replace(page.Main, "");
            read[path] = $"{(int)page.Status} {text}";
        }

        return read;
    }

    [GeneratedRegex(@"\b[0-9a-f]{32}\b|Last opened by.*?\.|Who opened this record.*", RegexOptions.Singleline)]
    private static partial Regex Changing();
}
