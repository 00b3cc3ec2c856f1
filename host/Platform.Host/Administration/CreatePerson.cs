using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Adds a person with what they work as. They sign in as soon as they have a password.</summary>
/// <param name="UserName">What they sign in with.</param>
/// <param name="DisplayName">How colleagues know them.</param>
/// <param name="Membership">For which agency, with which roles, where.</param>
/// <param name="Password">For the command line alone: on the pages nobody chooses another person's password.</param>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Added a person")]
internal sealed record CreatePerson(string? UserName, string? DisplayName, MembershipTerms Membership, string? Password = null) : ICommand<Guid>, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => null;
}

internal sealed partial class CreatePersonValidator : AbstractValidator<CreatePerson>
{
    public CreatePersonValidator(MembershipRules rules)
    {
        RuleFor(r => r.UserName).Must(n => n is not null && UserNames().IsMatch(n)).WithMessage("Enter a user name of 2 to 60 letters, digits, full stops, hyphens or @, without spaces");
        RuleFor(r => r.DisplayName).NotEmpty().WithMessage("Enter the person's name").MaximumLength(100).WithMessage("Enter a name of 100 characters or fewer");
        // Here and not in the handler, so that the form says all that is missing at once.
        RuleFor(r => r.Membership).CustomAsync(async (terms, context, cancellationToken) =>
        {
            foreach (var error in await rules.CheckAsync(terms, cancellationToken))
                context.AddFailure(error.Field, error.Message);
        });
    }

    [GeneratedRegex(@"^[A-Za-z0-9._@+-]{2,60}\z")]
    private static partial Regex UserNames();
}

internal sealed class CreatePersonHandler(
    HostDbContext db,
    UserManager<User> users,
    MembershipRules rules,
    DirectoryHistory history,
    ICurrentUser currentUser,
    IGuidGenerator guids,
    TimeProvider clock) : IRequestHandler<CreatePerson, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(CreatePerson request, CancellationToken cancellationToken)
    {
        if (request.Password is not null && !currentUser.IsSystem)
            return Result.NotFound();
        var normalized = users.NormalizeName(request.UserName!);
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == normalized, cancellationToken))
            return Result.Failure("UserName", "Somebody else has this user name. Choose another");

        var user = new User
        {
            Id = guids.Create(),
            UserName = request.UserName!,
            NormalizedUserName = normalized!,
            DisplayName = request.DisplayName!.Trim(),
            CreatedUtc = clock.GetUtcNow().UtcDateTime,
        };
        var membership = UserFactory.CreateMembership(guids.Create(), user.Id, request.Membership.AgencyCode, request.Membership.Roles, request.Membership.Areas);
        (membership.StartsOn, membership.EndsOn) = (request.Membership.StartsOn, request.Membership.EndsOn);
        user.Memberships.Add(membership);
        history.Add(DirectoryHistory.Person(user.Id), $"Added as {user.UserName}: {await rules.InWordsAsync(request.Membership, cancellationToken)}.");

        var made = request.Password is null ? await users.CreateAsync(user) : await users.CreateAsync(user, request.Password);
        return made.Succeeded
            ? user.Id
            : Result.Failure(made.Errors.Select(e => new RuleError(e.Code.StartsWith("Password", StringComparison.Ordinal) ? "Password" : "UserName", e.Description)));
    }
}
