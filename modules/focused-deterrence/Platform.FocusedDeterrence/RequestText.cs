using Platform.Web;

namespace Platform.FocusedDeterrence;

internal static class RequestText
{
    /// <summary>What a person typed without the blanks around it; null for nothing.</summary>
    public static string? OrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Today by London's clock.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(DateDisplay.ToLondon(clock.GetUtcNow().UtcDateTime));
}
