using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.Sharing;

/// <summary>What an agreement says, as its form has it.</summary>
internal sealed record AgreementTerms
{
    public string? Title { get; set; }

    public List<string> Parties { get; set; } = [];

    public List<string> Purposes { get; set; } = [];

    public List<string> DataTypes { get; set; } = [];

    public string? Gateway { get; set; }

    public DateOnly? FromOn { get; set; }

    public DateOnly? UntilOn { get; set; }

    public DateOnly? ReviewOn { get; set; }

    /// <summary>User name of the person who answers for it.</summary>
    public string? Owner { get; set; }

    public string? DpiaReference { get; set; }

    public string? Security { get; set; }

    public string? Retention { get; set; }
}

internal sealed class AgreementTermsValidator : AbstractValidator<AgreementTerms>
{
    public AgreementTermsValidator()
    {
        RuleFor(t => t.Title).NotEmpty().WithMessage("Enter what the agreement is called.").MaximumLength(200).WithMessage("The name must be 200 characters or fewer.");
        RuleFor(t => t.Parties).Must(p => p.Distinct().Count() > 1).WithMessage("Choose at least two agencies.");
        RuleFor(t => t.Purposes).Must(p => p.Count > 0 && p.All(SharingLists.Purposes.Has)).WithMessage("Choose what the information is shared for.");
        RuleFor(t => t.DataTypes).Must(d => d.Count > 0 && d.All(SharingLists.DataTypes.Has)).WithMessage("Choose what may be shared.");
        RuleFor(t => t.Gateway).Must(SharingLists.Gateways.Has).WithMessage("Choose the legal gateway.");
        RuleFor(t => t.FromOn).NotNull().WithMessage("Enter the day from which it holds.");
        RuleFor(t => t.UntilOn).NotNull().WithMessage("Enter the last day on which it holds.");
        RuleFor(t => t.UntilOn).Must((t, until) => until is null || t.FromOn is null || until >= t.FromOn).WithMessage("The last day must be on or after the first.");
        RuleFor(t => t.ReviewOn).NotNull().WithMessage("Enter the day by which it is reviewed.");
        RuleFor(t => t.ReviewOn).Must((t, review) => review is null || t.FromOn is null || review >= t.FromOn).WithMessage("The review must be on or after the first day.");
        RuleFor(t => t.Owner).NotEmpty().WithMessage("Choose who answers for the agreement.");
        RuleFor(t => t.DpiaReference).NotEmpty().WithMessage("Enter the reference of the data protection impact assessment.").MaximumLength(200).WithMessage("The reference must be 200 characters or fewer.");
        RuleFor(t => t.Security).NotEmpty().WithMessage("Say how the information is kept secure.").MaximumLength(2000).WithMessage("Enter 2,000 characters or fewer.");
        RuleFor(t => t.Retention).NotEmpty().WithMessage("Say how long the receiver keeps the information.").MaximumLength(2000).WithMessage("Enter 2,000 characters or fewer.");
    }
}

/// <summary>Puts an agreement on the register. Sent twice with one key, it is there once.</summary>
[RequiresPermission(SharingPermissions.Manage)]
[AuditedAs("Made the agreement")]
internal sealed record MakeAgreement(Guid RequestKey, AgreementTerms Terms) : ICommand<Guid>, IAboutRecord
{
    /// <summary>The agreement as a kind of record in the audit trail.</summary>
    public const string RecordType = "sharing-agreement";

    string IAboutRecord.RecordType => RecordType;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class MakeAgreementValidator : AbstractValidator<MakeAgreement>
{
    public MakeAgreementValidator()
    {
        RuleFor(r => r.RequestKey).NotEmpty().WithMessage("Open the form again and send it once more.");
        RuleFor(r => r.Terms).SetValidator(new AgreementTermsValidator());
    }
}

internal sealed class MakeAgreementHandler(HostDbContext db) : IRequestHandler<MakeAgreement, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(MakeAgreement request, CancellationToken cancellationToken)
    {
        if (await db.Set<Agreement>().AnyAsync(a => a.Id == request.RequestKey, cancellationToken))
            return request.RequestKey;
        var agreement = new Agreement(request.RequestKey);
        if (await SetTermsAsync(db, agreement, request.Terms, cancellationToken) is { } failure)
            return failure;
        db.Add(agreement);
        return agreement.Id;
    }

    internal static async Task<Failure?> SetTermsAsync(HostDbContext db, Agreement agreement, AgreementTerms terms, CancellationToken cancellationToken)
    {
        var parties = terms.Parties.Distinct().ToList();
        if (await db.Agencies.CountAsync(a => EF.Parameter(parties).Contains(a.Code), cancellationToken) != parties.Count)
            return Result.Failure("Terms.Parties", "Choose agencies of the directory.");
        var owner = await db.Users.Where(u => u.UserName == terms.Owner && u.IsActive).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(cancellationToken);
        if (owner is null)
            return Result.Failure("Terms.Owner", "Choose who answers for the agreement: somebody who still works here.");
        var latest = (agreement.ReviewedOn ?? terms.FromOn!.Value).AddMonths(12);
        if (terms.ReviewOn > latest)
            return Result.Failure("Terms.ReviewOn", $"An agreement is reviewed at least every 12 months: choose {Display(latest)} or earlier.");
        agreement.SetTerms(terms, owner.Value);
        return null;
    }

