using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.FocusedDeterrence.Data;
using Platform.FocusedDeterrence.Nominations.Rules;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Settings;

namespace Platform.FocusedDeterrence.Nominations;

/// <summary>One nomination with its decision, offers and contacts; a view of the record.</summary>
[RequiresPermission(FocusedDeterrencePermissions.View)]
[AuditedAs("Opened the nomination")]
internal sealed record GetNomination(Guid NominationId) : IQuery<NominationView?>, IAboutRecord
{
    string IAboutRecord.RecordType => DeterrenceRecordTypes.Nomination;

    Guid? IAboutRecord.RecordId => NominationId;
}

internal sealed record NominationView(
    Guid Id,
    Guid CohortId,
    string CohortName,
    string AreaCode,
    Guid? ChildId,
    string? AdultInitials,
    string? AdultReference,
    NominationSource Source,
    string Reason,
    DateOnly NominatedOn,
    string? NominatedBy,
    NominationStatus Status,
    DecisionView? Decision,
    string? Balance,
    BalanceKind? BalanceKind,
    MemberStep NextStep,
    DateOnly? NextStepBy,
    IReadOnlyList<OfferView> Offers,
    IReadOnlyList<ContactView> Contacts);

internal sealed record DecisionView(
    DateOnly On, string? RecordedBy, string? Panel, string? Reasons, string? Alternatives, string? WhatWasTold, bool? CaseWorkerConsulted, string? CaseWorkerView, bool? ExploitationConsidered,
    string? ExploitationNote, DateOnly? LookAgainOn);

internal sealed record OfferView(Guid Id, SupportKind Kind, string OfferedBy, DateOnly OfferedOn, OfferAnswer Answer, DateOnly? AnsweredOn, string? PersonsWords);

internal sealed record ContactView(Guid Id, Strand Strand, DateOnly HappenedOn, string By, string Note, string? LegalPower, string? Proportionality);

internal sealed class GetNominationHandler(FocusedDeterrenceDbContext db, ISettingProvider settings, TimeProvider clock, IMapper mapper) : IRequestHandler<GetNomination, NominationView?>
{
    public async Task<NominationView?> Handle(GetNomination request, CancellationToken cancellationToken)
    {
        var n = await db.Nominations.AsNoTracking().Include(x => x.Offers).Include(x => x.Contacts).AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == request.NominationId, cancellationToken).ConfigureAwait(false);
        if (n is null)
            return null;
        var cohortName = await db.Cohorts.Where(c => c.Id == n.CohortId).Select(c => c.Name).SingleAsync(cancellationToken).ConfigureAwait(false);
        var days = await settings.GetAsync(FocusedDeterrenceSettings.BalanceDays, cancellationToken).ConfigureAwait(false);
        var balance = n.Status == NominationStatus.Enrolled ? Balance.Of(n.LastSupportOn, n.LastEnforcementOn, clock.Today(), days) : null;
        return new NominationView(
            n.Id, n.CohortId, cohortName, n.AreaCode, n.ChildId, n.AdultInitials, n.AdultReference, n.Source, n.Reason, n.NominatedOn, n.NominatedBy, n.Status,
            n.DecidedOn is { } decided
                ? new DecisionView(
                    decided, n.RecordedBy, n.Panel, n.Reasons, n.Alternatives, n.WhatWasTold, n.CaseWorkerConsulted, n.CaseWorkerView, n.ExploitationConsidered, n.ExploitationNote, n.LookAgainOn)
                : null,
            balance?.InWords, balance?.Kind, n.NextStep, n.NextStepBy,
            mapper.Map<List<OfferView>>(n.Offers.OrderByDescending(o => o.OfferedOn).ThenByDescending(o => o.RecordedUtc)),
            mapper.Map<List<ContactView>>(n.Contacts.OrderByDescending(c => c.HappenedOn).ThenByDescending(c => c.RecordedUtc)));
    }
}
