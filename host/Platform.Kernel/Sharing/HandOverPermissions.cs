namespace Platform.Kernel.Sharing;

/// <summary>Who hands over and who receives. The host declares them; a module's own step of a hand-over asks for the second.</summary>
public static class HandOverPermissions
{
    /// <summary>Offer a record to somebody.</summary>
    public const string Use = "HandOvers.Use";

    /// <summary>Answer what is offered to oneself, one's team or one's agency.</summary>
    public const string Receive = "HandOvers.Receive";
}
