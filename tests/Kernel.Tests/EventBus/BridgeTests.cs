using System.Globalization;
using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>Modules with databases of their own: what is committed in one log reaches the others once, and in order within a stream.</summary>
public sealed class BridgeTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PLATFORM_TEST_FAULTS") == "1";

    [Theory, EachDatabase]
    public async Task A_module_in_a_database_of_its_own_is_told_everything_once_and_in_order(DatabaseKind kind)
    {
        await using var platform = await ProbeDatabase.CreateAsync(kind);
        // The other database may be of another kind.
        await using var own = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var node = platform.StartBeside([ProbeNode.Reader(), ProbeNode.Other()], null, (own, "probe-reader"));
        var tickets = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => node.OpenTicketAsync(moves: 3)));
        foreach (var ticket in tickets)
            await node.MoveAsync(ticket);

        await node.DrainAsync();

        var events = await Ledger.ShouldBalanceAsync(node);
        events.ShouldBe(20);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, events);
        await Ledger.ShouldHaveReadEverythingAsync<OtherDbContext>(node, events);
        var there = node.Buses.Of("probe-reader");
        (await there.InKernelAsync(k => k.Outbox.OrderBy(m => m.Position).Select(m => m.Position).ToListAsync())).ShouldBe(Enumerable.Range(1, events).Select(p => (long?)p), "its own log has positions without a gap");
        (await node.InboxAsync("probe-reader")).ShouldBeEmpty("it reads in its own database alone");
        (await there.InKernelAsync(k => k.Consumers.AnyAsync(c => c.Name == "probe-other"))).ShouldBeFalse();

        // Carried a second time, as a node does that died before its cursor moved.
        await node.KernelAsync(k => k.Consumers.Where(c => c.Name == "$bridge.probe-reader").ExecuteUpdateAsync(set => set.SetProperty(c => c.Position, 0)));
        await node.DrainAsync();
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, events);
        (await node.Buses.Bridges.Single().GetStatusAsync(CancellationToken.None)).Behind.ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task What_is_published_in_a_database_of_its_own_comes_home_and_goes_on_to_the_others(DatabaseKind kind)
    {
        await using var platform = await ProbeDatabase.CreateAsync(kind);
        await using var ofPublisher = await ProbeDatabase.CreateAsync(kind);
        await using var ofOther = await ProbeDatabase.CreateAsync(kind);
        var node = platform.StartBeside([ProbeNode.Reader(), ProbeNode.Other()], null, (ofPublisher, "probe-publisher"), (ofOther, "probe-other"));
        var ticket = await node.OpenTicketAsync(moves: 4);
        (await node.KernelAsync(k => k.Outbox.CountAsync())).ShouldBe(0, "it is in the publisher's log first");

        await node.DrainAsync();

        (await Ledger.ShouldBalanceAsync(node)).ShouldBe(4);
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, 4);
        await Ledger.ShouldHaveReadEverythingAsync<OtherDbContext>(node, 4);
        (await node.Buses.Of("probe-publisher").InKernelAsync(k => k.Outbox.CountAsync())).ShouldBe(4, "nothing of it comes back");
        ticket.ShouldNotBe(Guid.Empty);
    }

    [Theory, EachDatabase]
    public async Task A_module_that_handles_more_after_an_upgrade_is_told_what_the_log_keeps_of_it(DatabaseKind kind)
    {
        await using var platform = await ProbeDatabase.CreateAsync(kind);
        await using var own = await ProbeDatabase.CreateAsync(kind);
        var before = platform.StartBeside([ProbeNode.Reader()], null, (own, "probe-reader"));
        var ticket = await before.OpenTicketAsync();
        await before.ChangeAsync(ticket, t => t.Close());
        await before.DrainAsync();
        (await before.ReadingsAsync()).Select(r => r.Event).ShouldBe([nameof(TicketMovedEto)]);

        var after = platform.StartBeside([ProbeNode.Reader("1.1.0.0", typeof(ReaderWhenTicketMoved), typeof(ReaderWhenTicketClosed))], null, (own, "probe-reader"));
        await after.DrainAsync();

        (await after.ReadingsAsync()).Select(r => r.Event).Order(StringComparer.Ordinal).ShouldBe([nameof(TicketClosedEto), nameof(TicketMovedEto)]);
    }

    [Fact]
    public async Task A_database_that_is_restored_from_a_backup_is_told_again_what_it_lacks()
    {
        await using var platform = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var own = await ProbeDatabase.CreateAsync(DatabaseKind.Sqlite);
        var before = platform.StartBeside([ProbeNode.Reader()], TimeProvider.System, (own, "probe-reader"));
        var ticket = await before.OpenTicketAsync(moves: 3);
        await before.DrainAsync();
        var backup = own.Back();
        for (var i = 0; i < 300; i++)
            await before.MoveAsync(ticket);
        await before.DrainAsync();
        (await before.ReadingsAsync()).Count.ShouldBe(303);

        own.Restore(backup);
        var node = platform.StartBeside([ProbeNode.Reader()], TimeProvider.System, (own, "probe-reader"));
        (await node.ReadingsAsync()).Count.ShouldBe(3);
        (await node.Buses.Bridges.Single().HoldAsync(CancellationToken.None)).ShouldBeTrue();
        await node.DrainAsync();

        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, 303);
    }

    [Theory, EachDatabase]
    public async Task Audit_entries_come_home_to_be_sealed_and_restrictions_go_out_without_their_reasons(DatabaseKind kind)
    {
        await using var platform = await ProbeDatabase.CreateAsync(kind);
        await using var own = await ProbeDatabase.CreateAsync(kind);
        var node = platform.StartBeside([ProbeNode.Reader()], null, (own, "probe-reader"));
        await node.DrainAsync();
        var there = node.Buses.Of("probe-reader");
        var (person, user, entry) = (Guid.NewGuid(), Guid.NewGuid(), Guid.Empty);
        await node.InScopeAsync(async scope =>
        {
            var written = scope.GetRequiredService<AuditTrail>().Entry("probe-reader", "Tried something", isView: false, AuditOutcome.Done);
            entry = written.Id;
            await there.InKernelAsync(async k =>
            {
                k.Audit.Add(written);
                return await k.SaveChangesAsync();
            });
            return true;
        });
        await node.KernelAsync(async k =>
        {
            k.Add(new RecordRestriction { PersonId = person, RecordType = "child", AreaCode = "E06000030", OwnerId = user, Reason = "Her cousin works here.", RestrictedBy = null, RestrictedUtc = DateTime.UtcNow });
            k.Add(new RecordGrant { Id = Guid.NewGuid(), PersonId = person, UserId = user, Kind = RecordGrantKind.Named, Reason = "Her worker.", GrantedBy = null, FromUtc = DateTime.UtcNow, UntilUtc = null });
            return await k.SaveChangesAsync();
        });

        await node.DrainAsync();

        (await node.KernelAsync(k => k.Audit.AnyAsync(e => e.Id == entry))).ShouldBeTrue();
        (await there.InKernelAsync(k => k.Audit.CountAsync())).ShouldBe(0);
        (await there.InKernelAsync(k => k.Set<RecordRestriction>().SingleAsync())).ShouldSatisfyAllConditions(r => r.PersonId.ShouldBe(person), r => r.Reason.ShouldBeEmpty());
        (await there.InKernelAsync(k => k.Set<RecordGrant>().SingleAsync())).ShouldSatisfyAllConditions(g => g.UserId.ShouldBe(user), g => g.Reason.ShouldBeEmpty());

        await node.KernelAsync(k => k.Set<RecordRestriction>().ExecuteUpdateAsync(set => set.SetProperty(r => r.LiftedUtc, DateTime.UtcNow).SetProperty(r => r.Version, r => r.Version + 1)));
        await node.DrainAsync();
        (await there.InKernelAsync(k => k.Set<RecordRestriction>().CountAsync())).ShouldBe(0);
        (await there.InKernelAsync(k => k.Set<RecordGrant>().CountAsync())).ShouldBe(0);
    }

    [Theory, EachDatabase]
    public async Task Killing_the_process_again_and_again_between_the_databases_loses_nothing_and_repeats_nothing(DatabaseKind kind)
    {
        await using var platform = await ProbeDatabase.CreateAsync(kind);
        await using var ofReader = await ProbeDatabase.CreateAsync(kind);
        await using var ofOther = await ProbeDatabase.CreateAsync(kind);
        var acknowledged = new int[ProbeProcess.Tickets.Count];
        var random = new Random(20260602);
        for (var kill = 0; kill < (IsLong ? 40 : 3); kill++)
        {
            using var process = ProbeProcess.WorkBeside(platform, ofReader, ofOther);
            for (var publications = random.Next(20, 40); publications > 0; publications--)
            {
                var line = await process.Output.ReadLineAsync() ?? throw new InvalidOperationException($"The process ended by itself. {await process.EndAsync()}");
                acknowledged[int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)] = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            }

            await Task.Delay(random.Next(40));
            process.Kill();
            await process.EndAsync();
        }

        var node = platform.StartBeside([ProbeNode.Reader(), ProbeNode.Other()], TimeProvider.System, (ofReader, "probe-reader"), (ofOther, "probe-other"));
        await Ledger.DrainToTheEndAsync(node);

        var events = await Ledger.ShouldBalanceAsync(node);
        events.ShouldBeGreaterThanOrEqualTo(acknowledged.Sum());
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, events);
        await Ledger.ShouldHaveReadEverythingAsync<OtherDbContext>(node, events);
    }
}
