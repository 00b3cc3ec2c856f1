using Platform.CaseManagement.Children;

namespace Platform.CaseManagement.Areas.CaseManagement.Pages;

/// <summary>What a child-details form sends: the same fields on registering and on changing.</summary>
internal sealed class ChildDetailsInput
{
    public Guid RequestKey { get; set; }

    public long Version { get; set; }

    public ChildDetails Details { get; set; } = new();

    public bool IsNotOneOfThese { get; set; }

    public string? Reason { get; set; }
}

/// <summary>A page with the fields of <c>_ChildDetails</c>.</summary>
internal interface IChildDetailsForm
{
    ChildDetailsInput Input { get; }
}
