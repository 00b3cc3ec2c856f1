namespace Platform.Kernel.Security;

/// <summary>What a person may do about restricted records: those that only named people see. The host declares them; a module's search asks for the first.</summary>
public static class RestrictedRecordPermissions
{
    /// <summary>Be told by a search that a restricted record matches, and no more than that.</summary>
    public const string KnowOf = "RestrictedRecords.KnowOf";

    /// <summary>Restrict a record that one can see, and name who may see it.</summary>
    public const string Restrict = "RestrictedRecords.Restrict";

    /// <summary>Open a restricted record in an emergency, with a reason and for a short time.</summary>
    public const string OpenInEmergency = "RestrictedRecords.OpenInEmergency";

    /// <summary>Open a record whose processing is restricted, for a purpose that article 18(2) allows, with a reason and for a short time.</summary>
    public const string OpenForPurpose = "RestrictedRecords.OpenForPurpose";

    /// <summary>Be told that a child on the record may also be a person who was harmed. For a lead alone: the workstreams keep the two apart.</summary>
    public const string Conflicts = "RestrictedRecords.Conflicts";

    /// <summary>Review each emergency access, and see which records are restricted, without their content.</summary>
    public const string Review = "RestrictedRecords.Review";
}
