using Platform.Kernel.Application;
using Platform.Participation.Voices;

namespace Participation.Tests.Voices;

public sealed class VoiceTests
{
    private static readonly DateOnly Said = new(2025, 6, 2);

    [Fact]
    public void Words_are_kept_only_with_consent_to_keep_them()
        => Record(new VoiceConsent(MayKeep: false, MayUseAnonymously: true, MayQuote: false)).Errors.Single().Message
            .ShouldStartWith("Without the person's consent to keep their words there is nothing to record.");

    [Fact]
    public void A_quotation_needs_consent_to_anonymous_use_too()
        => Record(new VoiceConsent(true, MayUseAnonymously: false, MayQuote: true)).Errors.Single().Field.ShouldBe("MayQuote");

    [Theory]
    [InlineData(VoiceWho.HarmedPerson)]
    [InlineData(VoiceWho.CommunityMember)]
    public void What_others_say_stands_on_no_childs_record(object who)
        => Record(new VoiceConsent(true, true, true), (VoiceWho)who, Guid.NewGuid()).Errors.Single().Field.ShouldBe("Who");

    [Fact]
    public void Taking_back_the_quotation_leaves_the_words_and_their_anonymous_use()
    {
        var voice = Record(new VoiceConsent(true, true, true)).Value;

        voice.Withdraw(new VoiceConsent(true, true, false), Said).Succeeded.ShouldBeTrue();

        voice.MayQuote.ShouldBeFalse();
        voice.MayUseAnonymously.ShouldBeTrue();
        voice.Words.ShouldNotBeNull();
    }

    [Fact]
    public void Taking_back_consent_to_keep_the_words_deletes_them_and_every_use()
    {
        var voice = Record(new VoiceConsent(true, true, true)).Value;

        voice.Withdraw(new VoiceConsent(MayKeep: false, true, true), Said.AddDays(1)).Succeeded.ShouldBeTrue();

        voice.Words.ShouldBeNull();
        voice.MayUseAnonymously.ShouldBeFalse();
        voice.MayQuote.ShouldBeFalse();
        voice.ConsentWithdrawnOn.ShouldBe(Said.AddDays(1));
    }

    [Fact]
    public void Taking_back_anonymous_use_takes_the_quotation_with_it()
    {
        var voice = Record(new VoiceConsent(true, true, true)).Value;

        voice.Withdraw(new VoiceConsent(true, MayUseAnonymously: false, MayQuote: true), Said).Succeeded.ShouldBeTrue();

        voice.MayQuote.ShouldBeFalse();
    }

    [Fact]
    public void Consent_is_taken_back_and_never_added_afterwards()
    {
        var voice = Record(new VoiceConsent(true, false, false)).Value;

        voice.Withdraw(new VoiceConsent(true, true, true), Said).Errors.Single().Message.ShouldBe("Clear what the person no longer agrees to.");
        voice.MayUseAnonymously.ShouldBeFalse();
    }

    private static Result<Voice> Record(VoiceConsent consent, VoiceWho who = VoiceWho.Child, Guid? child = null)
        => Voice.Record(Guid.NewGuid(), new SpokenWords("E06000030", who, VoiceHow.Conversation, child, "The bus is late.", "Getting here", Said), consent, [], "A worker");
}
