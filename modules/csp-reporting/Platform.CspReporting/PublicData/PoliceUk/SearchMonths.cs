using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;

namespace Platform.CspReporting.PublicData.PoliceUk;

/// <summary>How complete one month of a file of searches is.</summary>
/// <param name="MonthOn">The month.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="WithAge">Those with an age.</param>
internal sealed record SearchMonth(DateOnly MonthOn, int Rows, int WithAge)
{
    /// <summary>Most rows have no age: the publisher put the month out unfinished, and no comparison can rest on it.</summary>
    public bool IsUnfinished => WithAge * 2 < Rows;
}

/// <summary>Looks at files that hold several months.</summary>
internal static class SearchMonths
{
    /// <summary>The months of a file, the earliest first.</summary>
    public static async Task<IReadOnlyList<SearchMonth>> ReadAsync(CspReportingDbContext db, int fileNumber, CancellationToken cancellationToken)
        => [.. (await db.StopsAndSearches.Where(search => search.FileNumber == fileNumber && search.MonthOn != null)
                .GroupBy(search => search.MonthOn!.Value)
                .Select(month => new { MonthOn = month.Key, Rows = month.Count(), WithAge = month.Count(search => search.AgeRange != null) }).ToListAsync(cancellationToken))
            .Select(month => new SearchMonth(month.MonthOn, month.Rows, month.WithAge)).OrderBy(month => month.MonthOn)];
}
