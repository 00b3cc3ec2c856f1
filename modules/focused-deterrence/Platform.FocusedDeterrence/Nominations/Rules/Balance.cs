using System.Globalization;
using Platform.Web;

namespace Platform.FocusedDeterrence.Nominations.Rules;

internal enum BalanceKind
{
    InBalance,
    NoSupportYet,
    OutOfBalance,
}

/// <summary>Whether support keeps pace with enforcement for one member. Said in words, never as a score.</summary>
internal sealed record Balance(BalanceKind Kind, string InWords)
{
    /// <param name="lastSupportOn">The latest offer or contact that gave support.</param>
    /// <param name="lastEnforcementOn">The latest contact of deterrence or enforcement.</param>
    /// <param name="today">Today.</param>
    /// <param name="days">How many days back both are looked at.</param>
    public static Balance Of(DateOnly? lastSupportOn, DateOnly? lastEnforcementOn, DateOnly today, int days)
    {
        var since = today.AddDays(-days);
        if (lastEnforcementOn >= since && (lastSupportOn is null || lastSupportOn < since))
            return new Balance(BalanceKind.OutOfBalance, string.Create(CultureInfo.InvariantCulture, $"Out of balance: enforcement on {lastEnforcementOn.ToDisplay()} and no support in the last {days} days"));
        return lastSupportOn is null
            ? new Balance(BalanceKind.NoSupportYet, "No support offered yet")
            : new Balance(BalanceKind.InBalance, $"In balance: support was offered or given on {lastSupportOn.ToDisplay()}");
    }
}
