namespace Platform.Participation.Voices;

/// <summary>Whose voice it is. The names in kebab case are the codes of the published event.</summary>
internal enum VoiceWho
{
    Child,
    ParentOrCarer,
    Sibling,
    CommunityMember,
    HarmedPerson,
}

/// <summary>How the view was given (domain 10.3).</summary>
internal enum VoiceHow
{
    Conversation,
    DrawingOrPhoto,
    Survey,
    Group,
    Letter,
    WalkingInterview,
}

/// <summary>What a view was asked about.</summary>
internal enum ViewAbout
{
    PlanAgreed,
    ProgrammeCompleted,
    CaseClosed,
}

/// <summary>Where a request for a view stands.</summary>
internal enum ViewRequestState
{
    Open,
    Answered,
    DidNotWish,
}

/// <summary>The codes as people read them, and as events carry them.</summary>
internal static class VoiceWords
{
    public static string Text(this VoiceWho who) => who switch
    {
        VoiceWho.Child => "A child",
        VoiceWho.ParentOrCarer => "A parent or carer",
        VoiceWho.Sibling => "A sibling",
        VoiceWho.CommunityMember => "Somebody in the community",
        _ => "A person who was harmed",
    };

    public static string Code(this VoiceWho who) => who switch
    {
        VoiceWho.Child => "child",
        VoiceWho.ParentOrCarer => "parent-or-carer",
        VoiceWho.Sibling => "sibling",
        VoiceWho.CommunityMember => "community-member",
        _ => "harmed-person",
    };

    public static string Text(this VoiceHow how) => how switch
    {
        VoiceHow.Conversation => "In a conversation",
        VoiceHow.DrawingOrPhoto => "In a drawing or photo, described here",
        VoiceHow.Survey => "In a survey",
        VoiceHow.Group => "In a group",
        VoiceHow.Letter => "In a letter or message",
        _ => "On a walk through the places they talked about",
    };

    public static string Code(this VoiceHow how) => how switch
    {
        VoiceHow.Conversation => "conversation",
        VoiceHow.DrawingOrPhoto => "drawing-or-photo",
        VoiceHow.Survey => "survey",
        VoiceHow.Group => "group",
        VoiceHow.Letter => "letter",
        _ => "walking-interview",
    };

    public static string Text(this ViewAbout about) => about switch
    {
        ViewAbout.PlanAgreed => "The plan that was agreed",
        ViewAbout.ProgrammeCompleted => "The programme that was finished",
        _ => "The work that ended",
    };

    public static string Text(this ViewRequestState state) => state switch
    {
        ViewRequestState.Open => "To be asked",
        ViewRequestState.Answered => "View recorded",
        _ => "Asked, did not wish to say",
    };
}
