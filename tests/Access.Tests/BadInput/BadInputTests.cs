using Access.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;

namespace Access.Tests.BadInput;

/// <summary>
/// Bad input over every form and every operation for programs: no failure, nothing of the inside shown, no script given back,
/// and nothing saved by what was refused. PLATFORM_TEST_SEED repeats a run.
/// </summary>
public sealed class BadInputTests(ITestOutputHelper output)
{
    [Fact]
    public Task Six_hundred_bad_inputs_are_refused_in_order() => SendAsync(Seed(), count: 600);

    [Fact(Explicit = true)]
    public async Task Ten_thousand_bad_inputs_are_refused_in_order()
    {
        // In worlds of their own, for some input is good after all and ends what later ones need.
        for (var i = 0; i < 5; i++)
            await SendAsync(Seed() + i, count: 2_000);
    }

    [Theory]
    [InlineData(500, "", "a 1", "a 1", "answered 500")]
    [InlineData(200, "   at Platform.Host.Pages.Index(String x)", "a 1", "a 1", "shows its inside")]
    [InlineData(400, "System.InvalidOperationException: no", "a 1", "a 1", "shows its inside")]
    [InlineData(200, "<p><script>alert(1)</script>", "a 1", "a 1", "gives back a script")]
    [InlineData(200, "", "a 1", "a 2", "saved something all the same: a 1 → 2")]
    public void What_must_not_be_is_caught(int status, string body, string before, string after, string says)
        => Rules.Fault(new Answer(status, null, "", body), before, after).ShouldNotBeNull().ShouldContain(says);

    private static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("PLATFORM_TEST_SEED"), out var given) ? given : Environment.TickCount;

    private async Task SendAsync(int seed, int count)
    {
        output.WriteLine($"PLATFORM_TEST_SEED={seed}");
        var random = new Random(seed);
        await using var world = await World.StartAsync();
        var seats = new List<Seat>();
        foreach (var (role, _) in Roles.All)
            seats.Add(await world.SeatAsync(role, World.Area));
        seats.Add(await world.SeatAsync(Seat.Nobody));
        var forms = await FormTargets.FindAsync(world, seats);
        var operations = await ApiTargets.FindAsync(world, seats.Single(s => s.Role == Roles.ServiceLead), [.. seats.Where(s => s.Role != Seat.Nobody)]);
        forms.Count.ShouldBeGreaterThan(40, "too few forms were found to mean anything");
        operations.Select(o => o.Path).Distinct().Count().ShouldBeGreaterThan(12, "too few operations were found to mean anything");
        output.WriteLine($"{forms.Count} forms, {operations.Count} operations of people");

        var faults = new List<string>();
        var statuses = new SortedDictionary<int, int>();
        var before = await world.CountsAsync();
        for (var i = 0; i < count; i++)
        {
            // Each form at least once, then at random.
            var attempt = i < forms.Count ? FormTargets.Attack(forms[i], random)
                : random.Next(4) == 0 ? ApiTargets.Attack(operations[random.Next(operations.Count)], random) : FormTargets.Attack(forms[random.Next(forms.Count)], random);
            using var response = await attempt.Seat.Http.SendAsync(attempt.Request, TestContext.Current.CancellationToken);
            var answer = await Answer.ReadAsync(response);
            var after = await world.CountsAsync();
            statuses[answer.Status] = statuses.GetValueOrDefault(answer.Status) + 1;
            // A first password and a program's key are shown once, in the answer itself.
            var showsOnce = attempt.What.Contains("/password", StringComparison.Ordinal) || attempt.What.Contains("/api-clients", StringComparison.Ordinal);
            if (Rules.Fault(answer, showsOnce && answer.Status == 200 ? after : before, after) is { } fault)
                faults.Add($"{i} of seed {seed}, {attempt.Seat.Role}: {attempt.What}: {fault}");
            before = after;
            attempt.Request.Dispose();
            if (answer.Status is 302)
                before = await OpenAgainAsync(world, answer, before);
        }

        output.WriteLine(string.Join(", ", statuses.Select(s => $"{s.Key}: {s.Value}")));
        faults.ShouldBeEmpty();
    }

    /// <summary>What went through may have closed what the next ones need: a workstream, a record.</summary>
    private static async Task<string> OpenAgainAsync(World world, Answer answer, string counts)
    {
        if (answer.Location?.StartsWith("/administration/modules", StringComparison.Ordinal) == true)
        {
            foreach (var module in world.Host.Services.GetRequiredService<ModuleCatalogue>().Workstreams)
                await world.Host.SwitchAsync(module.Name, isEnabled: true);
        }
        else if (answer.Location?.StartsWith("/access/records/", StringComparison.Ordinal) == true)
        {
            await world.AskAsync("update sys_RecordRestriction set LiftedUtc = '2026-01-01 00:00:00'");
        }
        else
        {
            return counts;
        }

        return await world.CountsAsync();
    }
}
