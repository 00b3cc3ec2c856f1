using Platform.Kernel.Data;
using Platform.Kernel.ReferenceData;
using Platform.KnifeCrime.Interventions;
using Platform.KnifeCrime.Interventions.Rules;
using Platform.KnifeCrime.Programmes;

namespace KnifeCrime.Tests.Interventions;

public sealed class InterventionTests
{
    private static readonly TimeLimits Limits = new(new ReferenceData().WorkingDays, DecisionDays: 5, FirstSessionDays: 10, ReviewDays: 5);
    private static readonly DateOnly Requested = new(2025, 4, 14);
    private static readonly DateTime Now = new(2025, 4, 14, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_decision_is_due_in_working_days_that_leave_out_Easter()
    {
        var support = New();

        support.DecideBy.ShouldBe(new DateOnly(2025, 4, 23));
        (support.NextStep, support.NextStepBy).ShouldBe((NextStep.Decide, (DateOnly?)new DateOnly(2025, 4, 23)));
    }

    [Fact]
    public void A_session_cannot_be_recorded_before_the_child_has_agreed()
    {
        var support = New();
        support.RecordSession(SessionOn(Requested), null).ShouldSay("Ask the child first: a session can be recorded once the child has agreed.");

        Accept(support).ShouldSucceed();
        support.RecordSession(SessionOn(Requested), null).ShouldSay("Ask the child first: a session can be recorded once the child has agreed.");

        Agree(support).ShouldSucceed();
        support.RecordSession(SessionOn(Requested.AddDays(-1)), null).ShouldSay("The session cannot be before the child agreed on 14 April 2025.");
        support.RecordSession(SessionOn(Requested.AddDays(1)), null).ShouldSucceed();
    }

    [Fact]
    public void A_childs_no_is_their_choice_and_nothing_starts()
    {
        var support = New();
        Accept(support).ShouldSucceed();

        support.RecordAnswer(false, Requested, "In plain words.", "Not now.", null, Now).ShouldSucceed();

        support.Status.ShouldBe(InterventionStatus.NotStarted);
        support.StartedOn.ShouldBeNull();
        support.NextStep.ShouldBe(NextStep.None);
        support.RecordSession(SessionOn(Requested), null).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Where_the_child_could_not_be_asked_it_ends_before_it_starts()
    {
        var support = New();
        support.EndEarly(Requested, EndReason.MovedAway, null, "Moved.", "n", Now).ShouldSay("This support has not started yet.");
        Accept(support).ShouldSucceed();

        support.EndEarly(Requested.AddDays(-1), EndReason.MovedAway, null, "Moved.", "n", Now).ShouldSay("The end cannot be before the request was accepted on 14 April 2025.");
        support.EndEarly(Requested, EndReason.MovedAway, null, "Moved.", "n", Now).ShouldSucceed();

        (support.Status, support.StartedOn, support.NextStep).ShouldBe((InterventionStatus.EndedEarly, (DateOnly?)null, NextStep.None));
    }

    [Fact]
    public void A_request_is_decided_once()
    {
        var support = New();
        Accept(support).ShouldSucceed();

        Accept(support).ShouldSay("This request has been decided already. Go back to see what was decided.");
        support.Decline(DeclineReason.NoPlaceFree, "Try again in May.", "A", Requested, Now).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void It_is_completed_only_after_the_child_was_at_a_session()
    {
        var support = Started();
        support.RecordSession(SessionOn(Requested.AddDays(7), attended: false), null).ShouldSucceed();
        support.Complete(Requested.AddDays(8), "It was ok.", null, "n", Now, new Ids())
            .ShouldSay("The child has not been at a session yet. Record one, or end the support early and say why.");

        support.RecordSession(SessionOn(Requested.AddDays(14)), null).ShouldSucceed();
        support.Complete(Requested.AddDays(13), "It was ok.", null, "n", Now, new Ids()).ShouldSay("The end cannot be before the last session on 28 April 2025.");
        support.Complete(Requested.AddDays(14), "It was ok.", null, "n", Now, new Ids()).ShouldSucceed();

        (support.SessionsAttended, support.SessionsOffered).ShouldBe((1, 2));
        support.FollowUps.Select(f => f.DueOn).ShouldBe([new DateOnly(2025, 7, 28), new DateOnly(2025, 10, 28), new DateOnly(2026, 4, 28)]);
        (support.NextStep, support.NextStepBy).ShouldBe((NextStep.FollowUp, (DateOnly?)new DateOnly(2025, 7, 28)));
    }

    [Fact]
    public void Following_up_moves_to_the_next_date_and_ends_after_a_year()
    {
        var support = Started();
        support.RecordSession(SessionOn(Requested), null).ShouldSucceed();
        support.Complete(Requested, null, "He is on holiday.", "n", Now, new Ids()).ShouldSucceed();

        foreach (var (followUp, next) in support.FollowUps.OrderBy(f => f.DueOn).Zip([Requested.AddMonths(6), Requested.AddMonths(12), (DateOnly?)null]))
        {
            support.RecordFollowUp(followUp.Id, followUp.DueOn, "All good.", null).ShouldSucceed();
            support.NextStepBy.ShouldBe(next);
        }

        support.RecordFollowUp(support.FollowUps.First().Id, Requested, "Again.", null).ShouldSay("This follow-up is on the record already. Go back to see it.");
    }

    [Fact]
    public void The_next_step_follows_the_agreed_session_and_falls_due_a_week_later_where_none_is_agreed()
    {
        var support = Started();
        (support.NextStep, support.NextStepBy).ShouldBe((NextStep.HoldSession, (DateOnly?)new DateOnly(2025, 4, 30)));

        support.RecordSession(SessionOn(Requested), Requested).ShouldSay("The next session must be after this one.");
        support.RecordSession(SessionOn(Requested), Requested.AddDays(3)).ShouldSucceed();
        (support.NextStep, support.NextStepBy).ShouldBe((NextStep.HoldSession, (DateOnly?)Requested.AddDays(3)));

        support.RecordSession(SessionOn(Requested.AddDays(3)), null).ShouldSucceed();
        (support.NextStep, support.NextStepBy).ShouldBe((NextStep.PlanSession, (DateOnly?)Requested.AddDays(10)));
    }

    [Fact]
    public void A_session_that_is_written_up_late_does_not_move_the_next_step_back()
    {
        var support = Started();
        support.RecordSession(SessionOn(Requested.AddDays(7)), Requested.AddDays(14)).ShouldSucceed();

        support.RecordSession(SessionOn(Requested.AddDays(2)), null).ShouldSucceed();

        support.NextStepBy.ShouldBe(Requested.AddDays(14));
        support.LastSessionOn.ShouldBe(Requested.AddDays(7));
    }

    [Fact]
    public void A_closed_case_asks_for_a_review_and_ends_nothing()
    {
        var support = Started();

        support.AskForReview(new DateOnly(2025, 5, 1), Limits);

        support.Status.ShouldBe(InterventionStatus.Started);
        (support.NextStep, support.NextStepBy).ShouldBe((NextStep.Review, (DateOnly?)new DateOnly(2025, 5, 9)), "the early May bank holiday is left out");
        support.RecordReview("Goes on, he asked for it.", new DateOnly(2025, 5, 2)).ShouldSucceed();
        support.NextStep.ShouldBe(NextStep.HoldSession);
        support.RecordReview("Again.", new DateOnly(2025, 5, 2)).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void Support_that_has_ended_is_not_reviewed()
    {
        var support = Started();
        support.EndEarly(Requested, EndReason.MovedAway, null, "Moved at once.", "Handed over.", Now).ShouldSucceed();

        support.AskForReview(Requested, Limits);

        support.ReviewAskedOn.ShouldBeNull();
    }

    [Fact]
    public void Every_programme_names_an_approach_of_the_evidence_or_says_that_it_has_none()
    {
        ProgrammeCatalogue.Programmes.Count.ShouldBeGreaterThan(5);
        ProgrammeCatalogue.Programmes.Select(p => p.Code).ShouldBeUnique();
        ProgrammeCatalogue.Find("mentoring")!.EvidenceInWords.ShouldBe("Mentoring: moderate impact on violence. Youth Endowment Fund Toolkit, pages read between 2021 and 2025");
        ProgrammeCatalogue.Find("first-aid")!.EvidenceInWords.ShouldBe("Follows no approach of the evidence toolkit");
        ProgrammeCatalogue.Find("knife-talk")!.Approach!.Impact.NeedsThought().ShouldBeTrue();
        ProgrammeCatalogue.Programmes.ShouldNotContain(p => p.Approach != null && p.Approach.Impact == EvidenceImpact.Harmful);
    }

    private static Intervention New() => Intervention.Request(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), KnifeHost.Swindon, Requested, Now, Limits);

    private static Intervention Started()
    {
        var support = New();
        Accept(support).ShouldSucceed();
        Agree(support).ShouldSucceed();
        return support;
    }

    private static Platform.Kernel.Application.Result Accept(Intervention support)
        => support.Accept(new Acceptance("Suits him.", new ChosenProgramme("mentoring", "A mentor", "e", 24), null, "Kwame", "Kwame"), Requested, Now, Limits);

    private static Platform.Kernel.Application.Result Agree(Intervention support) => support.RecordAnswer(true, Requested, "In plain words.", "Yes.", "His mum knows.", Now);

    private static Session SessionOn(DateOnly on, bool attended = true)
        => new() { Id = Guid.NewGuid(), HeldOn = on, Attended = attended, ChildsWords = "w", RecordedUtc = Now, RecordedBy = "Kwame" };

    private sealed class Ids : IGuidGenerator
    {
        public Guid Create() => Guid.NewGuid();
    }
}
