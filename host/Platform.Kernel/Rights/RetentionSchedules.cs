namespace Platform.Kernel.Rights;

/// <summary>The codes of the retention schedules that maps name; their periods are data, with source and edition.</summary>
public static class RetentionSchedules
{
    /// <summary>The record of a child with nothing else on it.</summary>
    public const string ChildRecord = "child-record";

    /// <summary>A youth justice case.</summary>
    public const string YouthJusticeCase = "youth-justice-case";

    /// <summary>A programme or intervention.</summary>
    public const string Intervention = "intervention";

    /// <summary>A nomination to a cohort, whatever was decided.</summary>
    public const string Cohort = "cohort";

    /// <summary>Contact with a person who was harmed.</summary>
    public const string VictimContact = "victim-contact";

    /// <summary>What somebody said.</summary>
    public const string Voice = "voice";
}
