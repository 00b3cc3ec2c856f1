using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.CaseManagement.Cases;

/// <summary>Closes a case. Refused without the child's view of the work or the reason why it is not there.</summary>
[RequiresPermission(CaseManagementPermissions.CloseCases)]
[AuditedAs("Closed the case")]
internal sealed record CloseCase(Guid CaseId, long Version, string? OutcomeCode, string? Summary, string? AfterCare, string? ChildsView, string? NoViewReason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

internal sealed class CloseCaseValidator : AbstractValidator<CloseCase>
{
    public CloseCaseValidator()
    {
        RuleFor(r => r.OutcomeCode).Must(CaseCodes.Outcomes.Has).WithMessage("Choose how the work ended");
        RuleFor(r => r.Summary).NotEmpty().WithMessage("Say what was achieved, starting with what the child did well");
        RuleFor(r => r.Summary).MaximumLength(4000).WithMessage("What was achieved must be 4,000 characters or fewer");
        RuleFor(r => r.AfterCare).MaximumLength(2000).WithMessage("What happens next must be 2,000 characters or fewer");
        RuleFor(r => r.ChildsView).MaximumLength(4000).WithMessage("The child’s view must be 4,000 characters or fewer");
        RuleFor(r => r.NoViewReason).MaximumLength(1000).WithMessage("The reason must be 1,000 characters or fewer");
        RuleFor(r => r.ChildsView).Must((r, view) => !string.IsNullOrWhiteSpace(view) || !string.IsNullOrWhiteSpace(r.NoViewReason))
            .WithMessage("Write down what the child says about the work, or say why their view is not there");
    }
}

internal sealed class CloseCaseHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<CloseCase, Result>
{
    public async Task<Result> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.SingleOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken);
        if (opened is null)
            return Result.NotFound();
        if (!opened.IsOpen)
            return Result.Failure("", "The case is closed already.");
        if (opened.Version != request.Version)
            return Scope.ChangedMeanwhile();
        opened.Close(clock.Today(), request.OutcomeCode!, request.Summary!, request.AfterCare, request.ChildsView, request.NoViewReason);
        return Result.Success();
    }
}
