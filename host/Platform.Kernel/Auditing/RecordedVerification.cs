using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Kernel.Auditing;

/// <summary>Verifies and keeps what was found, so that the audit page, the health check and "My work" can tell it.</summary>
internal sealed class RecordedVerification(AuditVerifier verifier, KernelDbContext kernel, IGuidGenerator guids, ICurrentUser currentUser)
{
    public async Task<AuditVerification> RunAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var found = await verifier.VerifyAsync(progress, cancellationToken).ConfigureAwait(false);
        kernel.AuditChecks.Add(new AuditCheck
        {
            Id = guids.Create(),
            CheckedUtc = found.VerifiedUtc,
            CheckedBy = AuditHash.Clean(currentUser.DisplayName, AuditEntry.UserNameLength) ?? "",
            IsIntact = found.IsIntact,
            Entries = found.Entries,
            LastPosition = found.LastPosition,
            WrongPosition = found.WrongPosition,
            Says = AuditHash.Clean(found.Says, 1000)!,
        });
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return found;
    }

    /// <summary>What was found last; null before the first time.</summary>
    public Task<AuditCheck?> LastAsync(CancellationToken cancellationToken)
        => kernel.AuditChecks.AsNoTracking().OrderByDescending(c => c.CheckedUtc).FirstOrDefaultAsync(cancellationToken);
}
