using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.Quarters;

namespace Platform.CspReporting.Indicators;

/// <summary>One indicator in one quarter, before the gate.</summary>
/// <param name="Version">The version of the definition it was counted by.</param>
/// <param name="Numerator">Null where nothing was entered.</param>
/// <param name="Denominator">Null where there is none.</param>
internal sealed record IndicatorCount(int Version, int? Numerator, int? Denominator);

/// <summary>Counts indicators of one area over several quarters: three queries, whatever their number.</summary>
internal sealed class IndicatorCounts
{
    private readonly IndicatorCatalogue catalogue;
    private readonly ILookup<CalendarQuarter, (string Measure, string? Code, int Count)> facts;
    private readonly Dictionary<(string Code, string Quarter), IndicatorFigures> entered;

    private IndicatorCounts(
        IndicatorCatalogue catalogue, ILookup<CalendarQuarter, (string, string?, int)> facts, Dictionary<(string, string), IndicatorFigures> entered, (string Period, int Children)? population)
        => (this.catalogue, this.facts, this.entered, Population) = (catalogue, facts, entered, population);

    /// <summary>The area's children aged 10 to 17 and of when; null where no table has them.</summary>
    public (string Period, int Children)? Population { get; }

    /// <summary>All definitions.</summary>
    public IndicatorCatalogue Catalogue => catalogue;

    /// <summary>Reads what is needed for some quarters.</summary>
    public static async Task<IndicatorCounts> ReadAsync(CspReportingDbContext db, string areaCode, CalendarQuarter first, CalendarQuarter last, CancellationToken cancellationToken)
    {
        var catalogue = new IndicatorCatalogue(await db.IndicatorDefinitions.AsNoTracking().ToListAsync(cancellationToken));
        var facts = (await db.Facts.Where(fact => fact.AreaCode == areaCode && fact.HappenedOn >= first.FirstDay && fact.HappenedOn <= last.LastDay)
            .GroupBy(fact => new { fact.Measure, fact.Breakdown, fact.HappenedOn.Year, fact.HappenedOn.Month })
            .Select(group => new { group.Key.Measure, group.Key.Breakdown, group.Key.Year, group.Key.Month, Count = group.Count() }).ToListAsync(cancellationToken))
            .ToLookup(each => CalendarQuarter.Of(new DateOnly(each.Year, each.Month, 1)), each => (each.Measure, each.Breakdown, each.Count));
        List<string> quarters = [];
        for (var quarter = first; quarter.CompareTo(last) <= 0; quarter = quarter.Next)
            quarters.Add(quarter.ToString());
        var entered = (await db.IndicatorFigures.AsNoTracking().Where(figures => figures.AreaCode == areaCode && quarters.Contains(figures.Quarter)).ToListAsync(cancellationToken))
            .GroupBy(figures => (figures.Code, figures.Quarter)).ToDictionary(group => group.Key, group => group.MaxBy(figures => figures.Edition)!);
        return new IndicatorCounts(catalogue, facts, entered, await PopulationAsync(db, areaCode, cancellationToken));
    }

    /// <summary>What was counted or entered.</summary>
    public IndicatorCount Of(string code, CalendarQuarter quarter) => Of(catalogue.InForce(code, quarter)!, quarter);

    /// <summary>What a version of the definition gives for a quarter, whether or not it was in force then.</summary>
    public IndicatorCount Of(IndicatorDefinition definition, CalendarQuarter quarter)
    {
        var figures = entered.GetValueOrDefault((definition.Code, quarter.ToString()));
        var numerator = definition.IsComputed ? Count(definition.NumeratorRule, quarter) : figures?.Numerator;
        var denominator = definition.IsOverPopulation ? Population?.Children : definition.IsComputed ? Count(definition.DenominatorRule, quarter) : figures?.Denominator;
        return new IndicatorCount(definition.Version, numerator, denominator);
    }

    /// <summary>Where entered figures were read; null for none.</summary>
    public IndicatorFigures? Entered(string code, CalendarQuarter quarter) => entered.GetValueOrDefault((code, quarter.ToString()));

    private int? Count(string rule, CalendarQuarter quarter)
        => CountRule.TryParse(rule, out var read) ? facts[quarter].Where(fact => read.Counts(fact.Measure, fact.Code)).Sum(fact => fact.Count) : null;

    private static async Task<(string Period, int Children)?> PopulationAsync(CspReportingDbContext db, string areaCode, CancellationToken cancellationToken)
    {
        if (await db.CurrentFiles(PublicFileKind.Population).OrderByDescending(file => file.Subject).FirstOrDefaultAsync(cancellationToken) is not { } file)
            return null;

        var children = await db.Populations.Where(row => row.FileNumber == file.Number && row.AreaCode == areaCode && row.Age != null).SumAsync(row => row.People, cancellationToken);
        return children == 0 ? null : (file.Subject, children);
    }
}
