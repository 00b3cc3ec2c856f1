using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.Security;

namespace Platform.Kernel.Settings;

internal sealed class SettingStore(SettingDefinitions definitions, KernelDbContext kernel, IMemoryCache cache, TimeProvider timeProvider, ICurrentUser currentUser, AuditTrail audit) : ISettingProvider
{
    // Other nodes read a changed value after at most this long.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private const string CacheKey = "sys_Setting";

    public async Task<int> GetAsync(string name, CancellationToken cancellationToken)
    {
        var definition = definitions.Get(name);
        var values = await cache.GetOrCreateAsync(CacheKey, async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = Fresh;
            return await kernel.SettingValues.AsNoTracking().ToDictionaryAsync(s => s.Name, s => s.Value, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return values!.TryGetValue(name, out var text) && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : definition.Default;
    }

    public async Task<string?> SetAsync(string name, int value, CancellationToken cancellationToken)
    {
        var definition = definitions.Get(name);
        if (value < definition.Minimum || value > definition.Maximum)
            return $"{definition.DisplayName} must be between {definition.Minimum} and {definition.Maximum}.";

        var row = await kernel.SettingValues.FindAsync([name], cancellationToken).ConfigureAwait(false);
        if (row is null)
            kernel.SettingValues.Add(row = new SettingValue { Name = name, Value = "" });
        row.Value = value.ToString(CultureInfo.InvariantCulture);
        row.ChangedUtc = timeProvider.GetUtcNow().UtcDateTime;
        row.ChangedBy = currentUser.DisplayName;
        kernel.Audit.Add(audit.Entry("host", new SettingChanged(name), response: null, isView: false));
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        cache.Remove(CacheKey);
        return null;
    }

    /// <summary>As the audit trail has it: which setting, and never a value.</summary>
    [AuditedAs("Changed a setting")]
    private sealed record SettingChanged(string Name) : IAboutRecord
    {
        public string RecordType => $"setting/{Name}";

        public Guid? RecordId => null;
    }
}
