using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Kernel.Auditing;

/// <summary>Makes audit entries, and answers who opened a record.</summary>
internal sealed class AuditTrail(TimeProvider timeProvider, IGuidGenerator guids, ICurrentUser currentUser, KernelDbContext kernel, IHttpContextAccessor http) : IRecordAccessLog
{
    public AuditEntry Entry(string module, object request, object? response, bool isView)
    {
        var about = request as IAboutRecord;
        return new AuditEntry
        {
            Id = guids.Create(),
            OccurredUtc = timeProvider.GetUtcNow().UtcDateTime,
            Module = module,
            Action = request.GetType().Name,
            IsView = isView,
            UserId = currentUser.Id,
            UserName = currentUser.DisplayName,
            AgencyCode = currentUser.AgencyCode,
            CoveringFor = Names(currentUser.Covers),
            RecordType = about?.RecordType,
            RecordId = about?.RecordId ?? (about is not null && response is Result<Guid> made ? made.Value : null),
            Reason = about?.Reason,
            RemoteAddress = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
        };
    }

    private static string? Names(IReadOnlyList<CoveredPerson> covered)
    {
        if (covered.Count == 0)
            return null;
        var names = string.Join(", ", covered.Select(c => c.DisplayName));
        return names.Length <= AuditEntry.MaxCoveringFor ? names : names[..AuditEntry.MaxCoveringFor];
    }

    public async Task<IReadOnlyList<RecordAccess>> GetAsync(string recordType, Guid recordId, int limit, CancellationToken cancellationToken)
        => await kernel.Audit.AsNoTracking()
            .Where(e => e.RecordType == recordType && e.RecordId == recordId)
            .OrderByDescending(e => e.OccurredUtc)
            .Take(limit)
            .Select(e => new RecordAccess(e.OccurredUtc, e.UserName, e.AgencyCode, e.Action, e.IsView, e.Reason, e.CoveringFor))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
}

/// <summary>Who opened or changed a record, for the record's own page.</summary>
public interface IRecordAccessLog
{
    /// <summary>The newest entries of a record, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<RecordAccess>> GetAsync(string recordType, Guid recordId, int limit, CancellationToken cancellationToken);
}

/// <summary>One view or change of a record.</summary>
/// <param name="OccurredUtc">When.</param>
/// <param name="By">Who, as colleagues know them.</param>
/// <param name="AgencyCode">Their agency then.</param>
/// <param name="Action">The request's name.</param>
/// <param name="IsView">True for a view, false for a change.</param>
/// <param name="Reason">Why, where it was asked.</param>
/// <param name="CoveringFor">The absent colleagues whose work they did then; null for nobody.</param>
public sealed record RecordAccess(DateTime OccurredUtc, string By, string? AgencyCode, string Action, bool IsView, string? Reason, string? CoveringFor);
