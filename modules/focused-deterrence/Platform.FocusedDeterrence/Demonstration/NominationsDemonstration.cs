using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Demonstration;

/// <summary>
/// Panels decide on what incidents suggested and on adults nominated by hand; members are offered support and answer. What
/// came in the last ten days waits. The words are made up.
/// </summary>
internal sealed class NominationsDemonstration(WorkingDays workingDays, IGuidGenerator guids) : IDemonstrationContributor
{
    private const int RecentDays = 10;

    // Nobody's initials or reference: made up.
    private static readonly (string Initials, string Reference, int Month, int Day)[] Adults = [("T.R.", "PROB-4471", 3, 10), ("J.M.", "PROB-4502", 6, 17)];

    public int Order => 200;

    public async Task SeedAsync(DemonstrationContext demo, CancellationToken cancellationToken)
    {
        for (var i = 0; i < CohortsDemonstration.AreasWithACohort; i++)
        {
            var area = demo.Areas[i];
            var cohorts = await demo.SendAsync(new FindCohorts(CohortStatus.Open), Roles.DeterrenceCoordinator, area, cancellationToken);
            // The coordinator works in every area, so the lists show all of them.
            if (cohorts.Rows.FirstOrDefault(c => c.AreaCode == area)?.Id is not { } cohort)
                continue;
            var members = await demo.SendAsync(new FindNominations(NominationStatus.Enrolled, cohort, PageSize: 1), Roles.DeterrenceCoordinator, area, cancellationToken);
            if (members.Rows.Count > 0)
                continue;
            foreach (var (initials, reference, month, day) in Adults)
                await NominateAsync(demo, area, cohort, initials, $"{reference}-{i + 1}", new DateOnly(2025, month, day), cancellationToken);
            foreach (var nomination in await WaitingAsync(demo, area, cohort, cancellationToken))
                if (nomination.NominatedOn < demo.Today.AddDays(-RecentDays))
                    await new Story(demo, nomination, workingDays, guids).PlayAsync(cancellationToken);
            await NominateAsync(demo, area, cohort, "K.B.", $"PROB-5120-{i + 1}", workingDays.Add(demo.Today, -3), cancellationToken);
            await ReviewAsync(demo, area, cohort, cancellationToken);
        }
    }

