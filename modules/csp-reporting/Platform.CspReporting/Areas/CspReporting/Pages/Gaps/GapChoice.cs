using System.ComponentModel.DataAnnotations;

namespace Platform.CspReporting.Areas.CspReporting.Pages.Gaps;

/// <summary>What somebody chose to see, as the address has it.</summary>
internal sealed class GapChoice
{
    [Display(Name = "First month")]
    public string? From { get; set; }

    [Display(Name = "Last month")]
    public string? To { get; set; }

    public string? Against { get; set; }

    public string? By { get; set; }

    public string? Ages { get; set; }

    /// <summary>The choice as a query.</summary>
    public string Query => $"from={Uri.EscapeDataString(From ?? "")}&to={Uri.EscapeDataString(To ?? "")}&against={Uri.EscapeDataString(Against ?? "white")}&by={Uri.EscapeDataString(By ?? "self")}&ages={Uri.EscapeDataString(Ages ?? "all")}";
}
