namespace Platform.Kernel.ReferenceData;

/// <summary>A kind of agency of the partnership.</summary>
/// <param name="Code">For example <c>police</c>.</param>
/// <param name="Name">As forms show it.</param>
/// <param name="Duty">What the Serious Violence Duty asks of it.</param>
/// <param name="Provenance">Source and dates.</param>
public sealed record AgencyKind(string Code, string Name, SeriousViolenceDutyRole Duty, Provenance Provenance);

/// <summary>What Part 2 Chapter 1 of the Police, Crime, Sentencing and Courts Act 2022 asks of an agency.</summary>
public enum SeriousViolenceDutyRole
{
    /// <summary>Not named in the Act; a partner all the same.</summary>
    Other,

    /// <summary>Section 11 and Schedule 1: must collaborate, plan and carry out a strategy.</summary>
    Specified,

    /// <summary>Section 12 and Schedule 2: must be consulted, and must co-operate when asked.</summary>
    Relevant,
}
