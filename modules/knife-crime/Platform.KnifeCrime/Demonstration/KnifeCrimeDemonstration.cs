using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.KnifeCrime.Interventions;
using Platform.KnifeCrime.Programmes;

namespace Platform.KnifeCrime.Demonstration;

/// <summary>
/// Works through the requests that case workers made: most children say yes, most finish, some stop, and what they say is
/// kept. Requests of the last week wait. The words are made up.
/// </summary>
internal sealed class KnifeCrimeDemonstration(WorkingDays workingDays, IGuidGenerator guids) : IDemonstrationContributor
{
    private const int RecentDays = 7;
    private const int MostSessions = 10;

    public int Order => 200;

    public async Task SeedAsync(DemonstrationContext demo, CancellationToken cancellationToken)
    {
        foreach (var status in new[] { InterventionStatus.Started, InterventionStatus.Completed })
            foreach (var area in demo.Areas)
                if ((await demo.SendAsync(new FindInterventions(status, area, PageSize: 1), Roles.ProgrammeWorker, area, cancellationToken)).Rows.Count > 0)
                    return;

        foreach (var area in demo.Areas)
            foreach (var request in await WaitingAsync(demo, area, cancellationToken))
                if (request.RequestedOn < demo.Today.AddDays(-RecentDays))
                    await new Story(demo, request, workingDays, guids).PlayAsync(cancellationToken);
    }

    private static async Task<List<InterventionRow>> WaitingAsync(DemonstrationContext demo, string area, CancellationToken cancellationToken)
    {
        var found = new List<InterventionRow>();
        string? after = null;
        do
        {
            var page = await demo.SendAsync(new FindInterventions(InterventionStatus.Requested, area, after, 200), Roles.ProgrammeWorker, area, cancellationToken);
            found.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);
        return found;
    }

    /// <summary>One child's support, day by day. What would lie in the future does not happen yet.</summary>
    private sealed class Story(DemonstrationContext demo, InterventionRow request, WorkingDays workingDays, IGuidGenerator guids)
    {
        private readonly Random random = demo.Random;

        public async Task PlayAsync(CancellationToken cancellationToken)
        {
            var decided = workingDays.Add(request.RequestedOn, random.Next(1, 7));
            if (random.Next(100) < 10)
            {
                await DoAsync(decided, new DeclineRequest(request.Id, Pick(DeclineReasons), "The school's mentor knows the child well and has time. Ask there first."), cancellationToken);
                return;
            }

            var programme = random.Next(12) == 0 ? null : ProgrammeCatalogue.Programmes[random.Next(ProgrammeCatalogue.Programmes.Count - 1)];
            if (!await DoAsync(decided, new AcceptRequest(request.Id, Pick(DemonstrationWords.Suitability), programme?.Code ?? ProgrammeCatalogue.NoProgramme, true), cancellationToken))
                return;

            var asked = workingDays.Add(decided, random.Next(1, 6));
            var agrees = random.Next(100) >= 8;
            var answer = new RecordAnswer(
                request.Id, agrees, asked, Pick(DemonstrationWords.Explanations), agrees ? Pick(DemonstrationWords.Yes) : "Not right now. Maybe after the summer.", Pick(DemonstrationWords.ParentsAndCarers));
            if (await DoAsync(asked, answer, cancellationToken) && agrees)
                await SupportAsync(asked, Math.Min(programme?.Sessions ?? 6, MostSessions), cancellationToken);
        }

        private async Task SupportAsync(DateOnly agreed, int planned, CancellationToken cancellationToken)
        {
            var stopsAfter = random.Next(100) < 14 ? random.Next(1, Math.Max(2, planned)) : int.MaxValue;
            var (held, attended, day) = (0, 0, agreed);
            while (held < planned && held < stopsAfter)
            {
                var on = workingDays.Add(day.AddDays(held == 0 ? 2 : 6), 1);
                var there = random.Next(100) < 82;
                var session = new RecordSession(
                    request.Id, guids.Create(), on, there, there ? Pick(DemonstrationWords.AtSessions) : null, there ? null : "We have not spoken since. We will ask next time.",
                    there ? "Talked about the week, and practised what to say." : "A lift, and a place that feels safe to get to.", workingDays.Add(on.AddDays(6), 1));
                if (!await DoAsync(on, session, cancellationToken))
                    return;
                (held, day) = (held + 1, on);
                if (there)
                    attended++;
            }

            var ended = workingDays.Add(day, 3);
            if (held < planned || attended == 0)
            {
                var asked = random.Next(2) == 0;
                await DoAsync(
                    ended,
                    new EndIntervention(
                        request.Id, ended, Pick(EndReasons), asked ? "I have got other stuff going on." : null, asked ? null : "We could not meet once more to ask.", "Keeps the youth club and a number to call."),
                    cancellationToken);
            }
            else if (await DoAsync(ended, new CompleteIntervention(request.Id, ended, Pick(DemonstrationWords.AtTheEnd), null, "Goes to the club twice a week and has a place at college."), cancellationToken))
                await FollowUpAsync(ended, cancellationToken);
        }

        private async Task FollowUpAsync(DateOnly ended, CancellationToken cancellationToken)
        {
            var view = await demo.SendAsync(new GetIntervention(request.Id), Roles.ProgrammeWorker, request.AreaCode, cancellationToken);
            foreach (var followUp in view!.FollowUps)
            {
                var on = workingDays.Add(followUp.DueOn, random.Next(1, 4));
                var reached = random.Next(100) < 70;
                if (!await DoAsync(
                    on,
                    new RecordFollowUp(request.Id, followUp.Id, on, reached ? Pick(DemonstrationWords.Later) : null, reached ? null : "We have not reached the family yet."),
                    cancellationToken))
                    return;
            }
        }

        /// <summary>Does it on that day; false when the day has not come.</summary>
        private async Task<bool> DoAsync(DateOnly on, ICommand command, CancellationToken cancellationToken)
        {
            if (on >= demo.Today)
                return false;
            demo.MoveClockTo(on.ToDateTime(new TimeOnly(15, 0), DateTimeKind.Utc));
            var result = await demo.SendAsync(command, Roles.ProgrammeWorker, request.AreaCode, cancellationToken);
            return result.Succeeded ? true : throw new InvalidOperationException($"The demonstration was refused: {string.Join(" ", result.Errors.Select(e => e.Message))}");
        }

        private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

        private static readonly DeclineReason[] DeclineReasons = [DeclineReason.OtherSupportFitsBetter, DeclineReason.AlreadySupported];

        private static readonly EndReason[] EndReasons = [EndReason.ChildChoseToStop, EndReason.WeHaveNotFoundWhatWorks, EndReason.MovedAway, EndReason.OtherSupportTookOver];
    }
}
