using FluentValidation;
using MediatR;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.Host.SignIn.SecondFactors;

/// <summary>
/// A first code of a new app. It comes from the steps of signing in and from people's own account, which both know whose
/// it is, so no permission is named. Gives the recovery codes.
/// </summary>
[AllowAnonymousRequest]
[AuditedAs("Set up a second factor")]
internal sealed record ConfirmSecondFactor(Guid UserId, string? Code) : ICommand<IReadOnlyList<string>>, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;
}

internal sealed class ConfirmSecondFactorHandler(AuthenticatorApps factors) : IRequestHandler<ConfirmSecondFactor, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(ConfirmSecondFactor request, CancellationToken cancellationToken)
        => await factors.ConfirmAsync(request.UserId, request.Code, cancellationToken) is { } codes
            ? Result.Success(codes)
            : Result.Failure("Code", "The code is not right. Check that your phone shows the right time, and enter the code that the app shows now.");
}

/// <summary>A code of the app, or a recovery code, as a step of signing in. See <see cref="ConfirmSecondFactor"/> for why no permission is named.</summary>
[AllowAnonymousRequest]
[AuditedAs("Used a second factor")]
internal sealed record UseSecondFactor(Guid UserId, string? Code, bool IsRecoveryCode) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;

    string? IAboutRecord.Reason => IsRecoveryCode ? "Recovery code" : null;
}

internal sealed class UseSecondFactorHandler(AuthenticatorApps factors) : IRequestHandler<UseSecondFactor, Result>
{
    public async Task<Result> Handle(UseSecondFactor request, CancellationToken cancellationToken)
    {
        if (await factors.FindAsync(request.UserId, cancellationToken) is { } factor
            && (request.IsRecoveryCode ? factors.TakeRecoveryCode(factor, request.Code) : factors.TakeCode(factor, request.Code)))
            return Result.Success();
        return request.IsRecoveryCode
            ? Result.Failure("Code", "The recovery code is not right, or it was used before. Each code works once.")
            : Result.Failure("Code", "The code is not right, or it was used before. Enter the code that the app shows now; a new one comes every 30 seconds.");
    }
}

/// <summary>Ten new recovery codes in place of those that are left. Everybody may have them for their own app, so no permission is named.</summary>
[AllowAnonymousRequest]
[AuditedAs("Made new recovery codes")]
internal sealed record RenewRecoveryCodes(string? Code) : ICommand<IReadOnlyList<string>>;

internal sealed class RenewRecoveryCodesHandler(AuthenticatorApps factors, ICurrentUser currentUser) : IRequestHandler<RenewRecoveryCodes, Result<IReadOnlyList<string>>>
{
    public async Task<Result<IReadOnlyList<string>>> Handle(RenewRecoveryCodes request, CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } id || await factors.FindAsync(id, cancellationToken) is not { ConfirmedUtc: not null } factor)
            return Result.NotFound();
        return factors.TakeCode(factor, request.Code)
            ? Result.Success(factors.RenewRecoveryCodes(factor))
            : Result.Failure("Code", "The code is not right, or it was used before. Enter the code that the app shows now; a new one comes every 30 seconds.");
    }
}

/// <summary>An administrator takes a lost app away. Sessions end; the person sets up another when they sign in next.</summary>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Took a second factor away")]
internal sealed record ResetSecondFactor(Guid UserId, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;
}

internal sealed class ResetSecondFactorValidator : AbstractValidator<ResetSecondFactor>
{
    public ResetSecondFactorValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Enter how you know that the request came from this person, for example \"rang her on the number in the directory\".");
        RuleFor(r => r.Reason).MaximumLength(500).WithMessage("Enter 500 characters or fewer.");
    }
}

internal sealed class ResetSecondFactorHandler(DirectoryReach reach, AuthenticatorApps factors, SessionEnder sessions, ICurrentUser currentUser) : IRequestHandler<ResetSecondFactor, Result>
{
    public async Task<Result> Handle(ResetSecondFactor request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.UserId, cancellationToken) is not { } user)
            return Result.NotFound();
        if (request.UserId == currentUser.Id)
            return Result.Failure("", "Ask a colleague to reset your own second factor, or use a recovery code.");
        // With the right to reset, and to give a password, somebody could become a person with more rights than theirs.
        if (await reach.WhyNotAsync(user, cancellationToken) is { } refused)
            return refused;
        if (await factors.FindAsync(request.UserId, cancellationToken) is { } factor)
            factors.Remove(factor);
        await sessions.EndAsync(request.UserId, _ => true, SessionEnd.EndedByAdministrator, currentUser.DisplayName, cancellationToken);
        return Result.Success();
    }
}
