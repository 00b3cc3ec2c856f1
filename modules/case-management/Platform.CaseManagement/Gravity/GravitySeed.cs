using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Gravity;

/// <summary>
/// The rule and the usual outcomes of the editions that the platform comes with. None is confirmed: the rule is our reading of
/// where offences stand on both scales, and the outcomes are to be compared with the matrices (ACPO 2013; NPCC 2023, 2025).
/// </summary>
internal sealed class GravitySeed(CaseManagementDbContext db) : IDataSeedContributor
{
    private static readonly string[] ChildMatrices = ["NPCC-2023", "NPCC-2025"];

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        var there = await db.GravityEntries.Select(e => new { e.Edition, e.Kind, e.Code }).ToListAsync(cancellationToken);
        db.GravityEntries.AddRange(All().Where(e => !there.Contains(new { e.Edition, e.Kind, e.Code })));
        await db.SaveChangesAsync(cancellationToken);
    }

    internal static IEnumerable<GravityEntry> All()
    {
        (int Yjb, int Lowest, int Highest)[] toAcpo = [(1, 1, 1), (2, 1, 2), (3, 2, 3), (4, 3, 3), (5, 3, 4), (6, 4, 4), (7, 4, 4), (8, 4, 4)];
        (int Yjb, int Lowest, int Highest)[] toNpcc = [(1, 1, 2), (2, 2, 2), (3, 2, 4), (4, 3, 3), (5, 3, 5), (6, 4, 5), (7, 5, 5), (8, 5, 5)];
        foreach (var (yjb, lowest, highest) in toAcpo)
            yield return Entry("ACPO-2013", GravityEntryKind.Rule, yjb, lowest, highest);
        yield return Entry("ACPO-2013", GravityEntryKind.Outcome, 1, 0, 0, "the least that applies");
        yield return Entry("ACPO-2013", GravityEntryKind.Outcome, 2, 0, 0, "a youth caution for a first offence");
        yield return Entry("ACPO-2013", GravityEntryKind.Outcome, 3, 0, 0, "a youth conditional caution, or a charge where it is aggravated");
        yield return Entry("ACPO-2013", GravityEntryKind.Outcome, 4, 1, 1, "a charge");
        foreach (var edition in ChildMatrices)
        {
            foreach (var (yjb, lowest, highest) in toNpcc)
                yield return Entry(edition, GravityEntryKind.Rule, yjb, lowest, highest);
            yield return Entry(edition, GravityEntryKind.Outcome, 1, 0, 0, "no further action");
            yield return Entry(edition, GravityEntryKind.Outcome, 2, 0, 0, "an informal resolution or diversion");
            yield return Entry(edition, GravityEntryKind.Outcome, 3, 0, 0, "a youth caution");
            yield return Entry(edition, GravityEntryKind.Outcome, 4, 1, 0, "a youth conditional caution");
            yield return Entry(edition, GravityEntryKind.Outcome, 5, 1, 1, "a charge");
        }
    }

    private static GravityEntry Entry(string edition, GravityEntryKind kind, int code, int lowest, int highest, string? words = null)
        => new() { Edition = edition, Kind = kind, Code = code.ToString(System.Globalization.CultureInfo.InvariantCulture), Lowest = lowest, Highest = highest, Words = words };
}
