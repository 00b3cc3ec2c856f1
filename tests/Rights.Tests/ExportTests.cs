using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Rights;
using Platform.Testing;

namespace Rights.Tests;

public sealed class ExportTests
{
    // Whether a module has handled an event that is exported.
    private static readonly string[] Marks = ["bus_Inbox"];

    [Theory, EachDatabase]
    public async Task An_export_of_a_child_equals_a_scan_of_every_table_for_their_identifiers_and_for_what_hangs_on_them(DatabaseKind kind)
    {
        await using var host = await EveryModule.StartAsync(kind);
        var child = await RichChild.MakeAsync(host);
        var scan = await DatabaseScan.ReadAsync(host);

        var expected = Reachable(scan, child);
        var export = await host.InScopeAsync(s => s.GetRequiredService<PersonalDataRegister>().ExportAsync(PersonKinds.Child, child.Id, CancellationToken.None));
        var exported = export.Rows.Select(r => $"{r.Table} {r.Key}").ToHashSet();

        expected.Except(exported).ShouldBeEmpty("held and not exported");
        exported.Except(expected).ShouldBeEmpty("exported and not held about the child");
        export.Modules.Select(m => m.Name).ShouldBe(["case-management", "csp-reporting", "focused-deterrence", "host", "knife-crime", "participation", "platform", "victim-services"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_about_other_people_is_left_out_unless_somebody_keeps_it()
    {
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite);
        var child = await RichChild.MakeAsync(host);
        var export = await host.InScopeAsync(s => s.GetRequiredService<PersonalDataRegister>().ExportAsync(PersonKinds.Child, child.Id, CancellationToken.None));

        var fields = export.Rows.SelectMany(r => r.Fields).ToList();
        fields.Where(f => f.Value.Contains("Clementina", StringComparison.Ordinal)).ShouldAllBe(f => f.RedactedBecause != null);
        fields.Where(f => f.Value.Contains("Percival", StringComparison.Ordinal)).ShouldAllBe(f => f.RedactedBecause != null);
        fields.ShouldNotContain(f => f.Value.Contains(RichChild.PersonHarmed, StringComparison.Ordinal));
        export.Rows.Single(r => r.Table == "victim_ContactChild").WithheldBecause.ShouldNotBeNull();
        fields.Single(f => f.Value == "I felt listened to.").RedactedBecause.ShouldBeNull();
    }

    /// <summary>Rows that hold an identifier of the child, and rows that hold the key of such a row.</summary>
    private static HashSet<string> Reachable(DatabaseScan scan, RichChild child)
    {
        var direct = scan.Holding([child.Id.ToString(), child.Id.ToString("N"), .. child.Identifiers]).Where(r => !Marks.Contains(r.Table)).ToList();
        // A note of somebody else's own record that names the child is that person's; erasing the child takes the name out.
        direct.RemoveAll(r => r.Table == "victim_ContactAttempt");
        var found = direct.ToDictionary(r => r.ToString());
        // A shared record is reached upwards, from the row that ties the child to it.
        foreach (var up in direct.Where(r => r.Table is "cases_NoticePerson" or "cases_IncidentChild" or "host_KnockSide").SelectMany(r => r.Values.Where(v => v.Column is "NoticeId" or "IncidentId" or "KnockId")).ToList())
            foreach (var shared in scan.Rows.Where(r => r.Key == up.Value))
                found.TryAdd(shared.ToString(), shared);

        for (var before = 0; before != found.Count;)
        {
            before = found.Count;
            // Who answered a question to two agencies is withheld with it: it may be a service that nobody may know of.
            var keys = found.Values.Where(r => r.Table != "host_Knock" && Guid.TryParse(r.Key, out var id) && id != child.Id && !r.Table.StartsWith("bus_", StringComparison.Ordinal)).Select(r => r.Key).ToHashSet();
            foreach (var row in scan.Rows.Where(r => !IsSomebodyElses(r) && !found.ContainsKey(r.ToString()) && r.Values.Any(v => v.Column != "Reason" && keys.Contains(v.Value))))
                found.TryAdd(row.ToString(), row);
        }

        return [.. found.Keys];

        // Others named in a shared notice, another child's part in an incident, and people who were harmed.
        bool IsSomebodyElses(ScannedRow r) => Marks.Contains(r.Table) || r.Table is "cases_NoticePerson" or "cases_IncidentChild" or "voice_ThemeAnswer"
            || r.Table.StartsWith("victim_", StringComparison.Ordinal) || r.Table.StartsWith("bus_", StringComparison.Ordinal);
    }
}
