using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.KnifeCrime.Data;

namespace Platform.KnifeCrime.Interventions;

/// <summary>One child's support with its sessions; a view of the record.</summary>
[RequiresPermission(KnifeCrimePermissions.View)]
[AuditedAs("Opened the support record")]
internal sealed record GetIntervention(Guid InterventionId) : IQuery<InterventionView?>, IAboutRecord
{
    string IAboutRecord.RecordType => InterventionRecord.Type;

    Guid? IAboutRecord.RecordId => InterventionId;
}

internal sealed record InterventionView(
    Guid Id,
    Guid ChildId,
    Guid CaseId,
    string AreaCode,
    InterventionStatus Status,
    DateOnly RequestedOn,
    DateOnly DecideBy,
    DecisionView? Decision,
    AnswerView? Answer,
    DateOnly? StartedOn,
    DateOnly? NextSessionOn,
    int SessionsPlanned,
    int SessionsOffered,
    int SessionsAttended,
    EndView? End,
    ReviewView? Review,
    NextStep NextStep,
    DateOnly? NextStepBy,
    IReadOnlyList<SessionView> Sessions,
    IReadOnlyList<FollowUpView> FollowUps);

internal sealed record DecisionView(
    DateOnly On, string? By, string? Suitability, string? Programme, string? Evidence, string? Worker, DeclineReason? DeclineReason, string? DeclineNote);

internal sealed record AnswerView(DateOnly AskedOn, bool Agreed, string? Explanation, string? InWords, string? ParentOrCarer);

internal sealed record EndView(DateOnly On, EndReason? Reason, string? Note, string? ChildsView, string? WhyNoView);

internal sealed record ReviewView(DateOnly AskedOn, DateOnly? DoneOn, string? Note);

internal sealed record SessionView(Guid Id, DateOnly HeldOn, bool Attended, string? ChildsWords, string? WhyNoWords, string? Note, string RecordedBy);

internal sealed record FollowUpView(Guid Id, int Months, DateOnly DueOn, DateOnly? DoneOn, string? ChildsWords, string? WhyNoWords);

internal sealed class GetInterventionHandler(KnifeCrimeDbContext db, IMapper mapper) : IRequestHandler<GetIntervention, InterventionView?>
{
    public async Task<InterventionView?> Handle(GetIntervention request, CancellationToken cancellationToken)
    {
        var i = await db.Interventions.AsNoTracking().Include(x => x.Sessions).Include(x => x.FollowUps).AsSplitQuery()
            .SingleOrDefaultAsync(x => x.Id == request.InterventionId, cancellationToken).ConfigureAwait(false);
        return i is null ? null : new InterventionView(
            i.Id, i.ChildId, i.CaseId, i.AreaCode, i.Status, i.RequestedOn, i.DecideBy,
            i.DecidedOn is { } decided
                ? new DecisionView(decided, i.DecidedBy, i.Suitability, i.ProgrammeName, i.ProgrammeEvidence, i.WorkerName, i.DeclineReason, i.DeclineNote)
                : null,
            i.AskedOn is { } asked ? new AnswerView(asked, i.StartedOn is not null, i.Explanation, i.AnswerInWords, i.ParentOrCarer) : null,
            i.StartedOn, i.NextSessionOn, i.SessionsPlanned, i.SessionsOffered, i.SessionsAttended,
            i.Status is InterventionStatus.Completed or InterventionStatus.EndedEarly && i.EndedOn is { } ended
                ? new EndView(ended, i.EndReason, i.EndNote, i.ViewAtEnd, i.WhyNoViewAtEnd)
                : null,
            i.ReviewAskedOn is { } reviewAsked ? new ReviewView(reviewAsked, i.ReviewedOn, i.ReviewNote) : null,
            i.NextStep, i.NextStepBy,
            mapper.Map<List<SessionView>>(i.Sessions.OrderByDescending(s => s.HeldOn).ThenByDescending(s => s.RecordedUtc)),
            mapper.Map<List<FollowUpView>>(i.FollowUps.OrderBy(f => f.DueOn)));
    }
}
