using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Demonstration;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Security;

namespace Platform.Host.Demonstration;

/// <summary>Where the demonstration is played: real requests, sent as real people of the directory, at the times of the story.</summary>
internal sealed class DemonstrationStage(IServiceScopeFactory scopes, DemonstrationClock clock, DatabaseBuses buses) : IDemonstrationStage
{
    private readonly Dictionary<(string Role, string Area), UserAccess> people = [];

    public static void Register(IServiceCollection services)
    {
        services.AddSingleton<DemonstrationClock>();
        services.AddSingleton<TimeProvider>(s => s.GetRequiredService<DemonstrationClock>());
        services.AddSingleton<DemonstrationStage>();
        services.AddScoped<DemonstrationSeed>();
    }

    public IReadOnlyList<string> Areas => DemonstrationPeople.Areas;

    public void MoveClockTo(DateTime utc) => clock.MoveTo(utc);

    public async Task<T> SendAsync<T>(IRequest<T> request, string role, string areaCode, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Become(await PersonAsync(scope.ServiceProvider, role, areaCode, cancellationToken));
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
    }

    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        // Retries and leases are timed; they must not see a clock that went back.
        clock.Release();
        var result = await buses.DrainAsync(cancellationToken);
        if (result.Failed > 0)
            throw new InvalidOperationException($"{result.Failed} event(s) of the demonstration could not be handled. 'platform events parked' shows why.");
    }

    private async Task<UserAccess> PersonAsync(IServiceProvider services, string role, string areaCode, CancellationToken cancellationToken)
    {
        if (people.TryGetValue((role, areaCode), out var known))
            return known;
        var candidates = DemonstrationPeople.All.Where(p => p.Roles.Count == 1 && p.Roles[0] == role).ToList();
        var person = candidates.FirstOrDefault(p => p.Areas.Contains(areaCode)) ?? candidates.FirstOrDefault(p => p.Areas.Contains("all"))
            ?? throw new InvalidOperationException($"The demonstration has nobody with the role '{role}' in {areaCode}.");
        var id = await services.GetRequiredService<HostDbContext>().Users.Where(u => u.UserName == person.UserName).Select(u => u.Id).SingleAsync(cancellationToken);
        var access = await services.GetRequiredService<UserAccessReader>().FindAsync(id, cancellationToken)
            ?? throw new InvalidOperationException($"{person.UserName} cannot sign in.");
        return people[(role, areaCode)] = access;
    }
}
