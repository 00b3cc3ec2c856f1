namespace Platform.Kernel.ReferenceData;

/// <summary>
/// A self-defined ethnicity of the 18+1 code list: eighteen categories of the 2011 Census and "not stated". It never
/// replaces what a person said in their own words, and an officer's view of it is kept apart.
/// </summary>
/// <param name="Code">18+1 code, for example <c>W1</c>.</param>
/// <param name="Name">As forms show it.</param>
/// <param name="Group">The group of five it is reported under. Chinese stands under Asian, as in the Census since 2011.</param>
/// <param name="NhsCode">The NHS's code; null where it has none.</param>
/// <param name="DfeCodes">The codes of the Department for Education's school census.</param>
/// <param name="Provenance">Source and dates.</param>
public sealed record Ethnicity(string Code, string Name, EthnicGroup Group, string? NhsCode, IReadOnlyList<string> DfeCodes, Provenance Provenance);

/// <summary>One of the five broad ethnic groups, or "not known", which is never a group to compare.</summary>
/// <param name="Code">For example <c>white</c>.</param>
/// <param name="Name">As figures show it.</param>
public sealed record EthnicGroup(string Code, string Name)
{
    /// <summary>A person's group is known: it may be compared with others.</summary>
    public bool IsKnown => Code != "not-known";
}
