using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Matching;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Web;

namespace Platform.CaseManagement.Children;

/// <summary>Puts a child on the record. Sent twice with one key, it is done once.</summary>
/// <param name="RequestKey">Made when the form was opened: the child's identifier.</param>
/// <param name="Details">What is known.</param>
/// <param name="IsNotOneOfThese">The person has seen the children who may be the same and says that this is another.</param>
[RequiresPermission(CaseManagementPermissions.RegisterChildren)]
[AuditedAs("Put the child on the record")]
internal sealed record RegisterChild(Guid RequestKey, ChildDetails Details, bool IsNotOneOfThese = false) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => RecordTypes.Child;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class RegisterChildValidator : AbstractValidator<RegisterChild>
{
    public RegisterChildValidator(IValidator<ChildDetails> details)
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more");
        RuleFor(r => r.Details).SetValidator(details);
    }
}

internal sealed class RegisterChildHandler(CaseManagementDbContext db, TimeProvider clock) : IRequestHandler<RegisterChild, Result<Guid>>
{
    public const string SameChildField = nameof(RegisterChild.IsNotOneOfThese);

    public async Task<Result<Guid>> Handle(RegisterChild request, CancellationToken cancellationToken)
    {
        if (await db.Children.IgnoreQueryFilters([QueryFilters.Area, CaseManagementDbContext.Merged]).AnyAsync(c => c.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;

        var child = Child.Register(request.RequestKey, request.Details, clock.Today());
        if (child.NhsNumber is not null && await db.Children.IgnoreQueryFilters([QueryFilters.Area, CaseManagementDbContext.Merged]).AnyAsync(c => c.NhsNumber == child.NhsNumber, cancellationToken))
            return Result.Failure("Details.NhsNumber", "A child with this NHS number is on the record already. Search for them, or check the number");
        if (!request.IsNotOneOfThese && await SameNamesAndBirthdayAsync(child, cancellationToken))
            return Result.Failure(SameChildField, "A child with these names and this date of birth is on the record already. Look at the record, and register another child only if it is not the same one");

        db.Children.Add(child);
        await LinkWaitingAsync(child, cancellationToken);
        return child.Id;
    }

    private Task<bool> SameNamesAndBirthdayAsync(Child child, CancellationToken cancellationToken)
    {
        var exact = child.MatchKeys.Select(k => k.Value).Where(BlockingKeys.IsExact).ToList();
        return db.ChildMatchKeys.AnyAsync(k => exact.Contains(k.Value), cancellationToken);
    }

    // Others who were named with exactly these names and this birthday have waited for this record.
    private async Task LinkWaitingAsync(Child child, CancellationToken cancellationToken)
    {
        var exact = BlockingKeys.Exact(child.GivenNames, child.FamilyName, child.DateOfBirth);
        var waiting = await db.NoticePeople.IgnoreQueryFilters([QueryFilters.Area])
            .Where(p => p.ExactKey == exact && p.Status == MatchStatus.NotOnRecord)
            .ToListAsync(cancellationToken);
        foreach (var person in waiting.Where(p => !p.IsLinked).Where(p => p.NhsNumber is null || child.NhsNumber is null || p.NhsNumber == child.NhsNumber))
            person.Link(child.Id, MatchStatus.LinkedExact);
    }
}
