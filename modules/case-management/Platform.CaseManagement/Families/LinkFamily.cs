using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Families;

/// <summary>Records that two children are of one family or household. Sent twice with one key, it is recorded once.</summary>
[RequiresPermission(CaseManagementPermissions.ChangeChildren)]
[AuditedAs("Recorded family or household")]
internal sealed record LinkFamily(Guid RequestKey, Guid ChildId, Guid? OtherChildId, string? Kind, string? Source, string? SourceNote, DateOnly? SinceOn) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;
}

internal sealed class LinkFamilyValidator : AbstractValidator<LinkFamily>
{
    public LinkFamilyValidator(TimeProvider clock)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.OtherChildId).NotEmpty().WithMessage("Choose the other child. Search for them first if they are not in the list");
        RuleFor(r => r.Kind).Must(FamilyCodes.Kinds.Has).WithMessage("Choose how they belong together");
        RuleFor(r => r.Source).Must(FamilyCodes.Sources.Has).WithMessage("Choose who said so");
        RuleFor(r => r.SourceNote).NotEmpty().When(r => r.Source == "agency").WithMessage("Enter which agency said so");
        RuleFor(r => r.SourceNote).MaximumLength(200).WithMessage("Enter 200 characters or fewer");
        RuleFor(r => r.SinceOn).Must(d => d is null || d <= clock.Today()).WithMessage("The day must be today or earlier. Leave it empty if nobody knows it");
    }
}

internal sealed class LinkFamilyHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<LinkFamily, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(LinkFamily request, CancellationToken cancellationToken)
    {
        // Both through the filters: who does not see one of them cannot tie a family to them.
        if (!await db.Children.AnyAsync(c => c.Id == request.ChildId, cancellationToken))
            return Result.NotFound();
        if (await db.FamilyLinks.AnyAsync(l => l.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;
        var other = request.OtherChildId!.Value;
        if (other == request.ChildId)
            return Result.Failure(nameof(request.OtherChildId), "This is the same child. Choose the other one");
        if (!await db.Children.AnyAsync(c => c.Id == other, cancellationToken))
            return Result.Failure(nameof(request.OtherChildId), "Choose a child from the list");
        // Either way round: joining two records can turn a tie round.
        if (await db.FamilyLinks.AnyAsync(l => ((l.ChildId == request.ChildId && l.OtherChildId == other) || (l.ChildId == other && l.OtherChildId == request.ChildId))
            && l.KindCode == request.Kind && l.EndedOn == null, cancellationToken))
            return Result.Failure(nameof(request.OtherChildId), "This is recorded already. Look under the family and household of the child");
        db.Add(FamilyLink.Record(request.RequestKey, request.ChildId, other, request.Kind!, request.Source!, request.SourceNote, request.SinceOn, clock.Today()));
        return request.RequestKey;
    }
}
