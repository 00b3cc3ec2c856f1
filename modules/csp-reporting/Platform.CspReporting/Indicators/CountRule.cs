using System.Diagnostics.CodeAnalysis;
using Platform.CspReporting.Facts;

namespace Platform.CspReporting.Indicators;

/// <summary>
/// What a numerator or denominator counts, as it is written in a definition: <c>case-closed:goals-met|moved</c> counts the facts of one
/// measure with one of these codes, <c>a+b</c> those of both. A change of it is a new version of the indicator.
/// </summary>
internal sealed class CountRule
{
    private readonly IReadOnlyList<(string Measure, IReadOnlySet<string>? Codes)> parts;

    private CountRule(IReadOnlyList<(string, IReadOnlySet<string>?)> parts) => this.parts = parts;

    /// <summary>The measures that it reads.</summary>
    public IEnumerable<string> MeasuresRead => parts.Select(part => part.Measure);

    /// <summary>Reads a rule; null where it names a measure that there is none of, or is not written like one.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CountRule? rule)
    {
        rule = null;
        List<(string, IReadOnlySet<string>?)> parts = [];
        foreach (var part in (text ?? "").Split('+', StringSplitOptions.TrimEntries))
        {
            var pieces = part.Split(':', StringSplitOptions.TrimEntries);
            if (pieces.Length > 2 || !Measures.All.Contains(pieces[0]) || (pieces.Length == 2 && pieces[1].Length == 0))
                return false;
            parts.Add((pieces[0], pieces.Length == 2 ? pieces[1].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal) : null));
        }

        rule = new CountRule(parts);
        return true;
    }

    /// <summary>Whether a fact counts.</summary>
    public bool Counts(string measure, string? code) => parts.Any(part => part.Measure == measure && (part.Codes is null || (code is not null && part.Codes.Contains(code))));
}
