namespace Platform.Kernel.Web;

/// <summary>What one detail of a record was before it was put right, as the record's page shows it.</summary>
/// <param name="Label">The detail: "Address".</param>
/// <param name="Value">What it was.</param>
/// <param name="ReplacedUtc">Until when.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Reason">Why; null where nobody was asked.</param>
public sealed record EarlierDetailRow(string Label, string Value, DateTime ReplacedUtc, string By, string? Reason);
