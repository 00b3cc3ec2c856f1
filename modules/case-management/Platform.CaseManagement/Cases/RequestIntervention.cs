using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Cases;

/// <summary>Asks another workstream for support for the child. Sent twice with one key, it is asked once.</summary>
[RequiresPermission(CaseManagementPermissions.RequestInterventions)]
[AuditedAs("Asked for support")]
internal sealed record RequestIntervention(Guid RequestKey, Guid CaseId, string? Kind, string? Why) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

internal sealed class RequestInterventionValidator : AbstractValidator<RequestIntervention>
{
    public RequestInterventionValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.Kind).Must(CaseCodes.Interventions.Has).WithMessage("Choose what to ask for");
        RuleFor(r => r.Why).NotEmpty().WithMessage("Say what the child and family hope for from it");
        RuleFor(r => r.Why).MaximumLength(2000).WithMessage("What they hope for must be 2,000 characters or fewer");
    }
}

internal sealed class RequestInterventionHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<RequestIntervention, Result<Guid>>
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
        db.Add(opened.Request(request.RequestKey, request.Kind!, request.Why!, clock.Today()));
        return request.RequestKey;
    }
}
