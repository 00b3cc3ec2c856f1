namespace Platform.KnifeCrime.Contracts;

/// <summary>A programme ended before it was finished.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="InterventionId">The intervention.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="EndedOn">The day.</param>
/// <param name="ReasonCode">Why, a code.</param>
[EventName("knife-crime.knife-intervention-ended-early.v1")]
public sealed record KnifeInterventionEndedEarlyEto(
    Guid InterventionId,
    Guid ChildId,
    string AreaCode,
    DateOnly EndedOn,
    string ReasonCode) : IEto;
