using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Families;

/// <summary>Records that two children no longer belong together so, or that it was recorded by mistake. The row stays.</summary>
[RequiresPermission(CaseManagementPermissions.ChangeChildren)]
[AuditedAs("Ended family or household")]
internal sealed record EndFamilyLink(Guid ChildId, Guid? LinkId, DateOnly? EndedOn, string? Because) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;

    string? IAboutRecord.Reason => Because;
}

internal sealed class EndFamilyLinkValidator : AbstractValidator<EndFamilyLink>
{
    public EndFamilyLinkValidator(TimeProvider clock)
    {
        RuleFor(r => r.LinkId).NotEmpty().WithMessage("Choose what has ended");
        RuleFor(r => r.EndedOn).NotNull().WithMessage("Enter the day on which it ended");
        RuleFor(r => r.EndedOn).Must(d => d is null || d <= clock.Today()).WithMessage("The day must be today or earlier");
        RuleFor(r => r.Because).NotEmpty().WithMessage("Enter why it ended, or that it was a mistake").MaximumLength(500).WithMessage("Enter 500 characters or fewer");
    }
}

internal sealed class EndFamilyLinkHandler(CaseManagementDbContext db) : IRequestHandler<EndFamilyLink, Result>
{
    public async Task<Result> Handle(EndFamilyLink request, CancellationToken cancellationToken)
    {
        var link = await ViewFamilyHandler.Visible(db, request.ChildId).Where(v => v.Link.Id == request.LinkId).Select(v => v.Link).SingleOrDefaultAsync(cancellationToken);
        if (link is null)
            return await db.Children.AnyAsync(c => c.Id == request.ChildId, cancellationToken) ? Result.Failure(nameof(request.LinkId), "Choose what has ended from the list") : Result.NotFound();
        if (link.EndedOn is not null)
            return Result.Failure(nameof(request.LinkId), "This has ended already. Reload the page");
        if (link.SinceOn > request.EndedOn)
            return Result.Failure(nameof(request.EndedOn), "It must end on or after the day on which it began");
        link.End(request.EndedOn!.Value, request.Because!);
        return Result.Success();
    }
}
