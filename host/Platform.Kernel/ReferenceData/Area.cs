namespace Platform.Kernel.ReferenceData;

/// <summary>A local authority of England or Wales: where a record belongs.</summary>
/// <param name="Code">ONS code, for example <c>E06000030</c>.</param>
/// <param name="Name">As the ONS has it.</param>
/// <param name="Partnerships">Its Community Safety Partnerships; more than one where authorities were joined and their partnerships were not.</param>
/// <param name="PoliceForceCode">ONS code of the police force area, for example <c>E23000038</c>.</param>
/// <param name="PoliceForceName">Its name.</param>
/// <param name="SucceededBy">The authority that took its place, for one that was abolished; else null.</param>
/// <param name="Provenance">Source and dates.</param>
public sealed record Area(
    string Code,
    string Name,
    IReadOnlyList<CommunitySafetyPartnership> Partnerships,
    string PoliceForceCode,
    string PoliceForceName,
    string? SucceededBy,
    Provenance Provenance)
{
    /// <summary>It is in Wales, where the local health board, the care and support plan and the language duty differ.</summary>
    public bool IsInWales => Code.StartsWith('W');
}

/// <summary>A Community Safety Partnership.</summary>
/// <param name="Code">ONS code, for example <c>E22000350</c>.</param>
/// <param name="Name">As the ONS has it.</param>
public sealed record CommunitySafetyPartnership(string Code, string Name);
