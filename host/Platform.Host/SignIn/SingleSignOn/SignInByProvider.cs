using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.SignIn.SingleSignOn;

/// <summary>
/// The person whom a provider vouches for: known by an earlier sign-in, linked by the configured claim, or made. Sent before
/// anybody is signed in, so no permission is named.
/// </summary>
[AllowAnonymousRequest]
[AuditedAs("Signed in with an organisation’s account")]
internal sealed record SignInByProvider(ProvenPerson Person) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => SignInRecords.Person;

    Guid? IAboutRecord.RecordId => null;

    /// <summary>Nothing about the person.</summary>
    public override string ToString() => nameof(SignInByProvider);
}

internal sealed class SignInByProviderHandler(HostDbContext db, UserManager<User> users, IServiceProvider services, IOptions<SingleSignOnOptions> configured, UserAccessReader access, DirectoryHistory history, MembershipRules rules, TimeProvider clock)
    : IRequestHandler<SignInByProvider, Result<Guid>>
{
    private const string NotHere = "Your account was recognised, but it gives no access here. Ask your service lead.";

    private readonly SingleSignOnOptions options = configured.Value;

    public async Task<Result<Guid>> Handle(SignInByProvider request, CancellationToken cancellationToken)
    {
        var person = request.Person;
        var id = ExternalLogin.IdOf(person.Issuer, person.Subject);
        if (await db.ExternalLogins.FindAsync([id], cancellationToken) is { } known)
            return await ReturnAsync(known, person, cancellationToken);
        if (await FindToLinkAsync(person, cancellationToken) is { } here)
        {
            if (!here.IsActive)
                return Result.Failure("", NotHere);
            Link(id, person, here.Id, groupsDecide: false);
            history.AddByProvider(DirectoryHistory.Person(here.Id), "Signs in with the organisation’s account from now on.");
            return here.Id;
        }

        return options.CreatePeople ? await MakeAsync(id, person, cancellationToken) : Result.Failure("", NotHere);
    }

    private async Task<Result<Guid>> ReturnAsync(ExternalLogin known, ProvenPerson person, CancellationToken cancellationToken)
    {
        var user = await db.Users.Include(u => u.Memberships).ThenInclude(m => m.Roles).Include(u => u.Memberships).ThenInclude(m => m.Areas).AsSplitQuery().SingleAsync(u => u.Id == known.UserId, cancellationToken);
        // Who was deactivated here stays out, whatever the provider says.
        if (!user.IsActive)
            return Result.Failure("", NotHere);
        if (known.GroupsDecide)
        {
            var grant = GrantOf(person);
            if (grant.Roles.Count == 0)
                return Result.Failure("", NotHere);
            await ApplyAsync(user, grant, cancellationToken);
            access.Forget();
        }

        return user.Id;
    }

    private async Task<User?> FindToLinkAsync(ProvenPerson person, CancellationToken cancellationToken)
    {
        if (options.LinkByClaim is not { Length: > 0 } claim || person.Text(claim) is not { Length: > 0 } name)
            return null;
        // An address that nobody has checked could be anybody's.
        if (claim == "email" && !person.IsTrue("email_verified"))
            return null;
        var normalized = name.ToUpperInvariant();
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedUserName == normalized, cancellationToken);
        return user is not null && await db.ExternalLogins.AnyAsync(l => l.UserId == user.Id, cancellationToken) ? null : user;
    }

    private async Task<Result<Guid>> MakeAsync(string id, ProvenPerson person, CancellationToken cancellationToken)
    {
        var grant = GrantOf(person);
        if (grant.Roles.Count == 0 || person.Text(options.UserNameClaim) is not { Length: > 0 and <= 100 } userName)
            return Result.Failure("", NotHere);
        if (await users.FindByNameAsync(userName) is not null)
            return Result.Failure("", "Somebody here has your user name already. Ask your service lead.");
        var displayName = person.Text(options.DisplayNameClaim) is { Length: > 0 and <= 200 } name ? name : userName;
        var user = UserFactory.Create(services, userName, displayName, grant.Agency, grant.Roles, grant.Areas);
        if (await users.CreateAsync(user) is { Succeeded: false } refused)
            return Result.Failure("", string.Join(" ", refused.Errors.Select(e => e.Description)));
        Link(id, person, user.Id, groupsDecide: true);
        history.AddByProvider(DirectoryHistory.Person(user.Id), $"Came by the organisation’s account. Works for {await rules.InWordsAsync(new MembershipTerms(grant.Agency, grant.Roles, grant.Areas), cancellationToken)}.");
        return user.Id;
    }

    private void Link(string id, ProvenPerson person, Guid userId, bool groupsDecide) => db.ExternalLogins.Add(new ExternalLogin
    {
        Id = id,
        Issuer = person.Issuer,
        Subject = person.Subject,
        UserId = userId,
        LinkedUtc = clock.GetUtcNow().UtcDateTime,
        GroupsDecide = groupsDecide,
    });

    /// <summary>What all their groups give together; the agency is that of the first that has one.</summary>
    private GroupGrant GrantOf(ProvenPerson person)
    {
        var grants = person.List(options.GroupsClaim).Where(options.Groups.ContainsKey).Select(g => options.Groups[g]).ToList();
        return new GroupGrant
        {
            Roles = grants.SelectMany(g => g.Roles).Distinct(StringComparer.Ordinal).ToList(),
            Agency = grants.Select(g => g.Agency).FirstOrDefault(a => a is not null),
            Areas = grants.SelectMany(g => g.Areas).Distinct(StringComparer.Ordinal).ToList(),
        };
    }

    private async Task ApplyAsync(User user, GroupGrant grant, CancellationToken cancellationToken)
    {
        // The groups decide what they were made with; what somebody let them work as besides is not the provider's.
        var membership = user.Memberships.OrderBy(m => m.Id).First();
        var before = SaveMembershipHandler.TermsOf(membership);
        var after = before with { AgencyCode = grant.Agency, Roles = grant.Roles, Areas = grant.Areas };
        var (was, becomes) = (await rules.InWordsAsync(before, cancellationToken), await rules.InWordsAsync(after, cancellationToken));
        if (was == becomes)
            return;
        history.AddByProvider(DirectoryHistory.Person(user.Id), DirectoryHistory.Changed("Works for", was, becomes));
        membership.AgencyCode = grant.Agency;
        membership.HasAllAreas = grant.Areas.Contains(UserFactory.AllAreas);
        membership.Version++;
        db.RemoveRange(membership.Roles.Where(r => !grant.Roles.Contains(r.RoleName)));
        db.AddRange(grant.Roles.Except(membership.Roles.Select(r => r.RoleName)).Select(r => new MembershipRole { MembershipId = membership.Id, RoleName = r }).ToList());
        db.RemoveRange(membership.Areas.Where(a => !grant.Areas.Contains(a.AreaCode)));
        db.AddRange(grant.Areas.Where(a => a != UserFactory.AllAreas).Except(membership.Areas.Select(a => a.AreaCode)).Select(a => new MembershipArea { MembershipId = membership.Id, AreaCode = a }).ToList());
    }
}
