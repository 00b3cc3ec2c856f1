namespace Platform.VictimServices.Contracts;

/// <summary>First contact was made with a person who was harmed. No identity, and no child.</summary>
/// <remarks>Who needs it: CSP reporting: timeliness and consent.</remarks>
/// <param name="ContactId">The contact; means nothing outside victim services.</param>
/// <param name="AreaCode">Local authority, ONS code.</param>
/// <param name="MadeOn">The day.</param>
/// <param name="WorkingDaysTaken">Working days from the day the service was told.</param>
/// <param name="WithinTimeLimit">Not later than the due date.</param>
/// <param name="ConsentedToContact">The person wishes to stay in contact.</param>
[EventName("victim-services.victim-contact-made.v1")]
public sealed record VictimContactMadeEto(
    Guid ContactId,
    string AreaCode,
    DateOnly MadeOn,
    int WorkingDaysTaken,
    bool WithinTimeLimit,
    bool ConsentedToContact) : IEto;
