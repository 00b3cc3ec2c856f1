using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.Participation.Themes;
using Platform.Participation.ViewRequests;
using Platform.Participation.Voices;

namespace Platform.Participation.Demonstration;

/// <summary>
/// Asks the children whose view events called for, in the order of the year; makes themes of what they said, has them
/// answered, tells everybody and publishes. Requests of the last fortnight stay open.
/// </summary>
internal sealed class ParticipationDemonstration(WorkingDays workingDays, IGuidGenerator guids) : IDemonstrationContributor
{
    private const int RecentDays = 14;
    private const int Most = 200;

    public int Order => 200;

    public async Task SeedAsync(DemonstrationContext demo, CancellationToken cancellationToken)
    {
        foreach (var area in demo.Areas)
            if ((await demo.SendAsync(new FindVoices(AreaCode: area, PageSize: 1), Roles.ParticipationLead, area, cancellationToken)).Rows.Count > 0)
                return;

        foreach (var area in demo.Areas)
        {
            foreach (var request in await OpenRequestsAsync(demo, area, cancellationToken))
                if (request.HappenedOn < demo.Today.AddDays(-RecentDays))
                    await AskAsync(demo, request, cancellationToken);
            await RecordOthersAsync(demo, area, cancellationToken);
        }

        for (var i = 0; i < DemonstrationWords.ThemesOfAnArea; i++)
            for (var area = 0; area < demo.Areas.Count; area++)
                await RaiseAndAnswerAsync(demo, area, i, cancellationToken);
    }

    private static async Task<List<ViewRequestRow>> OpenRequestsAsync(DemonstrationContext demo, string area, CancellationToken cancellationToken)
    {
        var found = new List<ViewRequestRow>();
        string? after = null;
        do
        {
            var page = await demo.SendAsync(new FindViewRequests(ViewRequestState.Open, area, after, Most), Roles.ParticipationLead, area, cancellationToken);
            found.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);

        // By content, not by identifier: identifiers differ from one demonstration to the next.
        return [.. found.OrderBy(r => r.HappenedOn).ThenBy(r => r.About)];
    }

    private async Task AskAsync(DemonstrationContext demo, ViewRequestRow request, CancellationToken cancellationToken)
    {
        var random = demo.Random;
        var chance = random.Next(100);
        var on = workingDays.Add(request.HappenedOn, random.Next(1, 12));
        if (on >= demo.Today)
            return;
        demo.MoveClockTo(At(on, 15));
        if (chance < 16)
        {
            Check(await demo.SendAsync(
                new RecordDidNotWish(request.Id, on, "Asked on a walk, and said that it is fine not to say anything."), Roles.CaseManager, request.AreaCode, cancellationToken));
            return;
        }

        var (words, themes) = Pick(random, DemonstrationWords.About(request.About));
        var anonymous = random.Next(100) < 85;
        Check(await demo.SendAsync(
            new RecordVoice(
                guids.Create(), request.Id, null, null, null, random.Next(6) == 0 ? VoiceHow.WalkingInterview : VoiceHow.Conversation, words, null, on,
                MayKeep: true, anonymous, anonymous && random.Next(100) < 50, themes),
            Roles.CaseManager, request.AreaCode, cancellationToken));
    }

    private async Task RecordOthersAsync(DemonstrationContext demo, string area, CancellationToken cancellationToken)
    {
        foreach (var (who, about, words, themes) in DemonstrationWords.Others)
        {
            var on = new DateOnly(2025, demo.Random.Next(2, 10), demo.Random.Next(1, 28));
            demo.MoveClockTo(At(on, 18));
            Check(await demo.SendAsync(
                new RecordVoice(guids.Create(), null, null, area, who, VoiceHow.Group, words, about, on, MayKeep: true, MayUseAnonymously: true, MayQuote: demo.Random.Next(2) == 0, themes),
                Roles.ParticipationLead, area, cancellationToken));
        }
    }

    /// <summary>Most themes go the whole way in 2025; the last two answers stand for what is open today.</summary>
    private async Task RaiseAndAnswerAsync(DemonstrationContext demo, int areaNumber, int index, CancellationToken cancellationToken)
    {
        var area = demo.Areas[areaNumber];
        var (themeCode, youSaid, askedOf, text) = DemonstrationWords.Answer(areaNumber, index);
        var isOpen = index >= DemonstrationWords.ThemesOfAnArea - 2;
        var voices = (await demo.SendAsync(new FindVoices(ThemeCode: themeCode, AreaCode: area, ForThemes: true, PageSize: Most), Roles.ParticipationLead, area, cancellationToken)).Rows
            .Where(v => v.SaidOn < new DateOnly(2025, 10, 1)).OrderBy(v => v.SaidOn).ThenBy(v => v.Words, StringComparer.Ordinal).Take(6).ToList();
        if (voices.Count == 0)
            return;

        var raised = isOpen ? workingDays.Add(demo.Today, -8) : workingDays.Add(new DateOnly(2025, 10, 1), index * 3 + areaNumber);
        demo.MoveClockTo(At(raised, 10));
        var theme = guids.Create();
        Check(await demo.SendAsync(
            new RaiseTheme(theme, area, themeCode, youSaid, askedOf, [.. voices.Select(v => v.Id)], NobodyIsRecognisable: false), Roles.ParticipationLead, area, cancellationToken));
        if (index == DemonstrationWords.ThemesOfAnArea - 1)
            return;

        var kind = index % 3 == 2 ? AnswerKind.Doing : AnswerKind.Done;
        var answered = workingDays.Add(raised, isOpen ? 4 : 10);
        demo.MoveClockTo(At(answered, 11));
        Check(await demo.SendAsync(new AnswerTheme(theme, guids.Create(), kind, text, answered, NobodyIsRecognisable: false), Roles.ParticipationLead, area, cancellationToken));
        // Of the open one the last has not been told: telling them is work for today.
        var told = workingDays.Add(answered, isOpen ? 1 : 5);
        demo.MoveClockTo(At(told, 12));
        var toTell = isOpen ? voices.Take(voices.Count - 1) : voices;
        if (toTell.Select(v => v.Id).ToList() is { Count: > 0 } ids)
            Check(await demo.SendAsync(new RecordTelling(theme, ids, told, TellingWay.Conversation), Roles.ParticipationLead, area, cancellationToken));
        if (isOpen)
            return;
        var published = workingDays.Add(told, 2);
        demo.MoveClockTo(At(published, 13));
        Check(await demo.SendAsync(
            new PublishAnswer(theme, published, voices.FirstOrDefault(v => v.MayQuote)?.Id, NobodyIsRecognisable: false), Roles.ParticipationLead, area, cancellationToken));
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);

    private static void Check(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The demonstration was refused: {string.Join(" ", result.Errors.Select(e => e.Message))}");
    }
}
