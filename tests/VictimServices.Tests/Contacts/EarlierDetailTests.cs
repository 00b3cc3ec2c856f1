using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Testing;
using Platform.VictimServices.Contacts;
using Platform.VictimServices.Data;

namespace VictimServices.Tests.Contacts;

/// <summary>What is recorded of a person who was harmed is put right with a reason, and what it was stays.</summary>
public sealed class EarlierDetailTests
{
    private const string Swindon = "E06000030";

    [Theory, EachDatabase]
    public async Task A_detail_is_put_right_with_a_reason_and_what_it_was_is_shown_beside_it(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        var id = (await host.SendAsync(new OpenContact(Guid.NewGuid(), Swindon, DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime), null, "common-assault", PersonKind.NotYetKnown, null, null), Roles.VictimWorker, Swindon)).Value;
        // For the first time: nothing is put right.
        await DescribeAsync("Marged Fernsby", "07700 900123", null, "");

        await DescribeAsync("Marged Fernsby", "07700 900456", null, "You change what was recorded before. Say why: what it was is kept beside it.");
        await DescribeAsync("Marged Fernsby", "07700 900456", "She has a new number.", "");

        var kept = await host.InScopeAsync(s => s.GetRequiredService<VictimServicesDbContext>().Set<ContactEarlierDetail>().AsNoTracking().ToListAsync());
        kept.ShouldHaveSingleItem().ShouldSatisfyAllConditions(k => k.Property.ShouldBe("Telephone"), k => k.Value.ShouldBe("07700 900123"), k => k.Reason.ShouldBe("She has a new number."));
        using var worker = await host.AsAsync(Roles.VictimWorker, Swindon);
        var page = await worker.GetPageAsync($"/victim-services/contacts/{id}");
        page.Main.ShouldContain("What was recorded before");
        page.Main.ShouldContain("07700 900123");
        page.Main.ShouldContain("She has a new number.");

        var needs = await worker.PostFormAsync(await worker.GetPageAsync($"/victim-services/contacts/{id}/needs"), new() { ["Input.SafeContactNote"] = "Call after 6pm." });
        needs.Errors.ShouldBeEmpty();
        var refused = await worker.PostFormAsync(await worker.GetPageAsync($"/victim-services/contacts/{id}/needs"), new() { ["Input.SafeContactNote"] = "Never call." });
        refused.Errors.ShouldHaveSingleItem().ShouldStartWith("You change what was recorded before.");

        async Task DescribeAsync(string name, string telephone, string? reason, string sentence)
        {
            var version = await host.InScopeAsync(s => s.GetRequiredService<VictimServicesDbContext>().Contacts.Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
            var result = await host.SendAsync(new RecordPerson(id, version, PersonKind.Adult, name, telephone, null, null, null, null, null, null, reason), Roles.VictimWorker, Swindon);
            string.Join(" ", result.Errors.Select(e => e.Message)).ShouldBe(sentence);
        }
    }
}
