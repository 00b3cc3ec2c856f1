using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Kernel.Security;

/// <summary>The restricted records that the current person has open in an emergency: every page says so while they are.</summary>
public interface IEmergencyAccess
{
    /// <summary>Those open now, the first to end first; empty for nearly everybody.</summary>
    Task<IReadOnlyList<OpenEmergency>> GetOpenAsync(CancellationToken cancellationToken);
}

internal sealed class EmergencyAccess(KernelDbContext kernel, ICurrentUser currentUser, TimeProvider clock) : IEmergencyAccess
{
    public async Task<IReadOnlyList<OpenEmergency>> GetOpenAsync(CancellationToken cancellationToken)
    {
        if (currentUser.Id is not { } user)
            return [];
        var now = clock.GetUtcNow().UtcDateTime;
        return await (from grant in kernel.Set<RecordGrant>().AsNoTracking()
                      join restriction in kernel.Set<RecordRestriction>() on new { grant.PersonId, Kind = grant.Restriction } equals new { restriction.PersonId, restriction.Kind }
                      where grant.UserId == user && grant.UntilUtc > now && grant.EndedUtc == null && restriction.LiftedUtc == null
                      orderby grant.UntilUtc
                      select new OpenEmergency(grant.Id, restriction.RecordType, grant.PersonId, grant.UntilUtc!.Value, grant.Kind == RecordGrantKind.AllowedPurpose))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>One restricted record that is open in an emergency, or for an allowed purpose.</summary>
/// <param name="GrantId">The access, by which it is ended.</param>
/// <param name="RecordType">The record's type.</param>
/// <param name="RecordId">The person whom the records are about.</param>
/// <param name="UntilUtc">When it ends by itself.</param>
/// <param name="IsForPurpose">No emergency: its processing is restricted, and it is open for a purpose that this allows.</param>
public sealed record OpenEmergency(Guid GrantId, string RecordType, Guid RecordId, DateTime UntilUtc, bool IsForPurpose);
