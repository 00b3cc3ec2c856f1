namespace Platform.Participation.Themes;

/// <summary>Where a raised theme stands.</summary>
internal enum ThemeState
{
    /// <summary>Asked of an owner, not answered.</summary>
    Asked,

    /// <summary>Answered; those who said it are being told.</summary>
    Answered,

    /// <summary>Told and published as “we are doing it”; a further answer follows.</summary>
    Doing,

    /// <summary>Told and published as done, or as something that cannot be done.</summary>
    Closed,
}

/// <summary>What an owner answers.</summary>
internal enum AnswerKind
{
    Done,
    Doing,
    Cannot,
}

/// <summary>How a person was told.</summary>
internal enum TellingWay
{
    Conversation,
    Letter,
    Message,
    Group,
    Poster,
}

/// <summary>A voice that said it.</summary>
internal sealed class ThemeVoice
{
    public required Guid ThemeId { get; init; }

    public required Guid VoiceId { get; init; }
}

/// <summary>One answer of the owner. A theme that is being worked on gets another when it is done.</summary>
internal sealed class ThemeAnswer
{
    public required Guid Id { get; init; }

    public required AnswerKind Kind { get; init; }

    /// <summary>What we did, are doing, or why we cannot; in plain English.</summary>
    public required string Text { get; init; }

    public required DateOnly AnsweredOn { get; init; }

    public required DateTime RecordedUtc { get; init; }

    public required string RecordedBy { get; init; }

    public DateOnly? PublishedOn { get; private set; }

    /// <summary>A voice that agreed to be quoted; shown only while it does.</summary>
    public Guid? QuotedVoiceId { get; private set; }

    internal void Publish(DateOnly on, Guid? quotedVoiceId)
    {
        PublishedOn = on;
        QuotedVoiceId = quotedVoiceId;
    }
}

/// <summary>One of those who said it was told of an answer.</summary>
internal sealed class Telling
{
    public required Guid Id { get; init; }

    public required Guid AnswerId { get; init; }

    public required Guid VoiceId { get; init; }

    public required DateOnly ToldOn { get; init; }

    public required TellingWay Way { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>The codes as people read them, and as events carry them.</summary>
internal static class ThemeWords
{
    public static string Text(this ThemeState state) => state switch
    {
        ThemeState.Asked => "Waiting for an answer",
        ThemeState.Answered => "Answered, people to be told",
        ThemeState.Doing => "Being worked on",
        _ => "Told and closed",
    };

    public static string Text(this AnswerKind kind) => kind switch
    {
        AnswerKind.Done => "We did it",
        AnswerKind.Doing => "We are doing it",
        _ => "We cannot do it, and this is why",
    };

    public static string Code(this AnswerKind kind) => kind switch
    {
        AnswerKind.Done => "done",
        AnswerKind.Doing => "doing",
        _ => "cannot",
    };

    public static string Text(this TellingWay way) => way switch
    {
        TellingWay.Conversation => "In a conversation",
        TellingWay.Letter => "In a letter",
        TellingWay.Message => "In a message",
        TellingWay.Group => "In a group",
        _ => "On a poster, where nobody knows who said it",
    };
}
