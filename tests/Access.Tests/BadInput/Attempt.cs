using System.Text.RegularExpressions;
using Access.Tests.Worlds;

namespace Access.Tests.BadInput;

/// <summary>One bad request of somebody.</summary>
/// <param name="Seat">Who sends it.</param>
/// <param name="What">For whoever has to look into it.</param>
/// <param name="Request">What is sent.</param>
internal sealed record Attempt(Seat Seat, string What, HttpRequestMessage Request);

/// <summary>What no answer may be, however bad the input was.</summary>
internal static partial class Rules
{
    /// <summary>What is wrong with an answer; null when it is well.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="before">The rows of every table before.</param>
    /// <param name="after">And after.</param>
    public static string? Fault(Answer answer, string before, string after)
    {
        if (answer.Status >= 500)
            return $"answered {answer.Status}";
        if (Trace().IsMatch(answer.Body))
            return $"shows its inside: {Trace().Match(answer.Body).Value}";
        if (answer.Body.Contains(Payloads.Script, StringComparison.OrdinalIgnoreCase) || answer.Body.Contains("<img src=x", StringComparison.OrdinalIgnoreCase))
            return "gives back a script as it was sent";
        if (answer.Headers.Contains("\na=b", StringComparison.Ordinal) || answer.Location?.Contains("example.org", StringComparison.Ordinal) == true && answer.Location.StartsWith("http", StringComparison.Ordinal))
            return $"leads elsewhere or lets a header in: {answer.Location}";
        // Something that was saved answers with a redirect, or 201 and the like for a program.
        if (before != after && !(answer.Status is 301 or 302 or 303 or 201 or 202 or 204))
            return $"answered {answer.Status} and saved something all the same: {Change(before, after)}";
        return null;
    }

    private static string Change(string before, string after)
    {
        var (old, now) = (before.Split(' '), after.Split(' '));
        return string.Join(", ", Enumerable.Range(0, Math.Min(old.Length, now.Length)).Where(i => old[i] != now[i]).Select(i => $"{now[i - 1]} {old[i]} → {now[i]}"));
    }

    [GeneratedRegex("   at [A-Z][\\w.`<>]+\\(|System\\.[A-Za-z.]*Exception|Microsoft\\.(EntityFrameworkCore|Data)\\.|SQLite Error|SqlException|NpgsqlException|Platform\\.[A-Z]\\w+\\.[A-Z]\\w+\\.[A-Z]")]
    private static partial Regex Trace();
}
