using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Kernel.Settings;

namespace Platform.Kernel.EventBus;

/// <summary>
/// How many days the log keeps events of each name: data that somebody with the permission changes on the page of the event, in the
/// platform's settings. How far back a module that is installed later can begin, and how long an identifier stays in the log.
/// </summary>
internal sealed class EventRetention(KernelDbContext kernel, AuditTrail audit, ICurrentUser currentUser, IOptions<EventBusOptions> options, TimeProvider timeProvider)
{
    public const int Shortest = 30;
    public const int Longest = 3650;
    private const string Prefix = "EventLog.KeptDays.";

    /// <summary>For every event that nobody set anything for.</summary>
    public int Default => (int)options.Value.OutboxRetention.TotalDays;

    /// <summary>What was set, by event name; the others are kept for <see cref="Default"/> days.</summary>
    public async Task<IReadOnlyDictionary<string, int>> GetAsync(CancellationToken cancellationToken)
    {
        var rows = await kernel.SettingValues.AsNoTracking().Where(s => s.Name.StartsWith(Prefix)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(r => r.Name[Prefix.Length..], r => int.Parse(r.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    /// <summary>Sets one, audited. It is in force from the next purge on.</summary>
    public async Task<Result> SetAsync(string eventName, int days, CancellationToken cancellationToken)
    {
        if (days is < Shortest or > Longest)
            return Result.Failure("Days", $"Enter a number of days from {Shortest} to {Longest}.");
        var name = Prefix + eventName;
        var row = await kernel.SettingValues.FindAsync([name], cancellationToken).ConfigureAwait(false);
        if (row is null)
            kernel.SettingValues.Add(row = new SettingValue { Name = name, Value = "" });
        row.Value = days.ToString(CultureInfo.InvariantCulture);
        row.ChangedUtc = UtcDateTimeConverter.ToUtcMicroseconds(timeProvider.GetUtcNow().UtcDateTime);
        row.ChangedBy = currentUser.DisplayName;
        kernel.Audit.Add(audit.Entry("host", new EventRetentionChanged(eventName), response: null, isView: false));
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return Result.Success();
    }

    [AuditedAs("Changed how long an event is kept")]
    private sealed record EventRetentionChanged(string Name) : IAboutRecord
    {
        public string RecordType => $"event-kept/{Name}";

        public Guid? RecordId => null;
    }
}
