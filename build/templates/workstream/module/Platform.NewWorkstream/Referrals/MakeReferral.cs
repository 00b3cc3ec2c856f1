using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.NewWorkstream.Data;

namespace Platform.NewWorkstream.Referrals;

/// <summary>Makes a referral.</summary>
/// <param name="RequestKey">Made by the form, and the referral's identifier: a second submit makes no second one.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="Reason">Why it is made.</param>
[RequiresPermission(NewWorkstreamPermissions.Record)]
internal sealed record MakeReferral(Guid RequestKey, string? AreaCode, string? Reason) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => NewWorkstreamRecordTypes.Referral;

    Guid? IAboutRecord.RecordId => RequestKey;
}

internal sealed class MakeReferralValidator : AbstractValidator<MakeReferral>
{
    public MakeReferralValidator(ReferenceData reference)
    {
        RuleFor(r => r.AreaCode).Must(code => reference.Area(code) is not null).WithMessage("Choose an area.");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Enter why the referral is made.")
            .MaximumLength(Referral.ReasonLength).WithMessage($"The reason must be {Referral.ReasonLength} characters or fewer.");
    }
}

internal sealed class MakeReferralHandler(NewWorkstreamDbContext db, ICurrentUser currentUser, TimeProvider clock) : IRequestHandler<MakeReferral, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(MakeReferral request, CancellationToken cancellationToken)
    {
        if (!currentUser.HasAllAreas && !currentUser.Areas.Contains(request.AreaCode!, StringComparer.Ordinal))
            return Result.Failure(nameof(request.AreaCode), "Choose one of your own areas.");
        if (!await db.Referrals.AnyAsync(r => r.Id == request.RequestKey, cancellationToken).ConfigureAwait(false))
            db.Referrals.Add(new Referral(request.RequestKey, request.AreaCode!, request.Reason!.Trim(), clock.GetUtcNow().UtcDateTime));
        return request.RequestKey;
    }
}
