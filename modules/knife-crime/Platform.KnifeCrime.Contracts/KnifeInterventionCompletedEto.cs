namespace Platform.KnifeCrime.Contracts;

/// <summary>A child finished a programme.</summary>
/// <remarks>Who needs it: CSP reporting; participation, which asks for the child's view.</remarks>
/// <param name="InterventionId">The intervention.</param>
/// <param name="ChildId">The child.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="CompletedOn">The day.</param>
/// <param name="SessionsAttended">How many sessions the child was at.</param>
[EventName("knife-crime.knife-intervention-completed.v1")]
public sealed record KnifeInterventionCompletedEto(
    Guid InterventionId,
    Guid ChildId,
    string AreaCode,
    DateOnly CompletedOn,
    int SessionsAttended) : IEto;
