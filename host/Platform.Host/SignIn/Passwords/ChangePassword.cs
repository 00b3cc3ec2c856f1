using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.SignIn.Passwords;

/// <summary>
/// A person sets their own password: from their account with the old one, or as a step of signing in, where they have just
/// shown it. Both know whose it is, so no permission is named. Every other session of theirs ends.
/// </summary>
[AllowAnonymousRequest]
[AuditedAs("Changed a password")]
internal sealed record ChangePassword(Guid UserId, bool IsStepOfSigningIn, string? Current, string? New) : ICommand, IAboutRecord
{
    /// <summary>The session that goes on.</summary>
    public Guid? Session { get; init; }

    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => UserId;

    /// <summary>Never a password.</summary>
    public override string ToString() => $"{nameof(ChangePassword)} {UserId}";
}

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(r => r.Current).NotEmpty().When(r => !r.IsStepOfSigningIn).WithMessage("Enter your current password");
        RuleFor(r => r.New).NotEmpty().WithMessage("Enter a new password");
    }
}

internal sealed class ChangePasswordHandler(HostDbContext db, UserManager<User> users, SessionEnder sessions) : IRequestHandler<ChangePassword, Result>
{
    public async Task<Result> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(request.UserId.ToString()) is not { IsActive: true } user)
            return Result.NotFound();
        if (!request.IsStepOfSigningIn && !await users.CheckPasswordAsync(user, request.Current![..Math.Min(request.Current!.Length, PasswordRules.Longest)]))
            return Result.Failure("Current", "Your current password is not right");
        if (user.PasswordHash is not null && users.PasswordHasher.VerifyHashedPassword(user, user.PasswordHash, request.New!) != PasswordVerificationResult.Failed)
            return Result.Failure("New", "Enter a password that is not the one you have");
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, user, request.New!) is { Succeeded: false } refused)
                return Result.Failure("New", refused.Errors.First().Description);

        user.PasswordHash = users.PasswordHasher.HashPassword(user, request.New!);
        user.MustChangePassword = false;
        await users.UpdateSecurityStampAsync(user);
        await sessions.EndAsync(user.Id, s => s.Id != request.Session, SessionEnd.StandingChanged, by: null, cancellationToken);
        // The session in which it was done goes on.
        if (request.Session is { } own && await db.Sessions.FindAsync([own], cancellationToken) is { } session && session.UserId == user.Id)
            session.SecurityStamp = user.SecurityStamp;
        return Result.Success();
    }
}
