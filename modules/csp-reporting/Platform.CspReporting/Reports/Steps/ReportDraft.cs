using Platform.Kernel.Application;
using Platform.Kernel.Data;

namespace Platform.CspReporting.Reports.Steps;

/// <summary>Where a report stands on its way out.</summary>
internal enum ReportStep
{
    /// <summary>Somebody wrote its summary; somebody else checks it.</summary>
    Draft,

    /// <summary>It was checked and its figures are frozen; a lead signs it off.</summary>
    Checked,

    /// <summary>It is signed off and can be published.</summary>
    SignedOff,

    /// <summary>It is published.</summary>
    Published,
}

/// <summary>
/// A report on its way from draft to publication. Nobody checks or signs off what they drafted themselves, and what is published is what was
/// checked: the figures are frozen at the check.
/// </summary>
internal sealed class ReportDraft : AggregateRoot, IHasArea
{
    /// <summary>The longest summary.</summary>
    public const int LongestNarrative = 8_000;

    private ReportDraft()
    {
    }

    /// <summary>Begins a draft.</summary>
    public ReportDraft(Guid id, string areaCode, string quarter) : base(id) => (AreaCode, Quarter) = (areaCode, quarter);

    /// <inheritdoc />
    public string AreaCode { get; private set; } = "";

    /// <summary>The calendar quarter.</summary>
    public string Quarter { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public ReportStep Step { get; private set; }

    /// <summary>The summary that stands before the figures.</summary>
    public string Narrative { get; private set; } = "";

    /// <summary>Who drafted it last.</summary>
    public string DraftedBy { get; private set; } = "";

    /// <summary>Their identifier, for the rule that somebody else checks it.</summary>
    public Guid? DrafterId { get; private set; }

    /// <summary>The report as JSON, as it was checked; empty before.</summary>
    public string Figures { get; private set; } = "";

    /// <summary>What the check found.</summary>
    public string? CheckNote { get; private set; }

    /// <summary>Who checked it.</summary>
    public string? CheckedBy { get; private set; }

    /// <summary>Who signed it off.</summary>
    public string? SignedOffBy { get; private set; }

    /// <summary>Writes the summary; what was checked before has to be checked again.</summary>
    public void Write(string narrative, string by, Guid? byId)
        => (Step, Narrative, DraftedBy, DrafterId, Figures, CheckNote, CheckedBy, SignedOffBy) = (ReportStep.Draft, narrative, by, byId, "", null, null, null);

    /// <summary>Checks it and freezes its figures.</summary>
    public Result Check(string figures, string? note, string by, Guid? byId)
    {
        if (Step != ReportStep.Draft)
            return Result.Failure("", "This report has been checked already.");
        if (byId == DrafterId)
            return Result.Failure("", "Somebody other than the person who drafted the report checks it.");

        (Step, Figures, CheckNote, CheckedBy) = (ReportStep.Checked, figures, note, by);
        return Result.Success();
    }

    /// <summary>Signs it off.</summary>
    public Result SignOff(string by, Guid? byId)
    {
        if (Step != ReportStep.Checked)
            return Result.Failure("", Step == ReportStep.Draft ? "The report has to be checked before it is signed off." : "This report has been signed off already.");
        if (byId == DrafterId)
            return Result.Failure("", "Somebody other than the person who drafted the report signs it off.");

        (Step, SignedOffBy) = (ReportStep.SignedOff, by);
        return Result.Success();
    }

    /// <summary>It has been published.</summary>
    public void Publish() => Step = ReportStep.Published;
}
