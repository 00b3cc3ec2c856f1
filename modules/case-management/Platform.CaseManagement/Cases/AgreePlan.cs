using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Cases;

/// <summary>Records that a plan is agreed. Refused without the child's own words or the reason why they are not there yet.</summary>
[RequiresPermission(CaseManagementPermissions.AgreePlans)]
[AuditedAs("Recorded that the plan is agreed")]
internal sealed record AgreePlan(Guid CaseId, long Version, string? AgreedWith) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

internal sealed class AgreePlanValidator : AbstractValidator<AgreePlan>
{
    public AgreePlanValidator() => RuleFor(r => r.AgreedWith).MaximumLength(500).WithMessage("Who agreed the plan must be 500 characters or fewer");
}

internal sealed class AgreePlanHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<AgreePlan, Result>
{
    public async Task<Result> Handle(AgreePlan request, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.SingleOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken);
        var draft = opened is null ? null : await db.Plans.SingleOrDefaultAsync(p => p.CaseId == opened.Id && p.Status == PlanStatus.Draft, cancellationToken);
        if (opened is null || draft is null)
            return Result.NotFound();
        if (!opened.IsOpen)
            return Result.Failure("", "The case is closed. Open a new case to agree another plan.");
        if (draft.Version != request.Version)
            return Scope.ChangedMeanwhile();
        var missing = draft.WhatIsMissing().Select(sentence => new RuleError("", sentence)).ToList();
        if (missing.Count > 0)
            return Result.Failure(missing);

        var today = clock.Today();
        draft.Agree(today, request.AgreedWith);
        opened.PlanWasAgreed(today);
        return Result.Success();
    }
}
