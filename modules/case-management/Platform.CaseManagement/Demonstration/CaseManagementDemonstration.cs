using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;

namespace Platform.CaseManagement.Demonstration;

/// <summary>
/// A made-up year of a made-up partnership: 400 children over four areas, what partners told of them, what followed. Played in
/// the order of its days, by the same requests that people send.
/// </summary>
internal sealed class CaseManagementDemonstration(CaseManagementDbContext db, IGuidGenerator guids) : IDemonstrationContributor
{
    public int Order => 100;

    public async Task SeedAsync(DemonstrationContext context, CancellationToken cancellationToken)
    {
        if (await db.Children.IgnoreQueryFilters([QueryFilters.Area]).AnyAsync(cancellationToken))
            return;

        var days = new DemonstrationDays();
        var number = 0;
        foreach (var area in DemonstrationWords.Areas)
            for (var i = 0; i < area.Children; i++)
                Tell(context, days, area, ++number);
        TellOfLatelyWeeks(context, days);
        await days.PlayAsync(context, cancellationToken);
    }

    private void Tell(DemonstrationContext context, DemonstrationDays days, (string Area, int Children, string[] Postcodes, string[] Lsoas, string[] Places) area, int number)
    {
        var random = context.Random;
        var story = new DemonstrationStory(context, days, guids, area, number, NewChild(random, area, number));
        // The last quarter of the year has the most, as a quarter of rising need would.
        var begins = random.Next(100) < 35
            ? new DateOnly(2025, 10, 1).AddDays(random.Next(70))
            : new DateOnly(2025, 1, 6).AddDays(random.Next(265));
        days.Add(begins.AddDays(-random.Next(1, 60)), random.Next(), story.RegisterAsync);
        switch (random.Next(100))
        {
            case < 47:
                story.TellOfHarm(begins);
                break;
            case < 90:
                story.TellOfNotices(begins, 1 + random.Next(2));
                break;
            default:
                story.TellOfPrevention(begins);
                break;
        }
    }

    /// <summary>What should look recent on the day the demonstration is made: cases whose plan is not yet due, people to compare,
    /// requests for knife-crime support that wait for an answer, and children who have begun it.</summary>
    private void TellOfLatelyWeeks(DemonstrationContext context, DemonstrationDays days)
    {
        var number = 400;
        foreach (var area in DemonstrationWords.Areas)
        {
            for (var i = 0; i < 3; i++)
            {
                var story = new DemonstrationStory(context, days, guids, area, ++number, NewChild(context.Random, area, number));
                var begins = context.Today.AddDays(-11 + 3 * i);
                days.Add(begins.AddDays(-1), context.Random.Next(), story.RegisterAsync);
                story.TellOfTheStartOnly(begins, isNear: i == 2);
            }
        }

        foreach (var (area, daysAgo) in new[] { (0, 2), (0, 5), (1, 6), (2, 24), (3, 38) })
        {
            var story = new DemonstrationStory(context, days, guids, DemonstrationWords.Areas[area], ++number, NewChild(context.Random, DemonstrationWords.Areas[area], number));
            var requested = context.Today.AddDays(-daysAgo);
            days.Add(requested.AddDays(-31), context.Random.Next(), story.RegisterAsync);
            story.TellOfAKnifeRequest(requested);
        }
    }

    private static ChildDetails NewChild(Random random, (string Area, int Children, string[] Postcodes, string[] Lsoas, string[] Places) area, int number)
    {
        var isGirl = random.Next(100) < 24;
        var given = random.Pick(isGirl ? DemonstrationWords.Girls : DemonstrationWords.Boys);
        // The range of numbers that the NHS keeps for tests; one in ten has no number, and some first nine figures have no check digit.
        var nine = $"999{number:000000}";
        return new ChildDetails
        {
            GivenNames = random.Next(5) == 0 ? $"{given} {random.Pick(isGirl ? DemonstrationWords.Girls : DemonstrationWords.Boys)}" : given,
            KnownAs = given.Length > 6 && random.Next(8) == 0 ? given[..4] : given,
            FamilyName = random.Pick(DemonstrationWords.Families),
            DateOfBirth = new DateOnly(2007, 9, 1).AddDays(random.Next(365 * 7)),
            SexCode = isGirl ? "female" : "male",
            GenderCode = random.Next(3) == 0 ? "same-as-sex" : "not-asked",
            EthnicityCode = random.PickWeighted(DemonstrationWords.Ethnicities, e => e.Weight).Code,
            NhsNumber = random.Next(10) > 0 && NhsNumber.CheckDigit(nine) is { } check ? $"{nine}{check}" : null,
            Address = $"{random.Next(1, 140)} {random.Pick(["Orchard", "Mill", "Station", "Queens", "Meadow"])} {random.Pick(["Road", "Close", "Street"])}",
            Postcode = random.Pick(area.Postcodes),
            AreaCode = area.Area,
            Strengths = random.Pick(DemonstrationWords.Strengths),
            SafetyNeeds = random.Pick(DemonstrationWords.Safety),
        };
    }
}

/// <summary>What happens, in the order of its days. What happens may add what follows.</summary>
internal sealed class DemonstrationDays
{
    private readonly PriorityQueue<(DateOnly Day, Func<DateOnly, CancellationToken, Task> Act), (DateOnly, int, int)> queue = new();
    private int added;

    public void Add(DateOnly day, int minute, Func<DateOnly, CancellationToken, Task> act)
        => queue.Enqueue((day, act), (day, minute & 0x1ff, added++));

    public async Task PlayAsync(DemonstrationContext context, CancellationToken cancellationToken)
    {
        while (queue.TryDequeue(out var next, out var order))
        {
            // Working hours, in the order of the queue; the minute is part of the order.
            context.MoveClockTo(next.Day.ToDateTime(new TimeOnly(8, 30), DateTimeKind.Utc).AddMinutes(order.Item2));
            await next.Act(next.Day, cancellationToken);
        }
    }
}

/// <summary>Chance that the demonstration draws from.</summary>
internal static class DemonstrationChance
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public static T PickWeighted<T>(this Random random, IReadOnlyList<T> from, Func<T, int> weight)
    {
        var at = random.Next(from.Sum(weight));
        foreach (var item in from)
            if ((at -= weight(item)) < 0)
                return item;
        return from[^1];
    }
}
