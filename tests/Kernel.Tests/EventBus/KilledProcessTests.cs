using System.Globalization;
using Kernel.Tests.EventBus.Probes;
using Microsoft.EntityFrameworkCore;
using Platform.Testing;

namespace Kernel.Tests.EventBus;

/// <summary>
/// Invariant 1, and all of them together: the process is killed without warning, and the ledger balances afterwards. Set
/// <c>PLATFORM_TEST_FAULTS=1</c> for the long form.
/// </summary>
public sealed class KilledProcessTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("PLATFORM_TEST_FAULTS") == "1";

    [Theory, EachDatabase]
    public async Task A_process_killed_at_any_point_of_publishing_leaves_the_change_with_its_event_or_neither(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var node = database.Start();

        await Task.WhenAll(ProbeProcess.Points.Select(async point =>
        {
            using var process = ProbeProcess.PublishAndDie(database, point, await node.OpenTicketAsync());
            (await process.EndAsync()).ShouldBeEmpty();
        }));

        await node.DrainAsync();
        (await Ledger.ShouldBalanceAsync(node)).ShouldBe(ProbeProcess.Points.Length + 1, "of four publications the one that was committed before the kill is there");
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, ProbeProcess.Points.Length + 1);
    }

    [Theory, EachDatabase]
    public async Task Killing_the_process_again_and_again_loses_nothing_and_repeats_nothing(DatabaseKind kind)
    {
        await using var database = await ProbeDatabase.CreateAsync(kind);
        var acknowledged = new int[ProbeProcess.Tickets.Count];
        var random = new Random(20260601);
        var kills = IsLong ? 50 : 3;

        for (var kill = 0; kill < kills; kill++)
        {
            using var process = ProbeProcess.Work(database);
            for (var publications = random.Next(20, IsLong ? 65 : 40); publications > 0; publications--)
            {
                var line = await process.Output.ReadLineAsync() ?? throw new InvalidOperationException($"The process ended by itself. {await process.EndAsync()}");
                var (ticket, number) = (line.Split(' ')[0], line.Split(' ')[1]);
                acknowledged[int.Parse(ticket, CultureInfo.InvariantCulture)] = int.Parse(number, CultureInfo.InvariantCulture);
            }

            await Task.Delay(random.Next(15));
            process.Kill();
            await process.EndAsync();
        }

        var node = database.Start([ProbeNode.Reader(), ProbeNode.Other()], time: TimeProvider.System);
        await Ledger.DrainToTheEndAsync(node);

        var events = await Ledger.ShouldBalanceAsync(node);
        events.ShouldBeGreaterThanOrEqualTo(acknowledged.Sum());
        if (IsLong)
            events.ShouldBeGreaterThanOrEqualTo(2000);
        var numbers = await node.InScopeAsync(async s => await ((PublisherDbContext)s.GetService(typeof(PublisherDbContext))!).Tickets.ToDictionaryAsync(t => t.Id, t => t.Number));
        for (var i = 0; i < acknowledged.Length; i++)
            numbers.GetValueOrDefault(ProbeProcess.Tickets[i]).ShouldBeGreaterThanOrEqualTo(acknowledged[i], "what was said to be saved is saved");
        await Ledger.ShouldHaveReadEverythingAsync<ReaderDbContext>(node, events);
        await Ledger.ShouldHaveReadEverythingAsync<OtherDbContext>(node, events);
    }
}
