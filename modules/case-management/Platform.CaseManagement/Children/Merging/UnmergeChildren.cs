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
using Platform.Kernel.Settings;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children.Merging;

/// <summary>Two records that were joined are of two children after all. Each workstream gives back what the merge moved; what was recorded since stays.</summary>
/// <param name="ChildId">The surviving record, on whose page it is decided.</param>
/// <param name="MergeId">The merge.</param>
/// <param name="Reason">What was found out.</param>
[RequiresPermission(CaseManagementPermissions.MergeChildren)]
[AuditedAs("Took two joined records apart")]
internal sealed record UnmergeChildren(Guid ChildId, Guid MergeId, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => ChildId;

    string? IAboutRecord.Reason => Reason?.Trim();
}

internal sealed class UnmergeChildrenValidator : AbstractValidator<UnmergeChildren>
{
    public UnmergeChildrenValidator()
    {
        RuleFor(m => m.Reason).NotEmpty().WithMessage("Say what shows that these are two children");
        RuleFor(m => m.Reason).MaximumLength(MergeChildrenValidator.LongestReason).WithMessage("The reason must be 500 characters or fewer");
    }
}

internal sealed class UnmergeChildrenHandler(CaseManagementDbContext db, IPersonMerges merges, IDistributedEventBus bus, ICurrentUser currentUser, ISettingProvider settings, TimeProvider clock) : IRequestHandler<UnmergeChildren, Result>
{
    public async Task<Result> Handle(UnmergeChildren request, CancellationToken cancellationToken)
    {
        var merge = await db.Merges.SingleOrDefaultAsync(m => m.Id == request.MergeId && m.SurvivingId == request.ChildId, cancellationToken);
        if (merge is null || !await db.Children.AnyAsync(c => c.Id == merge.SurvivingId, cancellationToken))
            return Result.NotFound();
        if (merge.UnmergedUtc is not null)
            return Result.Success();
        var days = await settings.GetAsync(CaseManagementSettings.UnmergeDays, cancellationToken);
        if (clock.GetUtcNow().UtcDateTime > merge.MergedUtc.AddDays(days))
            return Result.Failure("", $"The records were joined more than {days} days ago and stay one. Register the other child anew, and ask for the details to be corrected.");
        if (await db.RestrictedSince([merge.SurvivingId], merge.MergedUtc).AnyAsync(cancellationToken))
            return Result.Failure("", "The record was restricted to named people after the two were joined, and the record that comes back would be open. Lift the restriction first, take the records apart, then restrict the ones that need it.");

        await merges.GiveBackAsync(db, merge.Id, PersonKinds.Child, merge.SurvivingId, merge.MergedId, cancellationToken);
        await db.Children.IgnoreQueryFilters().Where(c => c.Id == merge.MergedId).ExecuteUpdateAsync(set => set.SetProperty(c => c.MergedIntoId, (Guid?)null), cancellationToken);
        (merge.UnmergedUtc, merge.UnmergedBy) = (clock.GetUtcNow().UtcDateTime, currentUser.Id);
        await bus.PublishAsync(new ChildrenUnmergedEto(merge.Id, merge.SurvivingId, merge.MergedId), Streams.Child(merge.MergedId));
        return Result.Success();
    }
}
