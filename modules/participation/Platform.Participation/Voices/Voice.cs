using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Participation.Contracts;

namespace Platform.Participation.Voices;

/// <summary>
/// What somebody said, in their own words, with consent for each use on its own. Without consent to keep the words there is
/// no voice: what is recorded then is that the person did not wish to say.
/// </summary>
internal sealed class Voice : AggregateRoot, IHasArea
{
    public const int WordsLength = 4000;

    private readonly List<VoiceTheme> themes = [];

    private Voice()
    {
        AreaCode = "";
        About = "";
        RecordedBy = "";
    }

    private Voice(Guid id, string areaCode, VoiceWho who, VoiceHow how, Guid? childId, string words, string about, DateOnly saidOn, string recordedBy) : base(id)
    {
        AreaCode = areaCode;
        Who = who;
        How = how;
        ChildId = childId;
        Words = words;
        About = about;
        SaidOn = saidOn;
        RecordedBy = recordedBy;
    }

    public string AreaCode { get; private set; }

    public VoiceWho Who { get; private set; }

    public VoiceHow How { get; private set; }

    /// <summary>The child on whose record it stands; null where it is nobody's record.</summary>
    public Guid? ChildId { get; private set; }

    /// <summary>Their own words; null once consent to keep them was withdrawn.</summary>
    public string? Words { get; private set; }

    /// <summary>What it is about.</summary>
    public string About { get; private set; }

    public DateOnly SaidOn { get; private set; }

    public string RecordedBy { get; private set; }

    /// <summary>The words may count anonymously in reports and themes.</summary>
    public bool MayUseAnonymously { get; private set; }

    /// <summary>The words may be quoted, with nothing that tells who said them.</summary>
    public bool MayQuote { get; private set; }

    /// <summary>Since when a consent that was given holds no more.</summary>
    public DateOnly? ConsentWithdrawnOn { get; private set; }

    public IReadOnlyList<VoiceTheme> Themes => themes;

    protected override string StreamKey => ChildId is { } child ? Streams.Child(child) : base.StreamKey;

    /// <summary>Records a voice. The gate: words are kept only with consent to keep them.</summary>
    public static Result<Voice> Record(Guid id, SpokenWords words, VoiceConsent consent, IReadOnlyList<VoiceTheme> confirmedThemes, string recordedBy)
    {
        if (!consent.MayKeep)
            return Result.Failure("MayKeep", "Without the person's consent to keep their words there is nothing to record. Clear the words, and record that they did not wish to say.");
        if (consent.MayQuote && !consent.MayUseAnonymously)
            return Result.Failure("MayQuote", "A quotation is also a use in reports. Ask for both, or for neither.");
        if (words.ChildId is not null && words.Who is VoiceWho.HarmedPerson or VoiceWho.CommunityMember)
            return Result.Failure("Who", "What a person who was harmed or somebody in the community says is kept on no child's record. Record it from the list of voices.");

        var voice = new Voice(id, words.AreaCode, words.Who, words.How, words.ChildId, words.Words, words.About, words.SaidOn, recordedBy)
        {
            MayUseAnonymously = consent.MayUseAnonymously,
            MayQuote = consent.MayQuote,
        };
        voice.themes.AddRange(confirmedThemes);
        voice.AddDistributedEvent(new VoiceRecordedEto(
            id, words.ChildId, words.AreaCode, words.Who.Code(), words.How.Code(), [.. confirmedThemes.Select(t => t.ThemeCode).Order(StringComparer.Ordinal)], words.SaidOn));
        return voice;
    }

    /// <summary>
    /// Takes consent back, at once. Without consent to keep them the words are gone; that somebody spoke, and about what,
    /// stays as a count.
    /// </summary>
    public Result Withdraw(VoiceConsent remaining, DateOnly on)
    {
        if (on < SaidOn)
            return Result.Failure("WithdrawnOn", "The day they changed their mind cannot be before the day they spoke. Check the date.");
        var takesBack = (Words is not null && !remaining.MayKeep) || (MayUseAnonymously && !remaining.MayUseAnonymously) || (MayQuote && !remaining.MayQuote);
        if (!takesBack)
            return Result.Failure("", "Clear what the person no longer agrees to.");

        MayUseAnonymously = MayUseAnonymously && remaining is { MayKeep: true, MayUseAnonymously: true };
        MayQuote = MayQuote && MayUseAnonymously && remaining.MayQuote;
        if (!remaining.MayKeep)
            Words = null;
        ConsentWithdrawnOn = on;
        return Result.Success();
    }
}

/// <summary>What was said, by whom and how.</summary>
internal sealed record SpokenWords(string AreaCode, VoiceWho Who, VoiceHow How, Guid? ChildId, string Words, string About, DateOnly SaidOn);

/// <summary>Consent for each use on its own.</summary>
/// <param name="MayKeep">On this record.</param>
/// <param name="MayUseAnonymously">Without a name, in reports and themes.</param>
/// <param name="MayQuote">Word for word, without a name.</param>
internal sealed record VoiceConsent(bool MayKeep, bool MayUseAnonymously, bool MayQuote);

/// <summary>A theme that a person confirmed.</summary>
internal sealed class VoiceTheme
{
    public required Guid VoiceId { get; init; }

    public required string ThemeCode { get; init; }

    /// <summary>The word rule had suggested it; a person confirmed it all the same.</summary>
    public required bool WasSuggested { get; init; }
}
