using Platform.VictimServices.Contacts;
using static VictimServices.Tests.Contacts.ContactFixture;

namespace VictimServices.Tests.Contacts;

public sealed class ConsentTests
{
    [Fact]
    public void Each_thing_is_agreed_on_its_own()
    {
        var contact = InContact();

        contact.Answer(ConsentKind.ProgressInformation, true).Succeeded.ShouldBeTrue();

        contact.Do(ProvidedKind.ProgressUpdate).Succeeded.ShouldBeTrue();
        contact.Do(ProvidedKind.SupportReferral).Sentence().ShouldBe("The person has not agreed to this, or has withdrawn. Ask “May we pass your details to a support service?” first.");
        contact.Do(ProvidedKind.RestorativeConversation).Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData(ConsentKind.ProgressInformation, ProvidedKind.ProgressUpdate)]
    [InlineData(ConsentKind.SharingWithSupport, ProvidedKind.SupportReferral)]
    [InlineData(ConsentKind.Restorative, ProvidedKind.RestorativeConversation)]
    public void Withdrawn_consent_counts_at_once(object consent, object act)
    {
        var contact = InContact();
        contact.Answer((ConsentKind)consent, true);
        contact.Do((ProvidedKind)act).Succeeded.ShouldBeTrue();

        contact.Withdraw((ConsentKind)consent, Made.AddDays(2)).Succeeded.ShouldBeTrue();

        contact.HasConsent((ConsentKind)consent).ShouldBeFalse();
        contact.Do((ProvidedKind)act, Made.AddDays(2)).Succeeded.ShouldBeFalse();
        contact.Provided.Count.ShouldBe(1, "what was done before stays on the record");
    }

    [Fact]
    public void Withdrawing_contact_ends_the_contact_and_stops_every_attempt()
    {
        var contact = InContact();

        contact.Withdraw(ConsentKind.Contact).Succeeded.ShouldBeTrue();

        contact.State.ShouldBe(ContactState.Ended);
        contact.EndedBecause.ShouldBe(EndReason.AskedNotToBeContacted);
        contact.Try(AttemptOutcome.NoReply, Made.AddDays(3)).Succeeded.ShouldBeFalse();
        contact.Answer(ConsentKind.Restorative, true, Made.AddDays(3)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void A_person_who_wants_to_hear_from_us_again_opens_the_contact_again()
    {
        var contact = InContact();
        contact.Withdraw(ConsentKind.Contact);

        contact.Answer(ConsentKind.Contact, true, Made.AddDays(30)).Succeeded.ShouldBeTrue();

        contact.State.ShouldBe(ContactState.InContact);
        contact.EndedOn.ShouldBeNull();
        contact.Consents.Count.ShouldBe(2, "what was said before stays");
    }

    [Fact]
    public void Nobody_is_asked_before_first_contact()
        => Waiting().Answer(ConsentKind.Restorative, true).Sentence().ShouldStartWith("Record first contact before consent");

    [Fact]
    public void A_yes_in_force_is_not_given_twice_and_is_withdrawn_rather_than_overwritten()
    {
        var contact = InContact();
        contact.Answer(ConsentKind.Restorative, true);

        contact.Answer(ConsentKind.Restorative, true).Sentence().ShouldStartWith("This consent is in force already.");
        contact.Answer(ConsentKind.Restorative, false).Sentence().ShouldStartWith("The person said yes before.");
    }

    [Fact]
    public void Consent_is_not_withdrawn_before_it_was_given()
        => InContact().Withdraw(ConsentKind.Contact, Made.AddDays(-1)).Sentence().ShouldStartWith("The day it was withdrawn cannot be before");

    [Fact]
    public void Nothing_is_done_with_consent_before_the_day_it_was_given()
    {
        var contact = InContact();
        contact.Answer(ConsentKind.ProgressInformation, true, Made.AddDays(5));

        contact.Do(ProvidedKind.ProgressUpdate, Made.AddDays(4)).Sentence().ShouldStartWith("The date cannot be before the day the person agreed.");
    }
}
