using System.ComponentModel.DataAnnotations;

namespace Platform.CaseManagement.Children;

/// <summary>What the record says about a child, as a person types it. <see cref="Child"/> keeps it in standard form.</summary>
internal sealed record ChildDetails
{
    /// <summary>What the child wants to be called.</summary>
    public string? KnownAs { get; init; }

    public string? GivenNames { get; init; }

    /// <summary>May be empty: some people have one name.</summary>
    public string? FamilyName { get; init; }

    [Display(Name = "Date of birth")]
    public DateOnly? DateOfBirth { get; init; }

    public string? SexCode { get; init; }

    public string? GenderCode { get; init; }

    public string? GenderOwnWords { get; init; }

    public string? EthnicityCode { get; init; }

    public string? NhsNumber { get; init; }

    public string? PupilNumber { get; init; }

    public string? Address { get; init; }

    public string? Postcode { get; init; }

    public string? AreaCode { get; init; }

    public string? Strengths { get; init; }

    /// <summary>What is needed to be safe, in words.</summary>
    public string? SafetyNeeds { get; init; }
}
