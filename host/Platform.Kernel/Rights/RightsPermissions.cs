namespace Platform.Kernel.Rights;

/// <summary>Permissions of information rights that modules' maps name; the host declares them.</summary>
public static class RightsPermissions
{
    /// <summary>To record and answer requests about information rights.</summary>
    public const string Handle = "InformationRights.Handle";

    /// <summary>To confirm what somebody else asked for: an erasure, a disposal.</summary>
    public const string Confirm = "InformationRights.Confirm";

    /// <summary>
    /// To learn, when a request is answered, that somebody is a person who was harmed or a witness. Without it every answer is the same
    /// whether they are or not.
    /// </summary>
    public const string PeopleHarmed = "InformationRights.PeopleHarmed";
}
