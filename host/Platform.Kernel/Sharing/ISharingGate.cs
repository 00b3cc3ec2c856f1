namespace Platform.Kernel.Sharing;

/// <summary>
/// Checks each share between agencies against the register of information sharing agreements. A command that shares asks
/// before it acts, and does nothing when it is refused. What is allowed is written down as a disclosure with the command's own
/// save: a share without its record, or the record of a share that did not happen, cannot be.
/// </summary>
public interface ISharingGate
{
    /// <summary>Whether it may be shared, and by which agreement; or the sentence that says why not and whom to ask.</summary>
    Task<SharingDecision> CheckAsync(Share share, CancellationToken cancellationToken);

    /// <summary>The agencies that something can be shared with, by name; the current person's own is the first.</summary>
    Task<IReadOnlyList<SharingPartner>> GetPartnersAsync(CancellationToken cancellationToken);
}

/// <summary>Something that one agency is about to share with another.</summary>
/// <param name="ToAgency">Code of the agency that receives it.</param>
/// <param name="DataTypes">What kinds of information: codes of <see cref="SharedDataTypes"/>.</param>
/// <param name="Purpose">What for: a code of <see cref="SharingPurposes"/>.</param>
/// <param name="RecordType">The kind of record that is shared, for example <c>intervention-request</c>.</param>
/// <param name="RecordId">The record.</param>
/// <param name="PersonId">Whom it is about.</param>
public sealed record Share(string ToAgency, IReadOnlyList<string> DataTypes, string Purpose, string RecordType, Guid RecordId, Guid PersonId)
{
    /// <summary>The agency that shares; the current person's unless said.</summary>
    public string? FromAgency { get; init; }

    /// <summary>The day of the share; today unless said.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Why it is necessary, and no more than is needed; kept with the disclosure.</summary>
    public string? Necessity { get; init; }

    /// <summary>Why it is shared without an agreement, to keep somebody safe. Counts only from a person who may decide so.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>
    /// Where both agencies agreed to it, the legal gateway that the sharing one named: it allows the share where no agreement does. Only
    /// the host can say so, for what it asked both of.
    /// </summary>
    internal string? RecordedGateway { get; init; }

    /// <summary>Who decided it; the current person unless said.</summary>
    internal Guid? DecidedBy { get; init; }
}

/// <summary>Whether something may be shared.</summary>
/// <param name="IsAllowed">It may.</param>
/// <param name="AgreementId">The agreement that allows it; null within one agency and for an override.</param>
/// <param name="Sentence">By what it is allowed, or why it is refused and what to do.</param>
/// <param name="MayOverride">It is refused, and the current person may share it all the same to keep somebody safe.</param>
public sealed record SharingDecision(bool IsAllowed, Guid? AgreementId, string Sentence, bool MayOverride = false)
{
    /// <summary>What lets it out; null where it is refused.</summary>
    public SharePermit? Permit { get; internal init; }
}

/// <summary>An agency that something can be shared with.</summary>
/// <param name="Code">Its code in the directory.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsOwn">The current person works for it.</param>
public sealed record SharingPartner(string Code, string Name, bool IsOwn);

/// <summary>Kinds of information that agreements name; the whole list is <c>sharing-data-types.csv</c>.</summary>
public static class SharedDataTypes
{
    /// <summary>Name, date of birth and identifiers.</summary>
    public const string Identity = "identity";

    /// <summary>Strengths, needs and the support asked for.</summary>
    public const string SupportNeeds = "support-needs";

    /// <summary>Plans and what was agreed.</summary>
    public const string Plans = "plans";

    /// <summary>Incidents and notices.</summary>
    public const string Incidents = "incidents";

    /// <summary>That an agency works with the child.</summary>
    public const string Involvement = "involvement";
}

/// <summary>Purposes that agreements name; the whole list is <c>sharing-purposes.csv</c>.</summary>
public static class SharingPurposes
{
    /// <summary>Support a child and their family.</summary>
    public const string SupportChild = "support-child";

    /// <summary>Keep a child safe.</summary>
    public const string KeepChildSafe = "keep-child-safe";
}