    internal static string Display(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
}

/// <summary>Changes what an agreement says, as it was when the form was opened.</summary>
[RequiresPermission(SharingPermissions.Manage)]
[AuditedAs("Changed the agreement")]
internal sealed record ChangeAgreement(Guid Id, long Version, AgreementTerms Terms) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => MakeAgreement.RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class ChangeAgreementValidator : AbstractValidator<ChangeAgreement>
{
    public ChangeAgreementValidator() => RuleFor(r => r.Terms).SetValidator(new AgreementTermsValidator());
}

internal sealed class ChangeAgreementHandler(HostDbContext db) : IRequestHandler<ChangeAgreement, Result>
{
    public async Task<Result> Handle(ChangeAgreement request, CancellationToken cancellationToken)
    {
        var (agreement, failure) = await FindOpenAsync(db, request.Id, request.Version, cancellationToken);
        if (failure is not null)
            return failure;
        return await MakeAgreementHandler.SetTermsAsync(db, agreement!, request.Terms, cancellationToken) is { } refused ? refused : Result.Success();
    }

    internal static async Task<(Agreement?, Failure?)> FindOpenAsync(HostDbContext db, Guid id, long version, CancellationToken cancellationToken)
    {
        var agreement = await db.Set<Agreement>().AsSplitQuery().SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (agreement is null)
            return (null, Result.NotFound());
        if (agreement.Version != version)
            return (null, new Failure([new RuleError("", "Somebody else changed this agreement while you were working on it. Nothing of yours was saved: look at their change, then make yours again.")], IsConflict: true));
        return agreement.EndedOn is null ? (agreement, null) : (null, Result.Failure("", "This agreement has been ended. Make a new one."));
    }
}

/// <summary>Records that an agreement was reviewed, and when it is reviewed next.</summary>
[RequiresPermission(SharingPermissions.View)]
[AuditedAs("Reviewed the agreement")]
internal sealed record ReviewAgreement(Guid Id, long Version, DateOnly? NextReviewOn, string? Note) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => MakeAgreement.RecordType;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class ReviewAgreementValidator : AbstractValidator<ReviewAgreement>
{
    public ReviewAgreementValidator()
    {
        RuleFor(r => r.NextReviewOn).NotNull().WithMessage("Enter the day of the next review.");
        RuleFor(r => r.Note).NotEmpty().WithMessage("Enter what the review looked at and found.").MaximumLength(2000).WithMessage("Enter 2,000 characters or fewer.");
    }
}

internal sealed class ReviewAgreementHandler(HostDbContext db, Kernel.Security.ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<ReviewAgreement, Result>
{
    public async Task<Result> Handle(ReviewAgreement request, CancellationToken cancellationToken)
    {
        var (agreement, failure) = await ChangeAgreementHandler.FindOpenAsync(db, request.Id, request.Version, cancellationToken);
        if (failure is not null)
            return failure;
        if (!currentUser.HasPermission(SharingPermissions.Manage) && !currentUser.WorksFor.Contains(agreement!.OwnerId))
            return Result.Failure("", "Its owner or information governance reviews an agreement. Ask one of them.");
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (request.NextReviewOn <= today || request.NextReviewOn > today.AddMonths(12))
            return Result.Failure(nameof(request.NextReviewOn), $"The next review must be after today, and {MakeAgreementHandler.Display(today.AddMonths(12))} or earlier.");
        agreement!.Reviewed(today, request.NextReviewOn!.Value, request.Note!);
        return Result.Success();
    }
}

/// <summary>Ends an agreement before its time: from today it allows nothing.</summary>
[RequiresPermission(SharingPermissions.Manage)]
[AuditedAs("Ended the agreement")]
internal sealed record EndAgreement(Guid Id, long Version, string? Why) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => MakeAgreement.RecordType;

    Guid? IAboutRecord.RecordId => Id;

    string? IAboutRecord.Reason => Why;
}

internal sealed class EndAgreementValidator : AbstractValidator<EndAgreement>
{
    public EndAgreementValidator() => RuleFor(r => r.Why).NotEmpty().WithMessage("Enter why the agreement ends.").MaximumLength(1000).WithMessage("Enter 1,000 characters or fewer.");
}

internal sealed class EndAgreementHandler(HostDbContext db, TimeProvider clock) : IRequestHandler<EndAgreement, Result>
{
    public async Task<Result> Handle(EndAgreement request, CancellationToken cancellationToken)
    {
        var (agreement, failure) = await ChangeAgreementHandler.FindOpenAsync(db, request.Id, request.Version, cancellationToken);
        if (failure is not null)
            return failure;
        agreement!.End(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), request.Why!);
        return Result.Success();
    }
}
