namespace Platform.FocusedDeterrence.Cohorts;

internal enum CohortStatus
{
    /// <summary>Being prepared; nobody can be nominated.</summary>
    Draft,

    Open,

    Closed,
}

/// <summary>Why the partnership may process what it records about people in a cohort.</summary>
internal enum LawfulBasis
{
    /// <summary>Data Protection Act 2018, Part 3.</summary>
    LawEnforcement,

    /// <summary>UK GDPR Article 6(1)(e), with Articles 9(2)(g) and 10 and Schedule 1 of the Act.</summary>
    PublicTask,

    /// <summary>UK GDPR Article 6(1)(c): the Serious Violence Duty and other duties in law.</summary>
    LegalObligation,
}

internal static class CohortWords
{
    public static string ToWords(this CohortStatus status) => status switch
    {
        CohortStatus.Draft => "Draft",
        CohortStatus.Open => "Open",
        _ => "Closed",
    };

    public static string ToColour(this CohortStatus status) => status switch
    {
        CohortStatus.Draft => "yellow",
        CohortStatus.Open => "green",
        _ => "grey",
    };

    public static string ToWords(this LawfulBasis basis) => basis switch
    {
        LawfulBasis.LawEnforcement => "Law enforcement purposes (Data Protection Act 2018, Part 3)",
        LawfulBasis.PublicTask => "Public task (UK GDPR Article 6(1)(e), with Articles 9(2)(g) and 10)",
        _ => "Legal obligation (UK GDPR Article 6(1)(c))",
    };
}
