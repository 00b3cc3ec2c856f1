using System.Globalization;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Participation.Contracts;

namespace Platform.Participation.Themes;

/// <summary>
/// What several people said, asked of somebody who can act on it (Lundy: audience and influence). It is answered, those who
/// said it are told, and only then is it published and can it end: nothing is closed untold.
/// </summary>
internal sealed class Theme : AggregateRoot, IHasArea
{
    public const int TextLength = 1000;

    private readonly List<ThemeVoice> voices = [];
    private readonly List<ThemeAnswer> answers = [];
    private readonly List<Telling> tellings = [];

    private Theme()
    {
        AreaCode = "";
        ThemeCode = "";
        YouSaid = "";
        AskedOf = "";
    }

    public Theme(Guid id, string areaCode, string themeCode, string youSaid, string askedOf, IEnumerable<Guid> voiceIds, DateOnly raisedOn, ThemeDates dates, DateTime utc) : base(id)
    {
        AreaCode = areaCode;
        ThemeCode = themeCode;
        YouSaid = youSaid;
        AskedOf = askedOf;
        RaisedOn = raisedOn;
        AnswerDueOn = dates.AnswerDueOn;
        TellDueOn = dates.TellDueOn;
        DueOn = AnswerDueOn;
        LastActivityUtc = utc;
        voices.AddRange(voiceIds.Distinct().Select(voiceId => new ThemeVoice { ThemeId = id, VoiceId = voiceId }));
        AddDistributedEvent(new ThemeRaisedEto(id, areaCode, themeCode, raisedOn));
    }

    public string AreaCode { get; private set; }

    public string ThemeCode { get; private set; }

    /// <summary>What people said, in a sentence that names nobody.</summary>
    public string YouSaid { get; private set; }

    /// <summary>Who can act on it: a role or a service.</summary>
    public string AskedOf { get; private set; }

    public DateOnly RaisedOn { get; private set; }

    public DateOnly AnswerDueOn { get; private set; }

    /// <summary>By when those who said it are told.</summary>
    public DateOnly TellDueOn { get; private set; }

    public ThemeState State { get; private set; }

    /// <summary>When the next step is due: an answer, or telling people. The day it closed for a closed theme.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Everybody was told for the first time on this day.</summary>
    public DateOnly? FirstToldOn { get; private set; }

    /// <summary>Moves with every act, so that an added row raises the record's version too.</summary>
    public DateTime LastActivityUtc { get; private set; }

    public IReadOnlyList<ThemeVoice> Voices => voices;

    public IReadOnlyList<ThemeAnswer> Answers => answers;

    public IReadOnlyList<Telling> Tellings => tellings;

    public ThemeAnswer? LatestAnswer => answers.OrderByDescending(a => a.RecordedUtc).FirstOrDefault();

    /// <summary>Those who said it and have not been told of the latest answer.</summary>
    public IReadOnlyList<Guid> Untold => LatestAnswer is { } answer
        ? [.. voices.Select(v => v.VoiceId).Where(v => !tellings.Any(t => t.AnswerId == answer.Id && t.VoiceId == v))]
        : [.. voices.Select(v => v.VoiceId)];

    public Result Answer(ThemeAnswer answer)
    {
        if (State == ThemeState.Closed)
            return Result.Failure("", "This theme is closed. If people say it again, raise it again.");
        if (State == ThemeState.Answered)
            return Result.Failure("", "Tell those who said it of the answer that is there, and publish it, before you record another.");
        if (State == ThemeState.Doing && answer.Kind == AnswerKind.Doing)
            return Result.Failure("Kind", "People have been told that it is being done. The next answer says that it is done, or why it cannot be.");
        if (answer.AnsweredOn < RaisedOn)
            return Result.Failure("AnsweredOn", "The answer cannot be before the day the theme was raised. Check the date.");
        answers.Add(answer);
        State = ThemeState.Answered;
        DueOn = TellDueOn;
        LastActivityUtc = answer.RecordedUtc;
        return Result.Success();
    }

    public Result Tell(Telling telling, DateTime utc)
    {
        if (State != ThemeState.Answered || LatestAnswer is not { } answer)
            return Result.Failure("", "There is nothing to tell yet. Record an answer first.");
        if (voices.All(v => v.VoiceId != telling.VoiceId))
            return Result.Failure("", "This voice is not part of the theme.");
        if (!Untold.Contains(telling.VoiceId))
            return Result.Failure("", "This person has been told already.");
        if (telling.ToldOn < answer.AnsweredOn)
            return Result.Failure("ToldOn", "People cannot be told before there was an answer. Check the date.");
        tellings.Add(telling);
        LastActivityUtc = utc;
        return Result.Success();
    }

    /// <summary>Publishes the answer, once everybody who said it was told. Done and cannot close the theme.</summary>
    public Result Publish(DateOnly on, Guid? quotedVoiceId, DateTime utc)
    {
        if (State != ThemeState.Answered || LatestAnswer is not { } answer)
            return Result.Failure("", "There is no answer to publish. Record one first.");
        if (Untold.Count is var untold and > 0)
            return Result.Failure("", string.Create(CultureInfo.InvariantCulture, $"Nothing is closed untold: {untold} of those who said it still have to be told."));
        var toldOn = tellings.Where(t => t.AnswerId == answer.Id).Max(t => t.ToldOn);
        if (on < toldOn)
            return Result.Failure("PublishedOn", "It cannot be published before everybody was told. Check the date.");

        answer.Publish(on, quotedVoiceId);
        FirstToldOn ??= toldOn;
        State = answer.Kind == AnswerKind.Doing ? ThemeState.Doing : ThemeState.Closed;
        DueOn = on;
        LastActivityUtc = utc;
        AddDistributedEvent(new YouSaidWeDidPublishedEto(answer.Id, Id, AreaCode, answer.Kind.Code(), on));
        return Result.Success();
    }
}

/// <summary>By when a theme is answered and told.</summary>
internal sealed record ThemeDates(DateOnly AnswerDueOn, DateOnly TellDueOn);
