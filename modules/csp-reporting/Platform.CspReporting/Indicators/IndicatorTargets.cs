using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Disclosure;
using Platform.CspReporting.Quarters;

namespace Platform.CspReporting.Indicators;

/// <summary>The targets of an area.</summary>
internal sealed class IndicatorTargets
{
    private readonly ILookup<string, IndicatorTarget> byCode;

    private IndicatorTargets(IEnumerable<IndicatorTarget> targets) => byCode = targets.OrderBy(target => target.FromQuarter, StringComparer.Ordinal).ThenBy(target => target.SetUtc).ToLookup(target => target.Code);

    /// <summary>Reads them.</summary>
    public static async Task<IndicatorTargets> ReadAsync(CspReportingDbContext db, string areaCode, CancellationToken cancellationToken)
        => new(await db.IndicatorTargets.AsNoTracking().Where(target => target.AreaCode == areaCode).ToListAsync(cancellationToken));

    /// <summary>The target of a quarter: a wish of the partnership and no count, so it is shown as it is.</summary>
    public Figure InForce(string code, CalendarQuarter quarter, int digits)
        => Find(code, quarter) is { } target ? DisclosureGate.Published(target.Value, digits) : DisclosureGate.Words("none");

    /// <summary>The target itself; null for none.</summary>
    public IndicatorTarget? Find(string code, CalendarQuarter quarter)
        => byCode[code].LastOrDefault(target => CalendarQuarter.TryParse(target.FromQuarter, out var from) && from.CompareTo(quarter) <= 0);
}
