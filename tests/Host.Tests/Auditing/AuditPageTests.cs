using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.Auditing;

/// <summary>The audit page, its file, the command line, and how a trail that does not verify is told.</summary>
public sealed class AuditPageTests
{
    private static readonly Guid Child = Guid.Parse("0196c0de-0000-7000-8000-000000000001");

    [Theory, EachDatabase]
    public async Task The_page_finds_entries_by_who_record_day_and_action_and_pages_by_key(DatabaseKind kind)
    {
        await using var host = await PlatformHost.StartAsync(kind);
        await WriteAsync(host, 60, "Ann O'Néill", "ViewChild");
        await WriteAsync(host, 2, "Bob Worker", "OpenCase");
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);

        var all = await lead.GetPageAsync("/administration/audit");
        all.Text("h1").ShouldBe("Who saw and who changed what");
        all.Document.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        var next = all.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        (await lead.GetPageAsync(next)).Document.QuerySelectorAll("tbody tr").Length.ShouldBeGreaterThanOrEqualTo(12);

        (await lead.GetPageAsync("/administration/audit?person=bob")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await lead.GetPageAsync("/administration/audit?did=OpenCase")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await lead.GetPageAsync($"/administration/audit?record=https://here/children/{Child}&person=ann&from.day=1&from.month=1&from.year=2020")).Document.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        (await lead.GetPageAsync("/administration/audit?to.day=1&to.month=1&to.year=2020")).Main.ShouldContain("No entry fits");
        (await lead.GetPageAsync("/administration/audit?record=nonsense")).Errors.ShouldHaveSingleItem().ShouldStartWith("Enter the address of the record");

        // That somebody looked is in the trail, and about which record.
        var looks = await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.Where(e => e.Action == "FindAudit").OrderBy(e => e.Id).ToListAsync());
        looks.Count.ShouldBeGreaterThan(4);
        looks.ShouldContain(e => e.RecordId == Child && e.UserName == "Test information-governance-lead");
    }

    [Fact]
    public async Task Only_people_with_the_permission_see_it_and_a_refusal_is_written_down()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var worker = await host.AsAsync(Roles.CaseManager);
        (await worker.GetPageAsync("/administration/audit")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await worker.GetAsync("/administration/audit?handler=export")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.CountAsync(e => e.Outcome == AuditOutcome.Denied))).ShouldBe(2);
    }

    [Fact]
    public async Task The_file_holds_every_entry_that_fits_and_nothing_that_a_spreadsheet_would_run()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await WriteAsync(host, 55, "Ann O'Néill", "ViewChild", reason: "=cmd|' /C calc'!A0");
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);

        using var answer = await lead.GetAsync("/administration/audit?handler=export&person=ann");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(56);
        lines[1].ShouldContain("\"'=cmd|' /C calc'!A0\"");
        lines[1].ShouldContain("Ann O'Néill");
        (await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.CountAsync(e => e.Action == "ExportAudit"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_entry_shows_on_the_command_line_the_page_the_health_page_and_in_my_work()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await WriteAsync(host, 5, "Ann O'Néill", "ViewChild");
        (await host.RunAsync("audit", "seal")).ExitCode.ShouldBe(0);
        var intact = await host.RunAsync("audit", "verify");
        intact.ExitCode.ShouldBe(0, string.Join(" ", intact.Errors));
        intact.Lines[^1].ShouldStartWith("Seal 1: ");

        await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.Where(e => e.Position == 3).ExecuteUpdateAsync(set => set.SetProperty(e => e.UserName, "Bob Worker")));
        var broken = await host.RunAsync("audit", "verify");

        broken.ExitCode.ShouldBe(3);
        broken.Errors.ShouldHaveSingleItem().ShouldContain("Entry 3 of ");
        using var lead = await host.AsAsync(Roles.InformationGovernanceLead);
        (await lead.GetPageAsync("/administration/audit")).Main.ShouldContain("The audit trail does not verify");
        (await lead.GetPageAsync("/")).Main.ShouldContain("Look into the audit trail");
        (await (await lead.GetAsync("/health/ready")).Content.ReadAsStringAsync()).ShouldContain("It does not verify");
    }

    [Fact]
    public async Task A_reason_is_erased_and_a_restored_backup_is_answered_for_from_the_command_line()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        await WriteAsync(host, 3, "Ann O'Néill", "ViewChild", reason: "Asked by Mrs Smith");
        await host.RunAsync("audit", "seal");
        await WriteAsync(host, 2, "Ann O'Néill", "ViewChild");
        await host.RunAsync("audit", "seal");

        // A backup from before the last seal.
        await host.InScopeAsync(async s =>
        {
            var kernel = s.GetRequiredService<KernelDbContext>();
            await kernel.Audit.Where(e => e.Position > 3).ExecuteDeleteAsync();
            return await kernel.AuditSeals.Where(x => x.Number == 2).ExecuteDeleteAsync();
        });
        (await host.RunAsync("audit", "verify")).Errors.ShouldHaveSingleItem().ShouldContain("The end is cut off");
        (await host.RunAsync("audit", "accept-restore", "--reason", "The disk failed")).ExitCode.ShouldBe(0);
        var accepted = await host.RunAsync("audit", "verify");
        accepted.ExitCode.ShouldBe(0, string.Join(" ", accepted.Errors));

        var entry = await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.Where(e => e.Reason == "Asked by Mrs Smith").Select(e => e.Id).FirstAsync());
        (await host.RunAsync("audit", "erase-reason", entry.ToString(), "--reason", "Request 12")).ExitCode.ShouldBe(0);
        (await host.RunAsync("audit", "verify")).ExitCode.ShouldBe(0);
        (await host.InScopeAsync(s => s.GetRequiredService<KernelDbContext>().Audit.CountAsync(e => e.Reason == "Asked by Mrs Smith"))).ShouldBe(2);
        (await host.RunAsync("audit", "dispose", "--before", "2999-01-01", "--reason", "Room")).Errors.ShouldHaveSingleItem().ShouldContain("6 years");
    }

    private static Task WriteAsync(PlatformHost host, int entries, string who, string action, string? reason = null) => host.InScopeAsync(async services =>
    {
        services.GetRequiredService<CurrentUser>().Become(new UserAccess(Guid.NewGuid(), who, "council", true, [], new HashSet<string>()));
        var kernel = services.GetRequiredService<KernelDbContext>();
        var trail = services.GetRequiredService<AuditTrail>();
        for (var i = 0; i < entries; i++)
            kernel.Audit.Add(trail.Entry("case-management", action, isView: true, AuditOutcome.Done, "child", Child, reason));
        return await kernel.SaveChangesAsync();
    });
}
