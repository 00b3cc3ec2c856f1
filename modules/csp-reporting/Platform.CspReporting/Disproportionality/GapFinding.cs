using Platform.Kernel.Application;
using Platform.Kernel.Data;

namespace Platform.CspReporting.Disproportionality;

/// <summary>What a working group's step is.</summary>
internal enum GapStepKind
{
    /// <summary>What was found and what might explain it.</summary>
    Finding,

    /// <summary>What is done about it, by whom and until when.</summary>
    Action,

    /// <summary>What came of it.</summary>
    Review,
}

/// <summary>Where a finding stands.</summary>
internal enum GapStatus
{
    /// <summary>Nobody has agreed yet what to do.</summary>
    Found,

    /// <summary>An action is agreed; its review waits.</summary>
    ActionAgreed,

    /// <summary>It was reviewed and needs another action.</summary>
    ActionNeeded,

    /// <summary>It was explained, or what was to change has changed.</summary>
    Closed,
}

/// <summary>
/// A gap between groups that the working group took up: explain it or change it. It begins with what the figures said on that day, and
/// goes from finding to action to review until somebody can say why it is closed.
/// </summary>
internal sealed class GapFinding : AggregateRoot, IHasArea
{
    /// <summary>The longest text of a step.</summary>
    public const int LongestText = 4_000;

    private readonly List<GapStep> steps = [];

    private GapFinding()
    {
    }

    /// <summary>Takes up a gap.</summary>
    /// <param name="id">The finding's identifier.</param>
    /// <param name="areaCode">The local authority.</param>
    /// <param name="pointCode">The decision point.</param>
    /// <param name="groupCode">The group.</param>
    /// <param name="evidence">What the figures said, in a sentence that passed the gate.</param>
    /// <param name="address">Where the figures are shown.</param>
    /// <param name="hypothesis">What might explain it.</param>
    /// <param name="by">Who took it up.</param>
    /// <param name="on">The day.</param>
    /// <param name="agreeBy">Until when an action is to be agreed.</param>
    public GapFinding(Guid id, string areaCode, string pointCode, string groupCode, string evidence, string address, string hypothesis, string by, DateOnly on, DateOnly agreeBy)
        : base(id)
    {
        (AreaCode, PointCode, GroupCode, Evidence, Address, FoundBy, FoundOn, NextStepBy) = (areaCode, pointCode, groupCode, evidence, address, by, on, agreeBy);
        Add(GapStepKind.Finding, hypothesis, null, null, by, on);
    }

    /// <inheritdoc />
    public string AreaCode { get; private set; } = "";

    /// <summary>The decision point.</summary>
    public string PointCode { get; private set; } = "";

    /// <summary>The group that it is about.</summary>
    public string GroupCode { get; private set; } = "";

    /// <summary>What the figures said on the day it was taken up.</summary>
    public string Evidence { get; private set; } = "";

    /// <summary>The page with the figures.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Who took it up.</summary>
    public string FoundBy { get; private set; } = "";

    /// <summary>When.</summary>
    public DateOnly FoundOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public GapStatus Status { get; private set; }

    /// <summary>Who does what is agreed; null before an action.</summary>
    public string? Owner { get; private set; }

    /// <summary>When the next step is due; null once it is closed.</summary>
    public DateOnly? NextStepBy { get; private set; }

    /// <summary>From finding to review, in order.</summary>
    public IReadOnlyList<GapStep> Steps => steps;

    /// <summary>Agrees what is done.</summary>
    public Result AgreeAction(string action, string owner, DateOnly reviewOn, string by, DateOnly on)
    {
        if (Status is not (GapStatus.Found or GapStatus.ActionNeeded))
            return Result.Failure("", Status == GapStatus.Closed ? "This finding is closed." : "An action is agreed already. Review it first.");
        if (reviewOn <= on)
            return Result.Failure("ReviewOn", "The review must be on a day in the future.");

        (Status, Owner, NextStepBy) = (GapStatus.ActionAgreed, owner, reviewOn);
        Add(GapStepKind.Action, action, owner, reviewOn, by, on);
        return Result.Success();
    }

    /// <summary>Says what came of the action, and either closes the finding or asks for another action.</summary>
    public Result Review(string outcome, bool isClosed, DateOnly? agreeNextBy, string by, DateOnly on)
    {
        if (Status != GapStatus.ActionAgreed)
            return Result.Failure("", "There is no agreed action to review.");
        if (!isClosed && (agreeNextBy is null || agreeNextBy <= on))
            return Result.Failure("AgreeNextBy", "Enter a day in the future by which the next action is agreed.");

        (Status, NextStepBy) = isClosed ? (GapStatus.Closed, (DateOnly?)null) : (GapStatus.ActionNeeded, agreeNextBy);
        Add(GapStepKind.Review, outcome, null, null, by, on);
        return Result.Success();
    }

    private void Add(GapStepKind kind, string text, string? owner, DateOnly? dueOn, string by, DateOnly on)
        => steps.Add(new GapStep { FindingId = Id, Ordinal = steps.Count, Kind = kind, Text = text, Owner = owner, DueOn = dueOn, By = by, On = on });
}

/// <summary>One step of the working group; none is ever rewritten.</summary>
internal sealed class GapStep
{
    public Guid FindingId { get; init; }

    public int Ordinal { get; init; }

    public GapStepKind Kind { get; init; }

    public string Text { get; init; } = "";

    public string? Owner { get; init; }

    public DateOnly? DueOn { get; init; }

    public string By { get; init; } = "";

    public DateOnly On { get; init; }
}