    private async Task NominateAsync(DemonstrationContext demo, string area, Guid cohort, string initials, string reference, DateOnly on, CancellationToken cancellationToken)
    {
        demo.MoveClockTo(on.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc));
        CohortsDemonstration.Check(await demo.SendAsync(
            new NominatePerson(
                guids.Create(), cohort, null, initials, reference, "Was hurt and has hurt others this year. Has said that work would change things, and is a good cook."),
            Roles.DeterrenceCoordinator, area, cancellationToken));
    }

    /// <summary>The cohort is looked at every quarter; the next time is in ten days.</summary>
    private static async Task ReviewAsync(DemonstrationContext demo, string area, Guid cohort, CancellationToken cancellationToken)
    {
        var on = new DateOnly(2025, 4, 3);
        while (on < demo.Today)
        {
            var next = on.AddDays(91) < demo.Today ? on.AddDays(91) : demo.Today.AddDays(RecentDays);
            demo.MoveClockTo(on.ToDateTime(new TimeOnly(14, 0), DateTimeKind.Utc));
            CohortsDemonstration.Check(await demo.SendAsync(
                new ReviewCohort(cohort, "Still needed. Every member was offered support; who joins was looked at by age and ethnicity, and the panel asks for more offers of work.", next),
                Roles.DeterrenceCoordinator, area, cancellationToken));
            on = on.AddDays(91);
        }
    }

    private static async Task<List<NominationRow>> WaitingAsync(DemonstrationContext demo, string area, Guid cohort, CancellationToken cancellationToken)
    {
        var found = new List<NominationRow>();
        string? after = null;
        do
        {
            var page = await demo.SendAsync(new FindNominations(CohortId: cohort, After: after, PageSize: 200), Roles.DeterrenceCoordinator, area, cancellationToken);
            found.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);
        return found;
    }

    /// <summary>One nomination, day by day. What would lie in the future does not happen yet.</summary>
    private sealed class Story(DemonstrationContext demo, NominationRow nomination, WorkingDays workingDays, IGuidGenerator guids)
    {
        private const string Panel = "Police, probation, youth justice, health, housing, Open Door Youth Work";

        private static readonly string[] JoinReasons =
        [
            "Known to three services and offered little. A worker he trusts is free, and he asked for help to get work.",
            "Hurt twice this year and close to others who were. Support may keep her and them safe.",
            "Wants out of what is going on around him and said so. The panel can offer a mentor at once.",
        ];

        private static readonly string[] OtherReasons =
        [
            "One incident, and the family and school already have a plan that works. The panel adds nothing.",
            "Is being exploited: a referral to the National Referral Mechanism and children's services lead, not this cohort.",
            "The case worker's plan is going well. Nothing here would be proportionate.",
        ];

        private static readonly string[] Accepting = ["If it is real work, yes.", "I will come and see.", "Can my brother come too?", "Yeah. Nobody asked before.", "Alright. But not at the police station."];

        private static readonly string[] Refusing = ["I do not need it right now.", "Not with you lot. No offence.", "Ask me again after my birthday."];

        private readonly Random random = demo.Random;

        public async Task PlayAsync(CancellationToken cancellationToken)
        {
            var met = workingDays.Add(nomination.NominatedOn, random.Next(3, 11));
            if (random.Next(100) < 15)
            {
                var again = workingDays.Add(met, 10);
                if (!await DoAsync(met, Decision(PanelOutcome.Defer, met, "The case worker could not come. The panel waits for what they know.", again), cancellationToken))
                    return;
                met = again;
            }

            var joins = nomination.ChildId is null || random.Next(100) < 45;
            var decision = Decision(joins ? PanelOutcome.Enrol : PanelOutcome.DoNotEnrol, met, Pick(joins ? JoinReasons : OtherReasons), null);
            if (await DoAsync(met, decision, cancellationToken) && joins)
                await SupportAsync(met, cancellationToken);
        }

        private async Task SupportAsync(DateOnly joined, CancellationToken cancellationToken)
        {
            var day = joined;
            var offers = random.Next(1, 4);
            for (var i = 0; i < offers; i++)
            {
                day = workingDays.Add(day, i == 0 ? random.Next(1, 3) : random.Next(10, 30));
                var kinds = Enum.GetValues<SupportKind>();
                var offer = guids.Create();
                if (!await DoAsync(day, new OfferSupport(nomination.Id, offer, kinds[random.Next(kinds.Length - 1)], "Kwame Trelawney, Open Door Youth Work", day), cancellationToken))
                    return;
                var answered = workingDays.Add(day, random.Next(2, 9));
                var takenUp = random.Next(100) < 68;
                if (!await DoAsync(answered, new AnswerOffer(nomination.Id, offer, takenUp, answered, Pick(takenUp ? Accepting : Refusing)), cancellationToken))
                    return;
                day = answered;
            }

            var contact = workingDays.Add(day, 5);
            await DoAsync(
                contact,
                new RecordContact(nomination.Id, guids.Create(), Strand.YouthAndCommunity, contact, "Ffion Baptiste, Open Door Youth Work", "Walked to the club together and met the others. Goes again on Thursday."),
                cancellationToken);
            if (random.Next(100) >= 15)
                return;
            var warned = workingDays.Add(contact, 3);
            await DoAsync(
                warned,
                new RecordContact(
                    nomination.Id, guids.Create(), Strand.DeterrenceAndEnforcement, warned, "Sergeant Nia Fairweather, Four Rivers Police", "Visited at home with the youth worker. Said plainly what follows from more violence.",
                    "Common law: giving a warning", "The least that could be done after two incidents. Support was offered first and stays open."),
                cancellationToken);
        }

        private DecideNomination Decision(PanelOutcome outcome, DateOnly on, string reasons, DateOnly? again)
        {
            var child = nomination.ChildId is not null;
            var joins = outcome == PanelOutcome.Enrol;
            return new DecideNomination(
                nomination.Id, outcome, on, Panel, reasons,
                joins ? "Going on with the present services alone, and a referral to mentoring without the cohort." : null,
                joins ? "A worker they know tells them in person and in writing why, what is offered, and that they can ask for the decision to be looked at again within 20 working days." : null,
                child ? outcome != PanelOutcome.Defer : null,
                child && outcome != PanelOutcome.Defer ? "Agrees, and wants to be there when the child is told." : null,
                child ? true : null,
                child ? "Looked at first, with children's services." : null,
                again);
        }

        /// <summary>Does it on that day; false when the day has not come.</summary>
        private async Task<bool> DoAsync(DateOnly on, ICommand command, CancellationToken cancellationToken)
        {
            if (on >= demo.Today)
                return false;
            demo.MoveClockTo(on.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc));
            CohortsDemonstration.Check(await demo.SendAsync(command, Roles.DeterrenceCoordinator, nomination.AreaCode, cancellationToken));
            return true;
        }

        private string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }
}
