using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Web;

namespace Platform.CaseManagement;

/// <summary>Questions that many use cases ask of their scope.</summary>
internal static class Scope
{
    /// <summary>Today in London.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(DateDisplay.ToLondon(clock.GetUtcNow().UtcDateTime));

    /// <summary>The area is one of the person's own.</summary>
    public static bool MayWorkIn(this ICurrentUser user, string areaCode) => user.HasAllAreas || user.Areas.Contains(areaCode, StringComparer.Ordinal);

    /// <summary>The answer when a page was opened before somebody else's change.</summary>
    public static Failure ChangedMeanwhile() => new(
        [new RuleError("", "Somebody else changed this record while you were working on it. Your words are still here: compare them with the record, then save again.")],
        IsConflict: true);
}
