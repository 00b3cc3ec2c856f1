using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;
using Platform.Web;

namespace Platform.CaseManagement.Cases;

/// <summary>An open case can be handed over to another worker or team, referred, and shared in short.</summary>
internal sealed class CaseHandOver(CaseManagementDbContext db, ReferenceData reference) : IHandOverTarget
{
    public string RecordType => OpenCase.RecordType;

    public string Noun => "case";

    public string RequiredPermission => CaseManagementPermissions.OpenCases;

    public IReadOnlyList<string> DataTypes { get; } = [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds, SharedDataTypes.Plans];

    public IReadOnlyList<HandOverService> Services { get; } = [.. CaseCodes.Interventions.Select(c => new HandOverService(c.Code, c.Name))];

    public async Task<HandOverRecord?> FindAsync(Guid recordId, CancellationToken cancellationToken)
        => await db.Cases.AsNoTracking().Where(c => c.Id == recordId && c.Status == CaseStatus.Open)
            .Select(c => new HandOverRecord($"/cases/{c.Id}", c.ChildId, c.WorkerId, c.AreaCode)).SingleOrDefaultAsync(cancellationToken);

    public async Task<string> SummariseAsync(Guid recordId, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == recordId, cancellationToken);
        var child = await db.Children.AsNoTracking().SingleAsync(c => c.Id == opened.ChildId, cancellationToken);
        var plan = await db.Plans.AsNoTracking().Where(p => p.CaseId == recordId && p.Status == PlanStatus.Agreed).OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancellationToken);
        // Strengths first, as on the child's page. The child's own words and notices are not among what a hand-over shares.
        List<string> lines =
        [
            $"{child.KnownAs} {child.FamilyName} ({child.LegalName}), born {child.DateOfBirth.ToDisplay()}, {reference.AreaName(child.AreaCode)}",
            $"Strengths: {child.Strengths ?? "not written down yet"}",
            $"What is needed to be safe: {child.SafetyNeeds ?? "not asked yet"}",
            $"{CaseCodes.Types.Name(opened.CaseType)}, opened {opened.OpenedOn.ToDisplay()} with {opened.WorkerName}: {opened.Why}",
            plan is null ? "No plan has been agreed yet." : $"Plan agreed {plan.AgreedOn.ToDisplay()}. What the child wants to be different: {plan.Hopes}",
            .. (plan?.Items ?? []).Select(item => $"{CaseCodes.ItemKinds.Name(item.Kind)}: {item.What}"),
        ];
        return string.Join('\n', lines);
    }

    public IRequest<Result> Apply(HandOverAcceptance acceptance) => acceptance.Service is null ? new TakeOverCase(acceptance) : new ReferCase(acceptance);
}

/// <summary>Makes the current person the case worker, in their own area where the offer was to its team. Sent when they accepted the case; no page sends it by itself.</summary>
[RequiresPermission(CaseManagementPermissions.OpenCases)]
[AuditedAs("Took the case over")]
internal sealed record TakeOverCase(HandOverAcceptance Acceptance) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => Acceptance.RecordId;
}

internal sealed class TakeOverCaseHandler(CaseManagementDbContext db, ICurrentUser user) : IRequestHandler<TakeOverCase, Result>
{
    public async Task<Result> Handle(TakeOverCase request, CancellationToken cancellationToken)
    {
        if (user.Id is not { } worker)
            return Result.NotFound();
        var area = request.Acceptance.AreaCode;
        // Taken from another area: the acceptance reaches it, their areas do not yet.
        var cases = area is null ? db.Cases : db.Cases.IgnoreQueryFilters([QueryFilters.Area]);
        var opened = await cases.SingleOrDefaultAsync(c => c.Id == request.Acceptance.RecordId && c.Status == CaseStatus.Open, cancellationToken);
        if (opened is null || (area is not null && !user.MayWorkIn(area)))
            return Result.NotFound();
        if (area is not null && !await MoveAsync(opened.ChildId, area, cancellationToken))
            return Result.NotFound();
        opened.GiveTo(worker, user.DisplayName);
        return Result.Success();
    }

    /// <summary>The child's record goes as a whole: with a case here and the child there nobody would see both.</summary>
    private async Task<bool> MoveAsync(Guid childId, string area, CancellationToken cancellationToken)
    {
        var child = await db.Children.IgnoreQueryFilters([QueryFilters.Area]).SingleOrDefaultAsync(c => c.Id == childId, cancellationToken);
        if (child is null)
            return false;
        child.MoveTo(area);
        foreach (var other in await db.Cases.IgnoreQueryFilters([QueryFilters.Area]).Where(c => c.ChildId == childId).ToListAsync(cancellationToken))
            other.MoveTo(area);
        foreach (var plan in await db.Plans.IgnoreQueryFilters([QueryFilters.Area]).Where(p => p.ChildId == childId).ToListAsync(cancellationToken))
            plan.MoveTo(area);
        return true;
    }
}

/// <summary>Asks another workstream for support, now that the agency has accepted. The case stays with its worker.</summary>
[RequiresPermission(HandOverPermissions.Receive)]
[AuditedAs("Accepted a referral from the case")]
internal sealed record ReferCase(HandOverAcceptance Acceptance) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => Acceptance.RecordId;
}

internal sealed class ReferCaseHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<ReferCase, Result>
{
    public async Task<Result> Handle(ReferCase request, CancellationToken cancellationToken)
    {
        var acceptance = request.Acceptance;
        var opened = await db.Cases.IgnoreQueryFilters([QueryFilters.Area]).Include(c => c.Interventions).SingleOrDefaultAsync(c => c.Id == acceptance.RecordId, cancellationToken);
        if (opened is null || acceptance.Service is not { } service)
            return Result.NotFound();
        if (opened.Interventions.Any(i => i.Id == acceptance.HandOverId))
            return Result.Success();
        if (!opened.IsOpen)
            return Result.Failure("", "The case has been closed since then. Tell who referred it.");
        db.Add(opened.Request(acceptance.HandOverId, service, acceptance.Why, clock.Today(), acceptance.Permit));
        return Result.Success();
    }
}
