using System.ComponentModel.DataAnnotations;

namespace Platform.CaseManagement.Notices;

/// <summary>What a partner tells, as typed, read from a file or sent by API. <see cref="PartnerNotice"/> keeps it in standard form.</summary>
internal sealed record NoticeContent
{
    public string? AgencyKind { get; init; }

    public string? AgencyName { get; init; }

    /// <summary>The partner's own reference, by which they find it again.</summary>
    public string? Reference { get; init; }

    public string? NoticeKind { get; init; }

    [Display(Name = "The date it happened")]
    public DateOnly? HappenedOn { get; init; }

    [Display(Name = "The date it was reported")]
    public DateOnly? ReportedOn { get; init; }

    public string? Place { get; init; }

    public string? Postcode { get; init; }

    public string? LsoaCode { get; init; }

    public string? AreaCode { get; init; }

    public string? Narrative { get; init; }

    // Not []: a form is bound into the list that is there, and [] cannot be added to.
    public IReadOnlyList<string> Drivers { get; init; } = new List<string>();

    public string? HandlingConditions { get; init; }

    public string? SourceGrade { get; init; }

    public string? InformationGrade { get; init; }

    public string? WeaponCode { get; init; }

    public string? InjuryCode { get; init; }

    public IReadOnlyList<NamedPerson> People { get; init; } = new List<NamedPerson>();
}

/// <summary>Somebody whom a notice names.</summary>
internal sealed record NamedPerson
{
    public string? Role { get; init; }

    public string? GivenNames { get; init; }

    public string? FamilyName { get; init; }

    [Display(Name = "Date of birth")]
    public DateOnly? DateOfBirth { get; init; }

    public string? SexCode { get; init; }

    public string? Postcode { get; init; }

    public string? NhsNumber { get; init; }

    /// <summary>Nothing was typed.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Role) && string.IsNullOrWhiteSpace(GivenNames) && string.IsNullOrWhiteSpace(FamilyName)
        && DateOfBirth is null && string.IsNullOrWhiteSpace(Postcode) && string.IsNullOrWhiteSpace(NhsNumber);
}
