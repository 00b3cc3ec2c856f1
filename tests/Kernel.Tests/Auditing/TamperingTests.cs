using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Testing;

namespace Kernel.Tests.Auditing;

/// <summary>Whatever somebody does to one row, verification finds it every time and names the first position that is wrong.</summary>
public sealed class TamperingTests
{
    private static readonly string?[] Texts = [null, "", "A worry about safety", "O’Brien — naïve ☃ 😀", "line\nbreak, \"quotes\"", "nul\0and half \ud800 pair", new string('x', 2500)];

    private static readonly Gen<PlannedEntry> Entries =
        from reason in Gen.Elements(Texts)
        from agency in Gen.Elements("police", null)
        from isView in Gen.Elements(true, false)
        from secondsBack in Gen.Choose(0, 100_000)
        from hits in Gen.Choose(-20, 20)
        from seals in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new PlannedEntry(reason, agency, isView, secondsBack, hits < 0 ? null : hits, seals);

    private static readonly Gen<Tampering> Tamperings =
        from kind in Gen.Elements(Enum.GetValues<TamperingKind>())
        from at in Gen.Choose(0, 10_000)
        from other in Gen.Choose(0, 10_000)
        select new Tampering(kind, at, other);

    private static readonly Gen<Scenario> Scenarios =
        from size in Gen.Choose(1, 40)
        from entries in Gen.ArrayOf(Entries, size)
        from unsealed in Gen.Choose(0, 2)
        from tamperings in Gen.ArrayOf(Tamperings, 40)
        select new Scenario(entries, unsealed, tamperings);

    [Theory, EachDatabase]
    public async Task Every_change_is_found_and_an_untouched_trail_verifies(DatabaseKind kind)
    {
        await using var database = await AuditNode.CreateDatabaseAsync(kind);
        var applied = new Dictionary<TamperingKind, int>();

        Prop.ForAll(Scenarios.ToArbitrary(), scenario => TryAsync(database, scenario, applied).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(6));

        applied.Keys.Order().ShouldBe(Enum.GetValues<TamperingKind>().Order(), "each kind of tampering was tried");
    }

    private static async Task<bool> TryAsync(TestDatabase database, Scenario scenario, Dictionary<TamperingKind, int> applied)
    {
        await using var node = new AuditNode(database.Provider, AuditKeyRing.ForTests(), o => o.BatchSize = 7);
        await node.KernelAsync(async k => await k.Audit.ExecuteDeleteAsync() + await k.AuditSeals.ExecuteDeleteAsync());
        await WriteAsync(node, scenario);
        var untouched = await node.VerifyAsync();
        untouched.IsIntact.ShouldBeTrue(untouched.Says);
        untouched.Entries.ShouldBe(scenario.Entries.Length);
        untouched.Unsealed.ShouldBe(scenario.Unsealed);

        foreach (var tampering in scenario.Tamperings)
        {
            await node.InScopeAsync(async scope =>
            {
                var db = scope.GetRequiredService<KernelDbContext>();
                // Taken back afterwards: a trail is written once and tampered with again and again.
                await using var transaction = await db.Database.BeginTransactionAsync();
                if (await tampering.ApplyAsync(db) is not { } expected)
                    return false;
                db.ChangeTracker.Clear();
                var found = await scope.GetRequiredService<AuditVerifier>().VerifyAsync(null, CancellationToken.None);
                found.IsIntact.ShouldBeFalse($"{tampering} was not found.");
                (found.WrongPosition ?? 0).ShouldBe(expected, $"{tampering}: {found.Says}");
                found.Says.ShouldNotBeNullOrWhiteSpace();
                applied[tampering.Kind] = applied.GetValueOrDefault(tampering.Kind) + 1;
                return true;
            });
        }

        return true;
    }

    private static Task WriteAsync(AuditNode node, Scenario scenario) => node.InScopeAsync(async scope =>
    {
        var db = scope.GetRequiredService<KernelDbContext>();
        var trail = scope.GetRequiredService<AuditTrail>();
        foreach (var planned in scenario.Entries)
        {
            db.Audit.Add(trail.Entry("cases", planned.IsView ? "ViewChild" : "OpenCase", planned.IsView, AuditOutcome.Done, planned.Agency is null ? null : "child", Guid.CreateVersion7(), planned.Reason, planned.IsView ? null : "Child: KnownAs", planned.Hits));
            if (planned.Seals)
            {
                await db.SaveChangesAsync();
                await node.SealAsync();
            }
        }

        await db.SaveChangesAsync();
        await node.SealAsync();
        await node.WriteAsync(scenario.Unsealed);
        return true;
    });

    internal sealed record PlannedEntry(string? Reason, string? Agency, bool IsView, int SecondsBack, int? Hits, bool Seals);

    internal sealed record Scenario(PlannedEntry[] Entries, int Unsealed, Tampering[] Tamperings)
    {
        public override string ToString() => $"{Entries.Length} entries, {Unsealed} unsealed";
    }
}
