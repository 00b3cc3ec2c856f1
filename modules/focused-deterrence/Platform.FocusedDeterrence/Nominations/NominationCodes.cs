namespace Platform.FocusedDeterrence.Nominations;

internal enum NominationStatus
{
    /// <summary>Waits for the panel.</summary>
    Nominated,

    /// <summary>The panel looks again on a date.</summary>
    Deferred,

    Enrolled,

    NotEnrolled,
}

/// <summary>Where a nomination came from.</summary>
internal enum NominationSource
{
    /// <summary>A person nominated, with reasons.</summary>
    ByHand,

    /// <summary>An incident prompted it; the panel decides all the same.</summary>
    Suggested,
}

internal enum PanelOutcome
{
    Enrol,
    DoNotEnrol,
    Defer,
}

internal enum MemberStep
{
    None,
    Decide,
    LookAgain,
    OfferSupport,
    AskForAnswer,
}

internal enum OfferAnswer
{
    Waiting,
    TakenUp,
    Declined,
}

/// <summary>What support is offered.</summary>
internal enum SupportKind
{
    Mentoring,
    EducationTrainingEmployment,
    MentalHealth,
    Family,
    Housing,
    SubstanceUse,
    YouthWork,
    Other,
}

/// <summary>The six strands of the local model.</summary>
internal enum Strand
{
    Communication,
    Support,
    InformationAndMultiAgency,
    YouthAndCommunity,
    DeterrenceAndEnforcement,
    Outreach,
}

internal static class NominationWords
{
    public static string ToWords(this NominationStatus status) => status switch
    {
        NominationStatus.Nominated => "Waits for the panel",
        NominationStatus.Deferred => "Panel looks again",
        NominationStatus.Enrolled => "In the cohort",
        _ => "Not in the cohort",
    };

    public static string ToColour(this NominationStatus status) => status switch
    {
        NominationStatus.Nominated => "yellow",
        NominationStatus.Deferred => "light-blue",
        NominationStatus.Enrolled => "blue",
        _ => "grey",
    };

    public static string ToWords(this NominationSource source) => source == NominationSource.ByHand ? "Nominated by a person" : "Suggested by an incident";

    public static string ToWords(this PanelOutcome outcome) => outcome switch
    {
        PanelOutcome.Enrol => "Joins the cohort",
        PanelOutcome.DoNotEnrol => "Does not join the cohort",
        _ => "Look again later",
    };

    public static string ToWords(this MemberStep step) => step switch
    {
        MemberStep.Decide => "Take a nomination to the panel",
        MemberStep.LookAgain => "Take a nomination back to the panel",
        MemberStep.OfferSupport => "Make the first offer of support",
        MemberStep.AskForAnswer => "Ask about an offer of support",
        _ => "Nothing is due",
    };

    public static string ToWords(this OfferAnswer answer) => answer switch
    {
        OfferAnswer.Waiting => "No answer yet",
        OfferAnswer.TakenUp => "Taken up",
        _ => "Not wanted now",
    };

    public static string ToWords(this SupportKind kind) => kind switch
    {
        SupportKind.Mentoring => "Mentoring",
        SupportKind.EducationTrainingEmployment => "Education, training or a job",
        SupportKind.MentalHealth => "Mental health and wellbeing",
        SupportKind.Family => "Support for the family",
        SupportKind.Housing => "A place to live",
        SupportKind.SubstanceUse => "Drugs and alcohol",
        SupportKind.YouthWork => "Youth work",
        _ => "Other support",
    };

    /// <summary>The kind as published: a code in kebab case.</summary>
    public static string ToCode(this SupportKind kind) => kind switch
    {
        SupportKind.Mentoring => "mentoring",
        SupportKind.EducationTrainingEmployment => "education-training-employment",
        SupportKind.MentalHealth => "mental-health",
        SupportKind.Family => "family",
        SupportKind.Housing => "housing",
        SupportKind.SubstanceUse => "substance-use",
        SupportKind.YouthWork => "youth-work",
        _ => "other",
    };

    public static string ToWords(this Strand strand) => strand switch
    {
        Strand.Communication => "Regular communication",
        Strand.Support => "Support and mentoring",
        Strand.InformationAndMultiAgency => "Sharing information and working together",
        Strand.YouthAndCommunity => "Youth and community work",
        Strand.DeterrenceAndEnforcement => "Deterrence, enforcement and disruption",
        _ => "Community services and outreach",
    };

    /// <summary>It gives support, and counts against enforcement.</summary>
    public static bool IsSupport(this Strand strand) => strand is Strand.Support or Strand.YouthAndCommunity or Strand.Outreach;
}
