namespace Platform.VictimServices.Contacts;

/// <summary>Where a contact stands.</summary>
internal enum ContactState
{
    AwaitingFirstContact,
    InContact,
    Ended,
}

/// <summary>Who was harmed. A child has enhanced rights under the Victims' Code.</summary>
internal enum PersonKind
{
    NotYetKnown,
    Child,
    Adult,
    Business,
    FamilyMember,
}

/// <summary>How people speak with each other.</summary>
internal enum ContactWay
{
    Telephone,
    TextMessage,
    Email,
    Letter,
    InPerson,
    ThroughAnotherPerson,
}

/// <summary>What came of an attempt.</summary>
internal enum AttemptOutcome
{
    Reached,
    LeftMessage,
    NoReply,
    WrongDetails,
}

/// <summary>What a person may say yes or no to, each on its own (domain: consent is never one box for all).</summary>
internal enum ConsentKind
{
    Contact,
    Restorative,
    ProgressInformation,
    SharingWithSupport,
}

/// <summary>How consent was given or withdrawn.</summary>
internal enum ConsentWay
{
    SpokenInPerson,
    SpokenByTelephone,
    InWriting,
    ByEmailOrText,
    ThroughWhoSpeaksForThem,
}

/// <summary>What was done for a person with their consent.</summary>
internal enum ProvidedKind
{
    ProgressUpdate,
    SupportReferral,
    RestorativeConversation,
}

/// <summary>Why a contact ended.</summary>
internal enum EndReason
{
    WorkFinished,
    AskedNotToBeContacted,
    NoReply,
    DetailsNotPassedOn,
}
