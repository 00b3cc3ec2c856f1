using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Proxies;
using Platform.CspReporting.PublicData.PoliceUk;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>Says in sentences where the rows of a street file lie and what a new version changed.</summary>
internal sealed class VersionNotes(CspReportingDbContext db)
{
    private const int MostLines = 40;

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Where the rows lie. Rows without a location, and rows in other authorities, are kept and counted.</summary>
    public async Task<IReadOnlyList<string>> RemarksAsync(RecognisedFile file, int number, CancellationToken cancellationToken)
    {
        if (file.Kind == PublicFileKind.AreaStopAndSearch)
            return await SearchRemarksAsync(number, cancellationToken);
        if (file.Kind != PublicFileKind.Street)
            return [];

        var lookup = await db.CurrentFiles(PublicFileKind.LsoaLookup).Select(f => (int?)f.Number).FirstOrDefaultAsync(cancellationToken);
        if (lookup is null)
            return ["No lookup of LSOAs has been imported yet, so no row can be counted to an area until one is."];

        // Counted by LSOA first: that is one reading of an index, and the few hundred LSOAs are then looked up.
        var byLsoa = await db.StreetCrimes.Where(crime => crime.FileNumber == number).GroupBy(crime => crime.LsoaCode)
            .Select(group => new { Code = group.Key, Rows = group.Count() }).ToListAsync(cancellationToken);
        var codes = byLsoa.Where(each => each.Code != null).Select(each => each.Code!).ToHashSet(StringComparer.Ordinal);
        var authorities = await db.Lsoas.Where(lsoa => lsoa.FileNumber == lookup).Select(lsoa => new { lsoa.Code, lsoa.AuthorityName })
            .AsAsyncEnumerable().Where(lsoa => codes.Contains(lsoa.Code)).ToDictionaryAsync(lsoa => lsoa.Code, lsoa => lsoa.AuthorityName, cancellationToken: cancellationToken);

        var remarks = new List<string>();
        var placed = byLsoa.Where(each => each.Code is not null && authorities.ContainsKey(each.Code))
            .GroupBy(each => authorities[each.Code!]).Select(group => (Name: group.Key, Rows: group.Sum(each => each.Rows)))
            .OrderByDescending(each => each.Rows).ThenBy(each => each.Name, StringComparer.Ordinal).ToList();
        if (placed.Count > 0)
            remarks.Add($"Rows by local authority: {string.Join("; ", placed.Select(each => $"{each.Name} {Number(each.Rows)}"))}.");
        var unknown = byLsoa.Where(each => each.Code is not null && !authorities.ContainsKey(each.Code)).Sum(each => each.Rows);
        if (unknown > 0)
            remarks.Add($"{Rows(unknown)} in LSOAs that the lookup does not hold: they are kept and counted to no area.");
        var nowhere = byLsoa.Where(each => each.Code is null).Sum(each => each.Rows);
        if (nowhere > 0)
            remarks.Add($"{Number(nowhere)} {(nowhere == 1 ? "row has" : "rows have")} no location: they are kept and counted to no area.");

        foreach (var proxy in SeriousViolenceProxy.On(file.PoliceUk!.Month).Where(proxy => proxy.Code == "violence"))
        {
            if (!await db.StreetCrimes.AnyAsync(crime => crime.FileNumber == number && db.Terms.Any(term => term.Id == crime.CrimeType && term.Text == proxy.CrimeType), cancellationToken))
                remarks.Add($"No row is of the type \"{proxy.CrimeType}\": the publisher's wording may have changed.");
        }

        return remarks;
    }

    // A month whose rows have no ages was published unfinished: it is kept, and comparisons leave it out.
    private async Task<IReadOnlyList<string>> SearchRemarksAsync(int number, CancellationToken cancellationToken)
    {
        var unfinished = (await SearchMonths.ReadAsync(db, number, cancellationToken)).Where(month => month.IsUnfinished).Select(month => Quarters.CalendarQuarter.NameOf(month.MonthOn)).ToList();
        return unfinished.Count == 0 ? [] : [$"Most rows of {string.Join(" and ", unfinished)} have no age: these months were published unfinished. They are kept, and comparisons of groups leave them out."];
    }

    /// <summary>What a version changed against the one that it replaces.</summary>
    public async Task<IReadOnlyList<string>> ChangesAsync(RecognisedFile file, PublicFile previous, int number, int rows, CancellationToken cancellationToken)
    {
        var changes = new List<string> { $"{Number(previous.Rows)} rows before, {Number(rows)} now." };
        if (file.Kind == PublicFileKind.Street)
            await AddStreetAsync(changes, previous.Number, number, cancellationToken);
        return changes.Count <= MostLines ? changes : [.. changes.Take(MostLines), $"And {changes.Count - MostLines} more changes."];
    }

    private async Task AddStreetAsync(List<string> changes, int before, int now, CancellationToken cancellationToken)
    {
        var counts = await db.StreetCrimes.Where(crime => crime.FileNumber == before || crime.FileNumber == now)
            .GroupBy(crime => new { crime.FileNumber, crime.LsoaCode, crime.CrimeType, crime.Outcome })
            .Select(group => new { group.Key.FileNumber, group.Key.LsoaCode, group.Key.CrimeType, group.Key.Outcome, Rows = group.Count() })
            .ToListAsync(cancellationToken);
        // Terms that this file brought in are not saved yet.
        var saved = await db.Terms.AsNoTracking().ToDictionaryAsync(term => term.Id, term => term.Text, cancellationToken);
        foreach (var added in db.Terms.Local)
            saved[added.Id] = added.Text;

        var first = changes.Count;
        changes.AddRange(Differences(counts.GroupBy(each => saved[each.CrimeType]), each => (each.FileNumber == now, each.Rows)));
        changes.AddRange(Differences(counts.GroupBy(each => each.Outcome is { } outcome ? $"Outcome \"{saved[outcome]}\"" : "No outcome"), each => (each.FileNumber == now, each.Rows)));
        var moved = Differences(counts.GroupBy(each => each.LsoaCode ?? ""), each => (each.FileNumber == now, each.Rows)).Count();
        if (moved > 0)
            changes.Add($"The number of rows changed in {moved} {(moved == 1 ? "LSOA" : "LSOAs")}.");
        if (changes.Count == first)
            changes.Add("Types, outcomes and places count the same: only other columns or single rows changed.");
    }

    private static IEnumerable<string> Differences<T>(IEnumerable<IGrouping<string, T>> groups, Func<T, (bool IsNow, int Rows)> read)
        => groups
            .Select(group => (group.Key, Before: group.Select(read).Where(each => !each.IsNow).Sum(each => each.Rows), Now: group.Select(read).Where(each => each.IsNow).Sum(each => each.Rows)))
            .Where(each => each.Before != each.Now)
            .OrderBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => $"{each.Key}: {Number(each.Before)} before, {Number(each.Now)} now.");

    private static string Rows(int rows) => rows == 1 ? "1 row lies" : $"{Number(rows)} rows lie";

    private static string Number(int value) => value.ToString("N0", English);
}
