using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Security;

namespace Platform.Host.Administration;

/// <summary>Makes a role, empty or like another. Who made it may give it.</summary>
/// <param name="DisplayName">How people call it.</param>
/// <param name="LikeRole">The role whose permissions it starts with; null for none.</param>
[RequiresPermission(HostPermissions.ManageRoles)]
[AuditedAs("Made a role")]
internal sealed record CreateRole(string? DisplayName, string? LikeRole) : ICommand<string>, IAboutRecord
{
    public string RecordType => DirectoryHistory.Role(NameOf(DisplayName ?? ""));

    public Guid? RecordId => null;

    /// <summary>"Night worker" is kept as "night-worker", whatever it is called later.</summary>
    public static string NameOf(string displayName)
    {
        var name = new StringBuilder();
        foreach (var c in displayName.Trim().ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().TrimEnd('-');
    }
}

internal sealed class CreateRoleValidator : AbstractValidator<CreateRole>
{
    public CreateRoleValidator()
    {
        RuleFor(r => r.DisplayName).NotEmpty().WithMessage("Enter the role's name").MaximumLength(60).WithMessage("Enter a name of 60 characters or fewer");
        RuleFor(r => r.DisplayName).Must(d => CreateRole.NameOf(d!).Length > 0).When(r => !string.IsNullOrWhiteSpace(r.DisplayName)).WithMessage("Enter a name with letters");
    }
}

internal sealed class CreateRoleHandler(HostDbContext db, GrantReader grants, ICurrentUser currentUser, DirectoryHistory history, UserAccessReader access) : IRequestHandler<CreateRole, Result<string>>
{
    public async Task<Result<string>> Handle(CreateRole request, CancellationToken cancellationToken)
    {
        var displayName = request.DisplayName!.Trim();
        var name = CreateRole.NameOf(displayName);
        var roles = await db.Roles.Include(r => r.Permissions).Include(r => r.Grantable).AsSplitQuery().ToListAsync(cancellationToken);
        if (roles.Any(r => r.Name == name || string.Equals(r.DisplayName, displayName, StringComparison.OrdinalIgnoreCase)))
            return Result.Failure("DisplayName", "Another role has this name, maybe one that is retired. Choose another");

        var role = new Role { Name = name, DisplayName = displayName };
        if (!string.IsNullOrEmpty(request.LikeRole))
        {
            if (roles.SingleOrDefault(r => r.Name == request.LikeRole) is not { } like)
                return Result.Failure("LikeRole", "Choose a role that exists");
            if (!(await grants.GetAsync(cancellationToken)).Roles.Contains(like.Name))
                return Result.Failure("LikeRole", "Choose a role that you may give");
            role.RequiresSecondFactor = like.RequiresSecondFactor;
            foreach (var permission in like.Permissions.Where(p => p.IsGranted))
                role.Decide(permission.Permission, isGranted: true);
            // Which roles it may give is not copied: that is decided for each role.
        }

        db.Roles.Add(role);
        var membership = currentUser.MembershipId;
        var makers = currentUser.IsSystem
            ? roles.Where(r => r.Permissions.Any(p => p.IsGranted && p.Permission == HostPermissions.ManageRoles)).ToList()
            : await db.Roles.Include(r => r.Permissions).Include(r => r.Grantable).AsSplitQuery()
                .Where(r => db.Set<MembershipRole>().Any(m => m.MembershipId == membership && m.RoleName == r.Name) && r.Permissions.Any(p => p.IsGranted && p.Permission == HostPermissions.ManageRoles))
                .ToListAsync(cancellationToken);
        foreach (var maker in makers)
            maker.DecideGrantable(name, isGranted: true);
        history.Add(DirectoryHistory.Role(name), string.IsNullOrEmpty(request.LikeRole) ? "Made." : $"Made like “{roles.Single(r => r.Name == request.LikeRole).DisplayName}”.");
        access.Forget();
        return name;
    }
}

/// <summary>Retires a role that nobody holds, or brings it back.</summary>
[RequiresPermission(HostPermissions.ManageRoles)]
[AuditedAs("Retired a role or brought it back")]
internal sealed record RetireRole(string Name, long Version, bool IsRetired) : ICommand, IAboutRecord
{
    public string RecordType => DirectoryHistory.Role(Name);

    public Guid? RecordId => null;
}

internal sealed class RetireRoleHandler(HostDbContext db, GrantReader grants, RoleHolders holders, DirectoryHistory history) : IRequestHandler<RetireRole, Result>
{
    public async Task<Result> Handle(RetireRole request, CancellationToken cancellationToken)
    {
        if (await db.Roles.SingleOrDefaultAsync(r => r.Name == request.Name, cancellationToken) is not { } role)
            return Result.NotFound();
        if (role.Version != request.Version)
            return Lost.Race();
        if (role.IsRetired == request.IsRetired)
            return Result.Success();
        var may = await grants.GetAsync(cancellationToken);
        if (request.IsRetired ? !may.Roles.Contains(role.Name) : !may.IsUnlimited)
            return Result.Failure("", "You may change only roles that you may give. Ask a service lead.");
        if (request.IsRetired && await holders.AnyAsync(role.Name, cancellationToken))
            return Result.Failure("", "People still hold this role. Take it from them first: the list of people can be filtered by role.");
        role.IsRetired = request.IsRetired;
        role.Version++;
        history.Add(DirectoryHistory.Role(role.Name), request.IsRetired ? "Retired." : "Brought back.");
        return Result.Success();
    }
}
