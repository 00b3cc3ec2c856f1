using Platform.VictimServices.Contacts;
using static VictimServices.Tests.Contacts.ContactFixture;

namespace VictimServices.Tests.Contacts;

public sealed class FirstContactTests
{
    [Fact]
    public void An_attempt_without_a_reply_is_not_first_contact()
    {
        var contact = Waiting();

        contact.Try(AttemptOutcome.LeftMessage, Made).Succeeded.ShouldBeTrue();

        contact.State.ShouldBe(ContactState.AwaitingFirstContact);
        contact.FirstContactOn.ShouldBeNull();
    }

    [Fact]
    public void Reaching_the_person_is_first_contact_with_the_working_days_it_took()
    {
        var contact = InContact();

        contact.State.ShouldBe(ContactState.InContact);
        contact.FirstContactOn.ShouldBe(Made);
        contact.WorkingDaysTaken.ShouldBe(5);
        contact.HasConsent(ConsentKind.Contact).ShouldBeTrue();
    }

    [Fact]
    public void Reaching_the_person_needs_their_answer_whether_we_stay_in_contact()
    {
        var contact = Waiting();

        contact.Try(AttemptOutcome.Reached, Made).Sentence().ShouldBe("Say whether the person would like us to stay in contact.");
        contact.Attempts.ShouldBeEmpty("a refused attempt leaves no trace");
    }

    [Fact]
    public void A_no_at_first_contact_ends_it_at_once()
    {
        var contact = Waiting();

        contact.Try(AttemptOutcome.Reached, Made, staysInContact: false).Succeeded.ShouldBeTrue();

        contact.State.ShouldBe(ContactState.Ended);
        contact.Try(AttemptOutcome.Reached, Made.AddDays(1), true).Sentence().ShouldStartWith("This person has asked us not to contact them.");
    }

    [Fact]
    public void An_attempt_before_we_were_told_is_refused()
        => Waiting().Try(AttemptOutcome.NoReply, Told.AddDays(-1)).Sentence().ShouldStartWith("The attempt cannot be before the day we were told.");

    [Fact]
    public void A_later_talk_does_not_move_first_contact()
    {
        var contact = InContact();

        contact.Try(AttemptOutcome.Reached, Made.AddDays(20)).Succeeded.ShouldBeTrue();

        contact.FirstContactOn.ShouldBe(Made);
        contact.WorkingDaysTaken.ShouldBe(5);
    }

    [Fact]
    public void No_reply_needs_enough_attempts_in_two_ways()
    {
        var contact = Waiting();
        contact.Try(AttemptOutcome.NoReply, Made);
        contact.Try(AttemptOutcome.NoReply, Made.AddDays(1));
        contact.End(EndReason.NoReply, Made.AddDays(9), 3, DateTime.UtcNow).Sentence().ShouldBe("Try at least 3 times before you record that there was no reply. So far there are 2.");

        contact.Try(AttemptOutcome.NoReply, Made.AddDays(2));
        contact.End(EndReason.NoReply, Made.AddDays(9), 3, DateTime.UtcNow).Sentence().ShouldStartWith("Try in at least two ways");

        contact.Try(AttemptOutcome.NoReply, Made.AddDays(3), way: ContactWay.Letter);
        contact.End(EndReason.NoReply, Made.AddDays(9), 3, DateTime.UtcNow).Succeeded.ShouldBeTrue();
        contact.EndedBecause.ShouldBe(EndReason.NoReply);
    }

    [Fact]
    public void Work_cannot_be_finished_with_somebody_nobody_spoke_to()
        => Waiting().End(EndReason.WorkFinished, Made, 3, DateTime.UtcNow).Sentence().ShouldStartWith("There has been no contact with the person yet.");
}
