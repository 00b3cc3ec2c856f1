using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Changes a role: its name, what it may do, and which roles its holders may give. In force within seconds, mid-session.</summary>
/// <param name="Name">Which.</param>
/// <param name="Version">As it was when the page was opened.</param>
/// <param name="DisplayName">How people call it.</param>
/// <param name="Permissions">All that it may do, of the workstreams that are installed.</param>
/// <param name="Grantable">All roles that its holders may give and take.</param>
/// <param name="RequiresSecondFactor">Its holders sign in with a second factor as well; null to leave that as it is.</param>
[RequiresPermission(HostPermissions.ManageRoles)]
[AuditedAs("Changed a role")]
internal sealed record SaveRole(string Name, long Version, string? DisplayName, IReadOnlyList<string> Permissions, IReadOnlyList<string> Grantable, bool? RequiresSecondFactor = null) : ICommand, IAboutRecord
{
    public string RecordType => DirectoryHistory.Role(Name);

    public Guid? RecordId => null;
}

internal sealed class SaveRoleValidator : AbstractValidator<SaveRole>
{
    public SaveRoleValidator() => RuleFor(r => r.DisplayName).NotEmpty().WithMessage("Enter the role's name").MaximumLength(60).WithMessage("Enter a name of 60 characters or fewer");
}

internal sealed class SaveRoleHandler(
    HostDbContext db,
    PermissionDefinitions definitions,
    GrantReader grants,
    RoleHolders holders,
    LastRoleManager lastRoleManager,
    DirectoryHistory history,
    UserAccessReader access) : IRequestHandler<SaveRole, Result>
{
    public async Task<Result> Handle(SaveRole request, CancellationToken cancellationToken)
    {
        var roles = await db.Roles.Include(r => r.Permissions).Include(r => r.Grantable).AsSplitQuery().ToListAsync(cancellationToken);
        if (roles.SingleOrDefault(r => r.Name == request.Name) is not { } role)
            return Result.NotFound();
        if (role.IsRetired)
            return Result.Failure("", "This role is retired. Bring it back first.");
        if (role.Version != request.Version)
            return Lost.Race();
        var may = await grants.GetAsync(cancellationToken);
        if (!may.Roles.Contains(role.Name))
            return Result.Failure("", "You may change only roles that you may give. Ask a service lead.");

        var displayName = request.DisplayName!.Trim();
        if (roles.Any(r => r != role && string.Equals(r.DisplayName, displayName, StringComparison.OrdinalIgnoreCase)))
            return Result.Failure("DisplayName", "Another role has this name. Choose another");

        var known = definitions.All.ToDictionary(p => p.Name, p => p.DisplayName);
        var has = role.Permissions.Where(p => p.IsGranted && known.ContainsKey(p.Permission)).Select(p => p.Permission).ToList();
        var wanted = request.Permissions.Where(known.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        var given = wanted.Except(has).ToList();
        var taken = has.Except(wanted).ToList();
        var gives = role.Grantable.Where(g => g.IsGranted).Select(g => g.GrantableRoleName).ToList();
        var wantedRoles = request.Grantable.Distinct(StringComparer.Ordinal).ToList();
        var roleNames = roles.ToDictionary(r => r.Name, r => r.DisplayName);
        if (wantedRoles.FirstOrDefault(r => !roleNames.ContainsKey(r)) is not null)
            return Result.NotFound();
        // A retired role is not on the page, so it cannot be missed from it.
        var retired = roles.Where(r => r.IsRetired).Select(r => r.Name).ToList();
        var mayNowGive = wantedRoles.Except(gives).ToList();
        var mayNoLongerGive = gives.Except(wantedRoles).Except(retired).ToList();

        if ((given.Count > 0 || mayNowGive.Count > 0) && await holders.IsOwnAsync(role.Name, cancellationToken))
            return Result.Failure(given.Count > 0 ? "Permissions" : "Grantable", "You hold this role, so you cannot add to it. Ask a colleague who holds another role that may change roles, or run “platform roles give” on the server");
        if (given.FirstOrDefault(p => !may.MayGive(p)) is { } beyond)
            return Result.Failure("Permissions", $"You may not give “{known[beyond]}”: no role that you may give has it");
        if (mayNowGive.FirstOrDefault(r => !may.Roles.Contains(r)) is { } beyondRole)
            return Result.Failure("Grantable", $"You may not give the role “{roleNames[beyondRole]}”, so you cannot let others give it");

        history.Add(
            DirectoryHistory.Role(role.Name),
            DirectoryHistory.Changed("Name", role.DisplayName, displayName),
            request.RequiresSecondFactor is not { } asked || asked == role.RequiresSecondFactor ? "" : asked ? "Signs in with a second factor." : "Signs in without a second factor.",
            DirectoryHistory.Sentence("May now", given.Select(p => known[p])),
            DirectoryHistory.Sentence("May no longer", taken.Select(p => known[p])),
            DirectoryHistory.Sentence("May now give the roles", mayNowGive.Select(r => roleNames[r])),
            DirectoryHistory.Sentence("May no longer give the roles", mayNoLongerGive.Select(r => roleNames[r])));
        role.DisplayName = displayName;
        role.RequiresSecondFactor = request.RequiresSecondFactor ?? role.RequiresSecondFactor;
        role.Version++;
        foreach (var permission in given.Concat(taken))
            role.Decide(permission, isGranted: given.Contains(permission));
        foreach (var grantable in mayNowGive.Concat(mayNoLongerGive))
            role.DecideGrantable(grantable, isGranted: mayNowGive.Contains(grantable));
        if (await lastRoleManager.SaveAsync(cancellationToken) is { } nobodyLeft)
            return nobodyLeft;
        access.Forget();
        return Result.Success();
    }
}
