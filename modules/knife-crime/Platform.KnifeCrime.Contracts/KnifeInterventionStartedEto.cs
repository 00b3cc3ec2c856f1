namespace Platform.KnifeCrime.Contracts;

/// <summary>A request was accepted and the work with a child begins.</summary>
/// <remarks>Who needs it: CSP reporting.</remarks>
/// <param name="InterventionId">The intervention.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="StartedOn">The day.</param>
[EventName("knife-crime.knife-intervention-started.v1")]
public sealed record KnifeInterventionStartedEto(
    Guid InterventionId,
    Guid ChildId,
    string AreaCode,
    DateOnly StartedOn) : IEto;
