using System.Globalization;

namespace Platform.VictimServices.Contacts;

/// <summary>
/// Enough was tried before "no reply": so many attempts, in at least two ways, since a wrong number answers no call and
/// a letter may. A local standard.
/// </summary>
internal static class NoReplyRule
{
    private const int WaysNeeded = 2;

    /// <summary>Null when enough was tried, otherwise what is still to do.</summary>
    public static string? StandsInTheWay(IReadOnlyCollection<ContactAttempt> attempts, int attemptsNeeded)
    {
        if (attempts.Count < attemptsNeeded)
            return string.Create(CultureInfo.InvariantCulture, $"Try at least {attemptsNeeded} times before you record that there was no reply. So far there are {attempts.Count}.");
        return attempts.Select(a => a.Way).Distinct().Count() < Math.Min(WaysNeeded, attemptsNeeded)
            ? "Try in at least two ways, for example a call and a letter, before you record that there was no reply."
            : null;
    }
}
