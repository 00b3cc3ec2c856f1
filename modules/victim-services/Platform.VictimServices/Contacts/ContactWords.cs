namespace Platform.VictimServices.Contacts;

/// <summary>The codes as people read them.</summary>
internal static class ContactWords
{
    public const string NameNotYetKnown = "Name not yet known";

    public static string Text(this ContactState state) => state switch
    {
        ContactState.AwaitingFirstContact => "Awaiting first contact",
        ContactState.InContact => "In contact",
        _ => "Ended",
    };

    public static string Text(this PersonKind kind) => kind switch
    {
        PersonKind.Child => "A child",
        PersonKind.Adult => "An adult",
        PersonKind.Business => "A business or organisation",
        PersonKind.FamilyMember => "A family member of the person harmed",
        _ => "Not yet known",
    };

    public static string Text(this ContactWay way) => way switch
    {
        ContactWay.Telephone => "Telephone call",
        ContactWay.TextMessage => "Text message",
        ContactWay.Email => "Email",
        ContactWay.Letter => "Letter",
        ContactWay.InPerson => "In person",
        _ => "Through another person",
    };

    public static string Text(this AttemptOutcome outcome) => outcome switch
    {
        AttemptOutcome.Reached => "We spoke or they answered",
        AttemptOutcome.LeftMessage => "Left a message",
        AttemptOutcome.NoReply => "No reply",
        _ => "The details are wrong",
    };

    public static string Text(this ConsentKind kind) => kind switch
    {
        ConsentKind.Contact => "Staying in contact",
        ConsentKind.Restorative => "Restorative work",
        ConsentKind.ProgressInformation => "Information about progress",
        _ => "Sharing with support services",
    };

    /// <summary>What the person is asked.</summary>
    public static string Question(this ConsentKind kind) => kind switch
    {
        ConsentKind.Contact => "Would you like us to stay in contact?",
        ConsentKind.Restorative => "Would you like to explore restorative work?",
        ConsentKind.ProgressInformation => "Would you like to be told how things go?",
        _ => "May we pass your details to a support service?",
    };

    public static string Text(this ConsentWay way) => way switch
    {
        ConsentWay.SpokenInPerson => "Spoken, in person",
        ConsentWay.SpokenByTelephone => "Spoken, by telephone",
        ConsentWay.InWriting => "In writing",
        ConsentWay.ByEmailOrText => "By email or text message",
        _ => "Through the person who speaks for them",
    };

    public static string Text(this ProvidedKind kind) => kind switch
    {
        ProvidedKind.ProgressUpdate => "Told how things go",
        ProvidedKind.SupportReferral => "Referred to a support service",
        _ => "Restorative conversation",
    };

    public static string Text(this EndReason reason) => reason switch
    {
        EndReason.WorkFinished => "The work is finished",
        EndReason.AskedNotToBeContacted => "They asked us not to contact them",
        EndReason.NoReply => "No reply to our attempts",
        _ => "The police could not pass on their details",
    };
}
