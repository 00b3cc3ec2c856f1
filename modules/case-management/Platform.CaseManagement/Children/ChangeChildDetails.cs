using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children;

/// <summary>Changes a child's details, with the reason; the version is the one that the person saw.</summary>
[RequiresPermission(CaseManagementPermissions.ChangeChildren)]
[AuditedAs("Changed the details")]
internal sealed record ChangeChildDetails(Guid ChildId, long Version, ChildDetails Details, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;

    string? IAboutRecord.Reason => Reason?.Trim();
}

internal sealed class ChangeChildDetailsValidator : AbstractValidator<ChangeChildDetails>
{
    public ChangeChildDetailsValidator(IValidator<ChildDetails> details)
    {
        RuleFor(r => r.Details).SetValidator(details);
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Say why the details change");
        RuleFor(r => r.Reason).MaximumLength(500).WithMessage("The reason must be 500 characters or fewer");
    }
}

internal sealed class ChangeChildDetailsHandler(CaseManagementDbContext db) : IRequestHandler<ChangeChildDetails, Result>
{
    public async Task<Result> Handle(ChangeChildDetails request, CancellationToken cancellationToken)
    {
        var child = await db.Children.Include(c => c.NameTokens).Include(c => c.MatchKeys).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == request.ChildId, cancellationToken);
        if (child is null)
            return Result.NotFound();
        if (child.Version != request.Version)
            return Scope.ChangedMeanwhile();
        db.RemoveRange(child.Change(request.Details));
        return Result.Success();
    }
}
