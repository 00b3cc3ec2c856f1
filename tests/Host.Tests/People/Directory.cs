using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host.Administration;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Host.Tests.People;

/// <summary>People of a directory, and requests that they send as themselves: with what the directory says they may.</summary>
internal static class Directory
{
    public const string Youth = "youth-service";
    public const string Police = "police";
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    public static async Task<PlatformHost> StartAsync(DatabaseKind kind, Action<PlatformHostOptions>? configure = null)
    {
        var host = await PlatformHost.StartAsync(kind, configure);
        await host.AsSystemAsync(new SaveAgency(null, 0, "Youth service", "youth-justice", null, null, IsRetired: false));
        await host.AsSystemAsync(new SaveAgency(null, 0, "Police", "police", null, null, IsRetired: false));
        return host;
    }

    public static MembershipTerms Works(string agency, string role, params string[] areas) => new(agency, [role], areas.Length == 0 ? [UserFactory.AllAreas] : areas);

    /// <summary>Adds somebody; their user name is their name.</summary>
    public static async Task<Guid> AddAsync(this PlatformHost host, string name, MembershipTerms works, params MembershipTerms[] asWell)
    {
        var id = (await host.AsSystemAsync(new CreatePerson(name, name, works, PlatformHost.Password))).Value;
        foreach (var terms in asWell)
            (await host.AsSystemAsync(new SaveMembership(id, null, 0, terms))).Sentence().ShouldBe("");
        return id;
    }

    public static Task<T> AsSystemAsync<T>(this PlatformHost host, IRequest<T> request) => host.InScopeAsync(services => services.GetRequiredService<IMediator>().Send(request));

    /// <summary>Sends a request as a person of the directory, as the member that they chose to work as.</summary>
    public static async Task<T> AsAsync<T>(this PlatformHost host, Guid person, IRequest<T> request, Guid? membership = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var access = await scope.ServiceProvider.GetRequiredService<UserAccessReader>().FindAsync(person, membership, CancellationToken.None);
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(access ?? throw new InvalidOperationException("The person has left."));
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    public static Task<UserAccess?> AccessAsync(this PlatformHost host, Guid person, Guid? membership = null)
        => host.InScopeAsync(services => services.GetRequiredService<UserAccessReader>().FindAsync(person, membership, CancellationToken.None));

    public static Task<List<Membership>> MembershipsAsync(this PlatformHost host, Guid person)
        => host.InScopeAsync(services => services.GetRequiredService<HostDbContext>().Memberships.AsNoTracking().Include(m => m.Roles).Include(m => m.Areas).Where(m => m.UserId == person).OrderBy(m => m.Id).ToListAsync());

    public static async Task<PlatformClient> BrowserAsync(this PlatformHost host, string userName)
    {
        var browser = host.Anonymous();
        await browser.SignInAsync(userName, PlatformHost.Password);
        return browser;
    }

    public static async Task<bool> PasswordFitsAsync(this PlatformHost host, Guid person, string password) => await host.InScopeAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<User>>();
        return await users.CheckPasswordAsync((await users.FindByIdAsync(person.ToString()))!, password);
    });

    public static string Sentence(this Result result) => string.Join(" ", result.Errors.Select(e => e.Message));
}
