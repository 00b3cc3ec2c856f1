using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>
/// Makes a password for one sign-in, which is shown once to who asked for it: the person chooses their own with it. Ends the
/// person's sessions.
/// </summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Password">For the command line alone: the password itself, which then need not be changed.</param>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Made a password")]
internal sealed record SetPassword(Guid PersonId, string? Password = null) : ICommand<string>, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class SetPasswordHandler(UserManager<User> users, DirectoryReach reach, DirectoryHistory history, ICurrentUser currentUser) : IRequestHandler<SetPassword, Result<string>>
{
    public async Task<Result<string>> Handle(SetPassword request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.PersonId, cancellationToken) is not { } person || request.Password is not null && !currentUser.IsSystem)
            return Result.NotFound();
        if (person.Id == currentUser.Id)
            return Result.Failure("", "This is for colleagues who cannot sign in. Change your own password on your account page.");
        if (await reach.WhyNotAsync(person, cancellationToken) is { } refused)
            return refused;

        var password = request.Password ?? Generate();
        person.MustChangePassword = request.Password is null;
        (person.LockoutEndUtc, person.AccessFailedCount) = (null, 0);
        history.Add(DirectoryHistory.Person(person.Id), request.Password is null ? "Got a password for one sign-in." : "Got a password.");
        if (person.PasswordHash is not null)
            await users.RemovePasswordAsync(person);
        var set = await users.AddPasswordAsync(person, password);
        return set.Succeeded ? password : Result.Failure(set.Errors.Select(e => new RuleError("Password", e.Description)));
    }

    // 77 bits, without letters and digits that look alike when they are read aloud or copied from paper.
    private static string Generate()
    {
        var text = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);
        return $"{text[..4]}-{text[4..8]}-{text[8..12]}-{text[12..]}";
    }
}
