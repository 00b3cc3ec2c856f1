namespace Platform.KnifeCrime.Contracts;

/// <summary>A session took place or was to take place.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="InterventionId">The intervention.</param>
/// <param name="SessionId">The session.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="DeliveredOn">The day.</param>
/// <param name="Attended">The child was there.</param>
[EventName("knife-crime.knife-session-delivered.v1")]
public sealed record KnifeSessionDeliveredEto(
    Guid InterventionId,
    Guid SessionId,
    Guid ChildId,
    string AreaCode,
    DateOnly DeliveredOn,
    bool Attended) : IEto;
