using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>One cohort with its members' balance of support and enforcement; a view of the record.</summary>
[RequiresPermission(FocusedDeterrencePermissions.View)]
[AuditedAs("Looked at the cohort")]
internal sealed record GetCohort(Guid CohortId) : IQuery<CohortView?>, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Cohort;

    Guid? IAboutRecord.RecordId => CohortId;
}

internal sealed record CohortView(
    Guid Id,
    string AreaCode,
    CohortStatus Status,
    CohortContent Content,
    DateOnly? OpenedOn,
    string? OpenedBy,
    DateOnly? ReviewedOn,
    string? ReviewNote,
    DateOnly? ClosedOn,
    string? CloseNote,
    IReadOnlyList<string> Missing,
    int Waiting,
    int Members,
    int OffersMade,
    int OffersTakenUp,
    int OutOfBalance,
    int WithoutSupport);

internal sealed class GetCohortHandler(FocusedDeterrenceDbContext db, ISettingProvider settings, TimeProvider clock) : IRequestHandler<GetCohort, CohortView?>
{
    public async Task<CohortView?> Handle(GetCohort request, CancellationToken cancellationToken)
    {
        var c = await db.Cohorts.AsNoTracking().SingleOrDefaultAsync(x => x.Id == request.CohortId, cancellationToken).ConfigureAwait(false);
        if (c is null)
            return null;
        var today = clock.Today();
        var days = await settings.GetAsync(FocusedDeterrenceSettings.BalanceDays, cancellationToken).ConfigureAwait(false);
        var people = await db.Nominations.AsNoTracking().Where(n => n.CohortId == c.Id)
            .Select(n => new { n.Status, n.OffersMade, n.OffersTakenUp, n.LastSupportOn, n.LastEnforcementOn })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var balances = people.Where(p => p.Status == NominationStatus.Enrolled).Select(p => Balance.Of(p.LastSupportOn, p.LastEnforcementOn, today, days)).ToList();
        return new CohortView(
            c.Id, c.AreaCode, c.Status,
            new CohortContent(c.Name, c.Purpose, c.LawfulBasis, c.LawfulBasisNote, c.DpiaReference, c.DpiaApprovedOn, c.ReviewBy, c.MinimumAge, c.MaximumAge),
            c.OpenedOn, c.OpenedBy, c.ReviewedOn, c.ReviewNote, c.ClosedOn, c.CloseNote,
            c.Status == CohortStatus.Draft ? [.. c.WhatIsMissing(today)] : [],
            people.Count(p => p.Status is NominationStatus.Nominated or NominationStatus.Deferred),
            balances.Count,
            people.Sum(p => p.OffersMade),
            people.Sum(p => p.OffersTakenUp),
            balances.Count(b => b.Kind == BalanceKind.OutOfBalance),
            balances.Count(b => b.Kind == BalanceKind.NoSupportYet));
    }
}
