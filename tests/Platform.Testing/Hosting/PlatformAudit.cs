using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.Testing;

/// <summary>Reads and seals a host's audit trail.</summary>
public static class PlatformAudit
{
    /// <summary>What people did, in the order in which it was written; the platform's own work is left out.</summary>
    public static Task<List<AuditedAction>> AuditTrailAsync(this PlatformHost host) => host.InScopeAsync(services => services.GetRequiredService<KernelDbContext>().Audit
        .AsNoTracking()
        .Where(e => e.UserId != null)
        .OrderBy(e => e.OccurredUtc).ThenBy(e => e.Id)
        .Select(e => new AuditedAction(e.Module, e.Action, e.IsView, e.Outcome, e.UserName, e.RecordType, e.RecordId, e.Hits, e.Fields, e.Reason, e.RemoteAddress))
        .ToListAsync());

    /// <summary>Seals everything and verifies.</summary>
    /// <returns>Null when the trail is intact; otherwise what is wrong, in a sentence.</returns>
    public static Task<string?> FindTamperingAsync(this PlatformHost host) => host.InScopeAsync(async services =>
    {
        await services.GetRequiredService<AuditSealer>().SealAllAsync(pause: null, CancellationToken.None);
        var found = await services.GetRequiredService<AuditVerifier>().VerifyAsync(progress: null, CancellationToken.None);
        return found.IsIntact ? null : found.Says;
    });
}

/// <summary>One entry of the audit trail.</summary>
public sealed record AuditedAction(
    string Module, string Action, bool IsView, AuditOutcome Outcome, string UserName, string? RecordType, Guid? RecordId, int? Hits, string? Fields, string? Reason, string? RemoteAddress);
