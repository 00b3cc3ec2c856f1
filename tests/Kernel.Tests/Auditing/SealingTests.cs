using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Testing;

namespace Kernel.Tests.Auditing;

/// <summary>Sealing: complete, in order, by one node or by several, and nothing that is allowed makes the trail look wrong.</summary>
public sealed class SealingTests
{
    [Theory, EachDatabase]
    public async Task Nodes_that_seal_at_the_same_time_make_one_chain_without_a_gap(DatabaseKind kind)
    {
        await using var database = await AuditNode.CreateDatabaseAsync(kind);
        var keys = AuditKeyRing.ForTests();
        await using var one = new AuditNode(database.Provider, keys, o => o.BatchSize = 5);
        await using var other = new AuditNode(database.Provider, keys, o => o.BatchSize = 3);
        using var written = new CancellationTokenSource();

        var sealing = new[] { one, other }.Select(node => Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
                await node.SealAsync();
        })).ToList();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
                await one.WriteAsync(2);
        })));
        await written.CancelAsync();
        await Task.WhenAll(sealing);
        await one.SealAsync();

        (await one.KernelAsync(k => k.Audit.OrderBy(e => e.Position).Select(e => e.Position).ToListAsync())).ShouldBe(Enumerable.Range(1, 150).Select(i => (long?)i));
        var found = await other.VerifyAsync();
        found.IsIntact.ShouldBeTrue(found.Says);
        found.Entries.ShouldBe(150);
    }

    [Theory, EachDatabase]
    public async Task An_entry_that_commits_late_comes_into_a_later_seal(DatabaseKind kind)
    {
        await using var database = await AuditNode.CreateDatabaseAsync(kind);
        await using var node = new AuditNode(database.Provider, AuditKeyRing.ForTests());
        var late = await node.InScopeAsync(scope => Task.FromResult(scope.GetRequiredService<AuditTrail>().Entry("cases", "OpenCase", isView: false, AuditOutcome.Done)));
        await node.WriteAsync(2);
        await node.SealAsync();

        await node.KernelAsync(k =>
        {
            k.Audit.Add(late);
            return k.SaveChangesAsync();
        });
        await node.SealAsync();

        (await node.KernelAsync(k => k.Audit.SingleAsync(e => e.Id == late.Id))).Position.ShouldBe(3);
        (await node.VerifyAsync()).IsIntact.ShouldBeTrue();
    }

    [Fact]
    public async Task An_erased_reason_leaves_a_record_and_the_trail_verifies_and_one_that_was_wiped_does_not()
    {
        await using var database = await AuditNode.CreateDatabaseAsync(DatabaseKind.Sqlite);
        await using var node = new AuditNode(database.Provider, AuditKeyRing.ForTests());
        await node.WriteAsync(1, "Asked by Mrs Smith of 3 High Street");
        await node.WriteAsync(1, "Another reason");
        await node.SealAsync();
        var ids = await node.KernelAsync(k => k.Audit.OrderBy(e => e.Position).Select(e => e.Id).ToListAsync());

        (await node.InScopeAsync(s => s.GetRequiredService<AuditKeeping>().EraseReasonAsync(ids[0], "A right to erasure, request 12", CancellationToken.None))).Succeeded.ShouldBeTrue();
        await node.SealAsync();

        (await node.KernelAsync(k => k.Audit.SingleAsync(e => e.Id == ids[0]))).Reason.ShouldBeNull();
        (await node.VerifyAsync()).IsIntact.ShouldBeTrue();
        var record = await node.KernelAsync(k => k.Audit.SingleAsync(e => e.Action == AuditVerifier.ReasonErased));
        (record.RecordId, record.UserName, record.Reason).ShouldBe((ids[0], "Ann O'Néill", "A right to erasure, request 12"));

        await node.KernelAsync(k => k.Audit.Where(e => e.Id == ids[1]).ExecuteUpdateAsync(set => set.SetProperty(e => e.Reason, (string?)null)));
        (await node.VerifyAsync()).WrongPosition.ShouldBe(2);
    }

    [Theory, EachDatabase]
    public async Task Old_entries_that_somebody_disposed_of_are_gone_and_the_rest_verifies(DatabaseKind kind)
    {
        await using var database = await AuditNode.CreateDatabaseAsync(kind);
        var clock = new TestClock();
        clock.SetUtc(new DateTime(2020, 1, 1, 9, 0, 0, DateTimeKind.Utc));
        await using var node = new AuditNode(database.Provider, AuditKeyRing.ForTests(), o => o.BatchSize = 10, clock);
        await node.WriteAsync(30);
        await node.SealAsync();
        clock.SetUtc(new DateTime(2026, 1, 1, 9, 0, 0, DateTimeKind.Utc));
        await node.WriteAsync(15);

        var result = await node.InScopeAsync(s => s.GetRequiredService<AuditKeeping>().DisposeAsync(new DateTime(2021, 1, 1, 0, 0, 0, DateTimeKind.Utc), "Their time is over", CancellationToken.None));

        result.Value.ShouldBe(30);
        await node.WriteAsync(3);
        await node.SealAsync();
        var found = await node.VerifyAsync();
        found.IsIntact.ShouldBeTrue(found.Says);
        (found.FirstPosition, found.LastPosition).ShouldBe((31, 48));
        var seal = await node.KernelAsync(k => k.AuditSeals.SingleAsync(s => s.DisposedPosition != null));
        (seal.DisposedPosition, seal.SealedBy, seal.Reason).ShouldBe((30, "Ann O'Néill", "Their time is over"));

        // The same without the statement is a loss.
        await node.KernelAsync(k => k.Audit.Where(e => e.Position <= 35).ExecuteDeleteAsync());
        (await node.VerifyAsync()).WrongPosition.ShouldBe(31);
    }

    [Fact]
    public async Task Keys_may_change_and_a_lost_key_is_said_to_be_lost()
    {
        await using var database = await AuditNode.CreateDatabaseAsync(DatabaseKind.Sqlite);
        var folder = Directory.CreateTempSubdirectory("platform-keys-").FullName;
        var ring = AuditKeyRing.Open(new AuditOptions(), folder);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(folder, "audit.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using (var before = new AuditNode(database.Provider, ring, anchorFile: Path.Combine(folder, "anchor.txt")))
        {
            await before.WriteAsync(3);
            await before.SealAsync();
        }

        ring.Rotate().ShouldNotBe("");
        await using var node = new AuditNode(database.Provider, AuditKeyRing.Open(new AuditOptions(), folder), anchorFile: Path.Combine(folder, "anchor.txt"));
        await node.WriteAsync(3);
        await node.SealAsync();
        (await node.VerifyAsync()).Entries.ShouldBe(6);
        (await node.KernelAsync(k => k.AuditSeals.Select(s => s.KeyId).Distinct().CountAsync())).ShouldBe(2);

        await using var stranger = new AuditNode(database.Provider, AuditKeyRing.ForTests());
        var found = await stranger.VerifyAsync();
        found.IsIntact.ShouldBeFalse();
        found.Says.ShouldContain("is not here");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Entries_from_before_the_trail_was_sealed_are_taken_up_once()
    {
        await using var database = await AuditNode.CreateDatabaseAsync(DatabaseKind.Sqlite);
        await using var node = new AuditNode(database.Provider, AuditKeyRing.ForTests(), o => o.BatchSize = 2);
        await node.WriteAsync(5, "Why");
        await node.KernelAsync(k => k.Audit.ExecuteUpdateAsync(set => set.SetProperty(e => e.Mac, "").SetProperty(e => e.KeyId, "").SetProperty(e => e.ReasonHash, (string?)null)));

        (await node.SealAsync()).ShouldBe(5);

        (await node.VerifyAsync()).IsIntact.ShouldBeTrue();
        await node.WriteAsync();
        await node.KernelAsync(k => k.Audit.Where(e => e.Position == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.Mac, "")));
        await node.SealAsync();
        (await node.VerifyAsync()).WrongPosition.ShouldBe(6);
    }

    [Fact]
    public async Task A_running_node_seals_by_itself_and_a_second_one_waits_for_its_lease()
    {
        await using var database = await AuditNode.CreateDatabaseAsync(DatabaseKind.Sqlite);
        var keys = AuditKeyRing.ForTests();
        await using var node = new AuditNode(database.Provider, keys, o => o.SealInterval = TimeSpan.FromMilliseconds(50));
        await node.WriteAsync(3);
        await node.Sealing.StartAsync(CancellationToken.None);
        await EventBus.Probes.Eventually.Async(async () => await node.KernelAsync(k => k.Audit.CountAsync(e => e.Position == null)) == 0);

        var owner = await node.KernelAsync(k => k.Leases.Select(l => l.Owner).SingleAsync());
        owner.ShouldNotBeNull();
        await using var second = new AuditNode(database.Provider, keys);
        (await second.InScopeAsync(s => s.GetRequiredService<NodeLeases>().HoldAsync("audit-sealer", TimeSpan.FromSeconds(30), CancellationToken.None))).ShouldBeFalse();

        await node.Sealing.StopAsync(CancellationToken.None);
        (await second.InScopeAsync(s => s.GetRequiredService<NodeLeases>().HoldAsync("audit-sealer", TimeSpan.FromSeconds(30), CancellationToken.None))).ShouldBeTrue();
    }

    [Fact]
    public void The_anchor_file_stays_small_and_keeps_a_line_for_each_day()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("platform-anchor-").FullName, "anchor.txt");
        var anchor = new AuditAnchor(file);
        var start = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 1; i <= 5000; i++)
            anchor.Append(new AuditSeal { Number = i, SealedUtc = start.AddMinutes(10 * i), SealedBy = "n", KeyId = "k", LastHash = "", PreviousHash = "", LastPosition = i, Hash = new string('a', 64) });

        new FileInfo(file).Length.ShouldBeLessThan(300 * 1024);
        var kept = anchor.Read();
        kept.Keys.Max().ShouldBe(5000);
        kept.Values.Select(s => s.SealedUtc.Date).Distinct().Count().ShouldBe(35);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
