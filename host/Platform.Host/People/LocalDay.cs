using Platform.Web;

namespace Platform.Host.People;

/// <summary>The day that dates of the directory are compared with.</summary>
internal static class LocalDay
{
    /// <summary>Today in London.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(DateDisplay.ToLondon(clock.GetUtcNow().UtcDateTime));
}
