using System.Globalization;

namespace Platform.CspReporting.Disclosure;

/// <summary>
/// Which counts are too small to publish, as data: a partnership may set another threshold, and each report names the rule
/// that it was made under.
/// </summary>
/// <param name="Threshold">Counts from 1 up to one less than this are hidden. At least 2.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Edition">Which issue of it.</param>
/// <param name="RoundedTo">Counts that are shown are rounded to the nearest of these; 1 for none.</param>
internal sealed record DisclosureRule(int Threshold, string Source, string Edition, int RoundedTo = 1)
{
    /// <summary>Hidden counts must have at least this many possible values, to a reader who knows everything published and this rule.</summary>
    public const int FewestPossibleValues = 3;

    /// <summary>Counts of 1 to 5 are shown as "&lt;6".</summary>
    public static readonly DisclosureRule Default = new(6, "Local government practice for counts about children: 1 to 5 shown as <6, with secondary suppression", "2026");

    /// <summary>"&lt;6".</summary>
    public string SmallMark => string.Create(CultureInfo.InvariantCulture, $"<{Threshold}");

    /// <summary>What stands in a cell that is hidden to protect another.</summary>
    public const string HiddenMark = "[c]";

    /// <summary>The sentence that stands under every table with a hidden count.</summary>
    public string Note => string.Create(CultureInfo.InvariantCulture,
        $"{SmallMark} is a count of 1 to {Threshold - 1}; [c] is a count hidden so that no other can be worked out.{RoundingNote} Rule: {Source} ({Edition}).");

    /// <summary>A sentence about rounding, with a blank before it; empty for none.</summary>
    public string RoundingNote => RoundedTo == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" Counts are rounded to the nearest {RoundedTo} after they were added up, so rows may not add up.");

    /// <summary>The count as it is shown. What may be shown is never rounded down to nought.</summary>
    public int Rounded(int count) => count == 0 ? 0 : Math.Max(RoundedTo, (int)Math.Round((double)count / RoundedTo, MidpointRounding.AwayFromZero) * RoundedTo);

    /// <summary>Whether a count is too small to show. 0 is shown.</summary>
    public bool IsSmall(int count) => count > 0 && count < Threshold;
}
