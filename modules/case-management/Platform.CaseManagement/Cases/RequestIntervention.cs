using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Sharing;

namespace Platform.CaseManagement.Cases;

/// <summary>
/// Asks another workstream for support for the child. Asked of another agency, it shares who the child is and what they need:
/// refused without an agreement. Sent twice with one key, it is asked once.
/// </summary>
/// <param name="RequestKey">Made with the form.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Why">What the child and family hope for.</param>
/// <param name="Agency">Code of the agency that is asked; the asker's own needs no agreement.</param>
/// <param name="OverrideReason">Why it is shared without an agreement, from somebody who may decide so.</param>
[RequiresPermission(CaseManagementPermissions.RequestInterventions)]
[AuditedAs("Asked for support")]
internal sealed record RequestIntervention(Guid RequestKey, Guid CaseId, string? Kind, string? Why, string? Agency, string? OverrideReason = null) : ICommand<Guid>, IAboutRecord
{
    /// <summary>The request as a kind of record in the register of what was shared.</summary>
    public const string RecordType = "intervention-request";

    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

internal sealed class RequestInterventionValidator : AbstractValidator<RequestIntervention>
{
    public RequestInterventionValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.Kind).Must(CaseCodes.Interventions.Has).WithMessage("Choose what to ask for");
        RuleFor(r => r.Agency).NotEmpty().WithMessage("Choose the agency that you ask");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Say what the child and family hope for from it");
        RuleFor(r => r.Why).MaximumLength(2000).WithMessage("What they hope for must be 2,000 characters or fewer");
    }
}

internal sealed class RequestInterventionHandler(CaseManagementDbContext db, ISharingGate sharing, TimeProvider clock) : IRequestHandler<RequestIntervention, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RequestIntervention request, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.Include(c => c.Interventions).SingleOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken);
        if (opened is null)
            return Result.NotFound();
        if (opened.Interventions.Any(i => i.Id == request.RequestKey))
            return request.RequestKey;
        if (!opened.IsOpen)
            return Result.Failure("", "The case is closed. Open a new case to ask for support.");
        var share = new Share(request.Agency!, [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds], SharingPurposes.SupportChild, RequestIntervention.RecordType, request.RequestKey, opened.ChildId)
        {
            Necessity = request.Why,
            OverrideReason = request.OverrideReason,
        };
        var decision = await sharing.CheckAsync(share, cancellationToken);
        if (decision.Permit is not { } permit)
            return Result.Failure(decision.MayOverride ? nameof(request.OverrideReason) : nameof(request.Agency), decision.Sentence);
        db.Add(opened.Request(request.RequestKey, request.Kind!, request.Why!, clock.Today(), permit));
        return request.RequestKey;
    }
}
