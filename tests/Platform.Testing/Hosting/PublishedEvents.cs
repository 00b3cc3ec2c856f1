using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Data;

namespace Platform.Testing;

/// <summary>Reads the event log, for tests of what a module publishes.</summary>
public static class PublishedEvents
{
    /// <summary>What was published under a name, in the order of the log's identifiers.</summary>
    public static Task<List<PublishedEvent>> PublishedAsync(this PlatformHost host, string eventName)
        => host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Outbox.AsNoTracking()
            .Where(m => m.Name == eventName).OrderBy(m => m.OccurredUtc).ThenBy(m => m.Id)
            .Select(m => new PublishedEvent(m.StreamKey, m.Payload)).ToListAsync());
}

/// <summary>One event as it stands in the log.</summary>
/// <param name="StreamKey">The stream it is ordered in.</param>
/// <param name="Payload">Its JSON.</param>
public sealed record PublishedEvent(string StreamKey, string Payload);
