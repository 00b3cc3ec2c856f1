using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Cases;

/// <summary>Saves the draft of a case's plan: makes it the first time. A draft may have gaps; agreeing does not.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">The draft's version that the person saw; 0 for a new draft.</param>
/// <param name="Hopes">What the child wants to be different.</param>
/// <param name="Strengths">What is going well.</param>
/// <param name="ChildsWords">The child's own words.</param>
/// <param name="NoWordsReason">Why they are not there yet.</param>
/// <param name="Items">Goals, activities, interactions and roles.</param>
[RequiresPermission(CaseManagementPermissions.WritePlans)]
[AuditedAs("Wrote the plan")]
internal sealed record WritePlan(Guid CaseId, long Version, string? Hopes, string? Strengths, string? ChildsWords, string? NoWordsReason, IReadOnlyList<PlanItemContent> Items)
    : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => OpenCase.RecordType;

    Guid? IAboutRecord.RecordId => CaseId;
}

internal sealed class WritePlanValidator : AbstractValidator<WritePlan>
{
    public WritePlanValidator()
    {
        RuleFor(r => r.Hopes).MaximumLength(2000).WithMessage("What the child wants to be different must be 2,000 characters or fewer");
        RuleFor(r => r.Strengths).MaximumLength(4000).WithMessage("What is going well must be 4,000 characters or fewer");
        RuleFor(r => r.ChildsWords).MaximumLength(4000).WithMessage("The child’s own words must be 4,000 characters or fewer");
        RuleFor(r => r.NoWordsReason).MaximumLength(1000).WithMessage("The reason must be 1,000 characters or fewer");
        RuleFor(r => r.Items).Must(i => i.Count <= 40).WithMessage("A plan has no more than 40 rows");
        RuleForEach(r => r.Items).Where(i => !i.IsEmpty).ChildRules(item =>
        {
            item.RuleFor(i => i.Kind).Must(CaseCodes.ItemKinds.Has).WithMessage("Choose whether this is a goal, an activity, an interaction or a role");
            item.RuleFor(i => i.What).NotEmpty().WithMessage("Say what will be done");
            item.RuleFor(i => i.What).MaximumLength(1000).WithMessage("What will be done must be 1,000 characters or fewer");
            item.RuleFor(i => i.Who).Must(CaseCodes.Doers.Has).WithMessage("Choose who does it");
            item.RuleFor(i => i.WhoName).MaximumLength(150).WithMessage("The name must be 150 characters or fewer");
        });
    }
}

internal sealed class WritePlanHandler(CaseManagementDbContext db, IGuidGenerator guids) : IRequestHandler<WritePlan, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(WritePlan request, CancellationToken cancellationToken)
    {
        var opened = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == request.CaseId, cancellationToken);
        if (opened is null)
            return Result.NotFound();
        if (!opened.IsOpen)
            return Result.Failure("", "The case is closed. Open a new case to write another plan.");

        var plans = await db.Plans.Where(p => p.CaseId == request.CaseId).ToListAsync(cancellationToken);
        var draft = plans.SingleOrDefault(p => !p.IsAgreed);
        if ((draft?.Version ?? 0) != request.Version)
            return Scope.ChangedMeanwhile();
        if (draft is null)
            db.Plans.Add(draft = new Plan(guids.Create(), opened.Id, opened.ChildId, opened.AreaCode, plans.Count + 1));
        draft.Write(request.Hopes, request.Strengths, request.ChildsWords, request.NoWordsReason, request.Items, guids);
        return draft.Id;
    }
}
