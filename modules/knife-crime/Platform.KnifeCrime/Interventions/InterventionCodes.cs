namespace Platform.KnifeCrime.Interventions;

/// <summary>How far a request has come.</summary>
internal enum InterventionStatus
{
    /// <summary>Waits for a decision.</summary>
    Requested,

    /// <summary>Accepted; the child has not been asked yet.</summary>
    Accepted,

    /// <summary>The child agreed; sessions go on.</summary>
    Started,

    /// <summary>Finished as planned.</summary>
    Completed,

    /// <summary>Ended before it was finished.</summary>
    EndedEarly,

    /// <summary>Not accepted, with a reason.</summary>
    Declined,

    /// <summary>Accepted, and the child chose not to start.</summary>
    NotStarted,
}

/// <summary>What somebody has to do next.</summary>
internal enum NextStep
{
    None,
    Decide,
    AskTheChild,
    HoldSession,
    PlanSession,
    Review,
    FollowUp,
}

internal enum DeclineReason
{
    OtherSupportFitsBetter,
    AlreadySupported,
    NotSafeYet,
    NoPlaceFree,
    RequestedByMistake,
    Other,
}

internal enum EndReason
{
    ChildChoseToStop,
    WeHaveNotFoundWhatWorks,
    OtherSupportTookOver,
    MovedAway,
    InCustody,
    ServiceCouldNotGoOn,
    Other,
}

/// <summary>The codes as people say them.</summary>
internal static class InterventionWords
{
    public static string ToWords(this InterventionStatus status) => status switch
    {
        InterventionStatus.Requested => "Requested",
        InterventionStatus.Accepted => "Accepted",
        InterventionStatus.Started => "In progress",
        InterventionStatus.Completed => "Completed",
        InterventionStatus.EndedEarly => "Ended early",
        InterventionStatus.Declined => "Declined",
        _ => "Child chose not to start",
    };

    public static string ToColour(this InterventionStatus status) => status switch
    {
        InterventionStatus.Requested => "yellow",
        InterventionStatus.Accepted => "light-blue",
        InterventionStatus.Started => "blue",
        InterventionStatus.Completed => "green",
        _ => "grey",
    };

    public static string ToWords(this NextStep step) => step switch
    {
        NextStep.Decide => "Decide on a request for knife-crime support",
        NextStep.AskTheChild => "Ask the child whether they agree to start",
        NextStep.HoldSession => "Hold the next knife-crime session",
        NextStep.PlanSession => "Plan the next session, or complete the programme",
        NextStep.Review => "Review knife-crime support: the child's case has closed",
        NextStep.FollowUp => "Ask how things are after knife-crime support",
        _ => "Nothing more to do",
    };

    public static string ToWords(this DeclineReason reason) => reason switch
    {
        DeclineReason.OtherSupportFitsBetter => "Other support fits the child better",
        DeclineReason.AlreadySupported => "The child already has this support",
        DeclineReason.NotSafeYet => "It is not safe to start yet",
        DeclineReason.NoPlaceFree => "We have no place free",
        DeclineReason.RequestedByMistake => "The request was made by mistake",
        _ => "Another reason",
    };

    public static string ToWords(this EndReason reason) => reason switch
    {
        EndReason.ChildChoseToStop => "The child chose to stop",
        EndReason.WeHaveNotFoundWhatWorks => "We have not yet found what works for the child",
        EndReason.OtherSupportTookOver => "Other support took over",
        EndReason.MovedAway => "The child moved away",
        EndReason.InCustody => "The child is in custody",
        EndReason.ServiceCouldNotGoOn => "Our service could not go on with it",
        _ => "Another reason",
    };

    /// <summary>The reason as published: a code in kebab case.</summary>
    public static string ToCode(this EndReason reason) => reason switch
    {
        EndReason.ChildChoseToStop => "child-chose-to-stop",
        EndReason.WeHaveNotFoundWhatWorks => "not-yet-found-what-works",
        EndReason.OtherSupportTookOver => "other-support-took-over",
        EndReason.MovedAway => "moved-away",
        EndReason.InCustody => "in-custody",
        EndReason.ServiceCouldNotGoOn => "service-could-not-go-on",
        _ => "other",
    };
}
