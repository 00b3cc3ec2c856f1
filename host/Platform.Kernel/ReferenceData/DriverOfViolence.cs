namespace Platform.Kernel.ReferenceData;

/// <summary>A driver or theme of violence that a practitioner may name beside somebody's own words. Never a score.</summary>
/// <param name="Code">For example <c>peer-conflict</c>.</param>
/// <param name="Name">As forms show it.</param>
/// <param name="Level">Where it works, after the public-health model: <c>child</c>, <c>family</c>, <c>peers</c>, <c>school</c>, <c>community</c>.</param>
/// <param name="Provenance">Source and dates.</param>
public sealed record DriverOfViolence(string Code, string Name, string Level, Provenance Provenance);
