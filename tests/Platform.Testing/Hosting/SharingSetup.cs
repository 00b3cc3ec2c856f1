using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.People;
using Platform.Host.Sharing;
using Platform.Kernel.Sharing;

namespace Platform.Testing;

/// <summary>
/// Agencies and agreements for tests of sharing. A host of a test has no agreement to start with, as a new installation has
/// none; its people all work for <c>test-agency</c>, and within one agency no agreement is needed.
/// </summary>
public static class SharingSetup
{
    /// <summary>Puts an agency into the directory, unless it is there.</summary>
    public static Task AddAgencyAsync(this PlatformHost host, string code, string name, string kind) => host.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<HostDbContext>();
        if (await db.Agencies.AnyAsync(a => a.Code == code))
            return;
        db.Agencies.Add(new Agency { Code = code, Name = name, Kind = kind });
        await db.SaveChangesAsync();
    });

    /// <summary>Makes an agreement between two agencies, for a year unless said, answered for by a new person.</summary>
    public static Task<Guid> AddAgreementAsync(
        this PlatformHost host, string title, string[] parties, string[] purposes, string[] dataTypes, string owner, DateOnly from, DateOnly? until = null) => host.InScopeAsync(async services =>
    {
        var result = await services.GetRequiredService<IMediator>().Send(new MakeAgreement(Guid.NewGuid(), new AgreementTerms
        {
            Title = title, Parties = [.. parties], Purposes = [.. purposes], DataTypes = [.. dataTypes], Gateway = "children-2004-section-10",
            FromOn = from, UntilOn = until ?? from.AddYears(1), ReviewOn = from.AddMonths(6), Owner = owner, DpiaReference = "DPIA-1", Security = "Here only.", Retention = "One year.",
        }));
        return result.Succeeded ? result.Value : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Message)));
    });

    /// <summary>Everything that was shared, the oldest first.</summary>
    public static Task<IReadOnlyList<Shared>> DisclosuresAsync(this PlatformHost host) => host.InScopeAsync(async services =>
        (IReadOnlyList<Shared>)await services.GetRequiredService<HostDbContext>().Set<Disclosure>().AsNoTracking().OrderBy(d => d.OccurredUtc)
            .Select(d => new Shared(d.Id, d.FromAgency, d.ToAgency, d.RecordId, d.PersonId, d.Purpose, d.DataTypes, d.AgreementId, d.Gateway, d.Necessity, d.DecidedBy, d.OverrideReason)).ToListAsync());

    /// <summary>Adds a person of one agency with several roles, in every area; the user name is returned.</summary>
    public static Task<string> AddPersonWithRolesAsync(this PlatformHost host, string[] roles, string agency = "test-agency", string name = "Test person") => host.InScopeAsync(async services =>
    {
        var userName = $"person-{Guid.NewGuid():N}";
        var result = await services.GetRequiredService<UserManager<User>>().CreateAsync(UserFactory.Create(services, userName, name, agency, roles, ["all"]), PlatformHost.Password);
        return result.Succeeded ? userName : throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    });

    /// <summary>The identifier of a person of the directory.</summary>
    public static Task<Guid> PersonIdAsync(this PlatformHost host, string userName)
        => host.InScopeAsync(services => services.GetRequiredService<HostDbContext>().Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync());

    /// <summary>Asks the gate as somebody with a role's permissions, of the agency that all people of a test work for.</summary>
    public static Task<SharingDecision> CheckShareAsync(this PlatformHost host, string role, Share share)
        => host.InScopeOfAsync(role, [], services => services.GetRequiredService<ISharingGate>().CheckAsync(share, CancellationToken.None));
}

/// <summary>One disclosure as it is kept.</summary>
public sealed record Shared(
    Guid Id, string FromAgency, string ToAgency, Guid RecordId, Guid PersonId, string Purpose, string DataTypes, Guid? AgreementId, string? Gateway, string? Necessity, Guid? DecidedBy, string? OverrideReason);
