using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Merging;
using Platform.Kernel.Security;

namespace Platform.Kernel.Auditing;

/// <summary>Makes audit entries, and answers who opened a record.</summary>
internal sealed class AuditTrail(TimeProvider timeProvider, IGuidGenerator guids, ICurrentUser currentUser, KernelDbContext kernel, IHttpContextAccessor http, AuditKeyRing keys) : IRecordAccessLog
{
    private List<AuditEntry>? heldBack;

    /// <summary>An entry about a request, not yet saved: the caller adds it to what it saves.</summary>
    public AuditEntry Entry(string module, object request, object? response, bool isView, AuditOutcome outcome = AuditOutcome.Done, string? fields = null, int? hits = null)
    {
        var about = request as IAboutRecord;
        return Entry(
            module,
            request.GetType().Name,
            isView,
            outcome,
            about?.RecordType,
            about?.RecordId ?? (about is not null && response is Result<Guid> { Succeeded: true } made ? made.Value : null),
            about?.Reason,
            fields,
            hits);
    }

    /// <summary>An entry about what is no request: a sign-in, a page of a workstream that is switched off.</summary>
    public AuditEntry Entry(
        string module, string action, bool isView, AuditOutcome outcome, string? recordType = null, Guid? recordId = null, string? reason = null, string? fields = null, int? hits = null)
    {
        var id = guids.Create();
        var why = AuditHash.Clean(reason, AuditEntry.ReasonLength);
        var entry = new AuditEntry
        {
            Id = id,
            OccurredUtc = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime),
            Module = module,
            Action = AuditHash.Clean(action, ModelConventions.DefaultStringLength) ?? "",
            IsView = isView,
            Outcome = outcome,
            UserId = currentUser.Id,
            UserName = AuditHash.Clean(currentUser.DisplayName, AuditEntry.UserNameLength) ?? "",
            AgencyCode = AuditHash.Clean(currentUser.AgencyCode, ModelConventions.DefaultStringLength),
            CoveringFor = AuditHash.Clean(string.Join(", ", currentUser.Covers.Select(c => c.DisplayName)), AuditEntry.MaxCoveringFor),
            RecordType = AuditHash.Clean(recordType, ModelConventions.DefaultStringLength),
            RecordId = recordId,
            Hits = hits,
            Fields = AuditHash.Clean(fields, AuditEntry.FieldsLength),
            Reason = why,
            ReasonHash = AuditHash.Reason(keys.Current, id, why),
            RemoteAddress = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            KeyId = keys.CurrentId,
        };
        entry.Mac = AuditHash.Content(keys.Current, entry);
        return entry;
    }

    /// <summary>
    /// A command's transaction begins. What is written by itself waits until it has ended: on SQLite the transaction is the one writer,
    /// and an entry beside it would wait for it without end.
    /// </summary>
    public void HoldBack() => heldBack ??= [];

    /// <summary>The transaction has ended, well or not.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var entries = heldBack ?? [];
        heldBack = null;
        foreach (var entry in entries)
            await WriteAsync(entry, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes an entry by itself, beside whatever else the scope does.</summary>
    public async Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        if (heldBack is not null)
        {
            heldBack.Add(entry);
            return;
        }

        kernel.Audit.Add(entry);
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        kernel.Entry(entry).State = EntityState.Detached;
    }

    public async Task<IReadOnlyList<RecordAccess>> GetAsync(string recordType, Guid recordId, int limit, CancellationToken cancellationToken)
    {
        // The trail is sealed and stays as it was written: a record that was merged into this one is read beside it.
        var ids = (await PersonMerges.AllIdsAsync(kernel, recordType, recordId, cancellationToken).ConfigureAwait(false)).Select(id => (Guid?)id).ToList();
        return await kernel.Audit.AsNoTracking()
            .Where(e => e.RecordType == recordType && EF.Parameter(ids).Contains(e.RecordId) && e.Outcome == AuditOutcome.Done)
            .OrderByDescending(e => e.OccurredUtc)
            .Take(limit)
            .Select(e => new RecordAccess(e.OccurredUtc, e.UserName, e.AgencyCode, e.Module, e.Action, e.IsView, e.Reason, e.CoveringFor, e.UserId))
            .ToListAsync(cancellationToken)
            .ConfigureAwait(false);
    }
}

/// <summary>Who opened or changed a record, for the record's own page.</summary>
public interface IRecordAccessLog
{
    /// <summary>The newest entries of a record, at most <paramref name="limit"/>. What was refused is not among them.</summary>
    Task<IReadOnlyList<RecordAccess>> GetAsync(string recordType, Guid recordId, int limit, CancellationToken cancellationToken);
}

/// <summary>One view or change of a record.</summary>
/// <param name="OccurredUtc">When.</param>
/// <param name="By">Who, as colleagues know them.</param>
/// <param name="AgencyCode">Their agency then.</param>
/// <param name="Module">The workstream whose action it was.</param>
/// <param name="Action">The request's name.</param>
/// <param name="IsView">True for a view, false for a change.</param>
/// <param name="Reason">Why, where it was asked.</param>
/// <param name="CoveringFor">The absent colleagues whose work they did then; null for nobody.</param>
/// <param name="UserId">The person's identifier; null for the platform itself.</param>
public sealed record RecordAccess(DateTime OccurredUtc, string By, string? AgencyCode, string Module, string Action, bool IsView, string? Reason, string? CoveringFor, Guid? UserId);
