using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Contracts;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.Merging;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children.Merging;

/// <summary>Two records are of one child: the one goes into the other. Sent twice with one key, it is done once.</summary>
/// <param name="RequestKey">Made when the form was opened: the merge's identifier.</param>
/// <param name="SurvivingId">The record that stays.</param>
/// <param name="MergedId">The record that goes into it. It is kept as it is and can be taken out again.</param>
/// <param name="Reason">How the person knows that they are one child.</param>
[RequiresPermission(CaseManagementPermissions.MergeChildren)]
[AuditedAs("Joined two records of one child")]
internal sealed record MergeChildren(Guid RequestKey, Guid SurvivingId, Guid MergedId, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => SurvivingId;

    string? IAboutRecord.Reason => Reason?.Trim();
}

internal sealed class MergeChildrenValidator : AbstractValidator<MergeChildren>
{
    public const int LongestReason = 500;

    public MergeChildrenValidator()
    {
        RuleFor(m => m.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(m => m.MergedId).NotEmpty().WithMessage("Choose the record that is the same child");
        RuleFor(m => m.MergedId).NotEqual(m => m.SurvivingId).WithMessage("Choose another record: this is the one that stays");
        RuleFor(m => m.Reason).NotEmpty().WithMessage("Say how you know that this is one child");
        RuleFor(m => m.Reason).MaximumLength(LongestReason).WithMessage("The reason must be 500 characters or fewer");
    }
}

internal sealed class MergeChildrenHandler(CaseManagementDbContext db, IPersonMerges merges, IDistributedEventBus bus, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<MergeChildren, Result>
{
    public async Task<Result> Handle(MergeChildren request, CancellationToken cancellationToken)
    {
        if (await db.Merges.AnyAsync(m => m.Id == request.RequestKey, cancellationToken))
            return Result.Success();
        // Both in reach of the person who decides: their areas, nothing restricted from them, nothing merged already.
        var found = await db.Children.Where(c => c.Id == request.SurvivingId || c.Id == request.MergedId).Select(c => c.Id).ToListAsync(cancellationToken);
        if (found.Count < 2)
            return Result.NotFound();
        if (await db.RestrictedAmong([request.MergedId]).AnyAsync(cancellationToken))
            return Result.Failure("", "The record that would go into the other is shown to named people only, and what is in it would be open. Keep that record and join the other one into it.");

        db.Merges.Add(new PersonMerge
        {
            Id = request.RequestKey, PersonKind = PersonKinds.Child, SurvivingId = request.SurvivingId, MergedId = request.MergedId,
            MergedUtc = clock.GetUtcNow().UtcDateTime, MergedBy = currentUser.Id, Reason = request.Reason!.Trim(),
        });
        await merges.MoveAsync(db, request.RequestKey, PersonKinds.Child, request.SurvivingId, request.MergedId, cancellationToken);
        // A statement on the one column, so that taking the merge apart leaves the record as it was, its version included.
        await db.Children.Where(c => c.Id == request.MergedId).ExecuteUpdateAsync(set => set.SetProperty(c => c.MergedIntoId, request.SurvivingId), cancellationToken);
        await bus.PublishAsync(new ChildrenMergedEto(request.RequestKey, request.SurvivingId, request.MergedId), Streams.Child(request.MergedId));
        return Result.Success();
    }
}
