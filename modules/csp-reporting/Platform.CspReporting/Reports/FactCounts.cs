using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;

namespace Platform.CspReporting.Reports;

/// <summary>What happened in one area in one quarter, from facts: counts by measure, code and month.</summary>
internal sealed class FactCounts
{
    private readonly CalendarQuarter quarter;
    private readonly ILookup<string, Cell> byMeasure;

    private FactCounts(CalendarQuarter quarter, IEnumerable<Cell> cells) => (this.quarter, byMeasure) = (quarter, cells.ToLookup(cell => cell.Measure));

    /// <summary>Counts in the database, in one query.</summary>
    public static async Task<FactCounts> ReadAsync(CspReportingDbContext db, string areaCode, CalendarQuarter quarter, CancellationToken cancellationToken)
        => new(quarter, await db.Facts
            .Where(fact => fact.AreaCode == areaCode && fact.HappenedOn >= quarter.FirstDay && fact.HappenedOn <= quarter.LastDay)
            .GroupBy(fact => new { fact.Measure, fact.Breakdown, fact.HappenedOn.Month })
            .Select(group => new Cell(group.Key.Measure, group.Key.Breakdown ?? "", group.Key.Month, group.Count(), group.Sum(fact => fact.Amount ?? 0)))
            .ToListAsync(cancellationToken));

    /// <summary>The codes that a measure has in the quarter.</summary>
    public IReadOnlyList<string> Breakdowns(string measure) => [.. byMeasure[measure].Select(cell => cell.Breakdown).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The three months of a measure, of one code or of all.</summary>
    public int[] Months(string measure, string? breakdown = null)
        => [.. quarter.Months.Select(month => byMeasure[measure].Where(cell => cell.Month == month.Month && (breakdown is null || cell.Breakdown == breakdown)).Sum(cell => cell.Count))];

    /// <summary>The sum of the amounts of a measure in the quarter.</summary>
    public int Amount(string measure) => byMeasure[measure].Sum(cell => cell.Amount);

    private sealed record Cell(string Measure, string Breakdown, int Month, int Count, int Amount);
}
