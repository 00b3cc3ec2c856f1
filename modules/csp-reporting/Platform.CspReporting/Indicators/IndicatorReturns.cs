using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;
using Platform.CspReporting.Quarters;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CspReporting.Indicators;

/// <summary>Keeps what was counted for an area and quarter and by which version of each definition.</summary>
[RequiresPermission(CspReportingPermissions.EnterIndicators)]
[AuditedAs("Made the return of a quarter")]
internal sealed record MakeReturn(string AreaCode, string Quarter) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => "csp-return";

    Guid? IAboutRecord.RecordId => null;
}

internal sealed class MakeReturnHandler(CspReportingDbContext db, ReferenceData reference, IGuidGenerator guids, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<MakeReturn, Result<Guid>>
{
    /// <inheritdoc />
    public async Task<Result<Guid>> Handle(MakeReturn request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)) || !CalendarQuarter.TryParse(request.Quarter, out var quarter))
            return Result.NotFound();

        var counts = await IndicatorCounts.ReadAsync(db, area.Code, quarter, quarter, cancellationToken);
        var content = ReturnContent.Write([.. counts.Catalogue.Codes.Select(code => ReturnContent.Row(counts, counts.Catalogue.InForce(code, quarter)!, quarter))]);
        var text = quarter.ToString();
        var last = await db.IndicatorReturns.AsNoTracking().Where(made => made.AreaCode == area.Code && made.Quarter == text).OrderByDescending(made => made.Revision).FirstOrDefaultAsync(cancellationToken);
        if (last?.Counts == content)
            return Result.Failure("", $"Revision {last.Revision} of this return has been made already, and nothing has changed since.");

        var made = new IndicatorReturn
        {
            Id = guids.Create(), AreaCode = area.Code, Quarter = text, Revision = (last?.Revision ?? 0) + 1, Counts = content, MadeBy = currentUser.DisplayName, MadeUtc = clock.GetUtcNow().UtcDateTime,
        };
        db.IndicatorReturns.Add(made);
        return made.Id;
    }
}

/// <summary>The returns of an area and quarter, each worked out again by the versions that it was made by.</summary>
/// <param name="AreaCode">ONS code.</param>
/// <param name="Quarter">The calendar quarter.</param>
[RequiresPermission(CspReportingPermissions.ViewReports)]
internal sealed record CheckReturns(string AreaCode, string Quarter) : IQuery<IReadOnlyList<CheckedReturn>>;

/// <summary>One return and what working it out again gave.</summary>
/// <param name="Revision">Its revision, as text.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="MadeUtc">When.</param>
/// <param name="IsSame">Worked out again today it is the same to the last digit.</param>
/// <param name="Changed">The indicators that are not, by code.</param>
internal sealed record CheckedReturn(string Revision, string MadeBy, DateTime MadeUtc, bool IsSame, IReadOnlyList<string> Changed);

internal sealed class CheckReturnsHandler(CspReportingDbContext db, ReferenceData reference, ICurrentUser currentUser) : IRequestHandler<CheckReturns, IReadOnlyList<CheckedReturn>>
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<CheckedReturn>> Handle(CheckReturns request, CancellationToken cancellationToken)
    {
        if (reference.Area(request.AreaCode.ToUpperInvariant()) is not { } area || !(currentUser.HasAllAreas || currentUser.Areas.Contains(area.Code)) || !CalendarQuarter.TryParse(request.Quarter, out var quarter))
            return [];

        var text = quarter.ToString();
        var returns = await db.IndicatorReturns.AsNoTracking().Where(made => made.AreaCode == area.Code && made.Quarter == text).OrderByDescending(made => made.Revision).ToListAsync(cancellationToken);
        if (returns.Count == 0)
            return [];

        var counts = await IndicatorCounts.ReadAsync(db, area.Code, quarter, quarter, cancellationToken);
        return [.. returns.Select(made =>
        {
            var rows = ReturnContent.Read(made.Counts);
            var again = rows.Select(row => ReturnContent.Row(counts, counts.Catalogue.Versions(row.Code).Single(definition => definition.Version == row.Version), quarter)).ToList();
            return new CheckedReturn($"{made.Revision}", made.MadeBy, made.MadeUtc, ReturnContent.Write(again) == made.Counts, [.. rows.Zip(again).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Code)]);
        })];
    }
}

/// <summary>What a return holds of one indicator.</summary>
internal sealed record ReturnRow(string Code, int Version, int? Numerator, int? Denominator);

/// <summary>Writes and reads the content of returns, always in one way so that two can be compared by their text.</summary>
internal static class ReturnContent
{
    public static ReturnRow Row(IndicatorCounts counts, IndicatorDefinition definition, CalendarQuarter quarter)
    {
        var count = counts.Of(definition, quarter);
        return new ReturnRow(definition.Code, definition.Version, count.Numerator, count.Denominator);
    }

    public static string Write(IReadOnlyList<ReturnRow> rows) => JsonSerializer.Serialize(rows);

    public static IReadOnlyList<ReturnRow> Read(string content) => JsonSerializer.Deserialize<List<ReturnRow>>(content)!;
}
