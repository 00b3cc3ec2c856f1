using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Demonstration;

/// <summary>
/// Works through the contacts that incidents opened: most are made in time, some late, a few never. Contacts of the last
/// fortnight wait. The people are made up.
/// </summary>
internal sealed class VictimServicesDemonstration(WorkingDays workingDays, IGuidGenerator guids) : IDemonstrationContributor
{
    private const int RecentDays = 14;
    private const int UsualLimit = 10;

    private static readonly string[] GivenNames = ["Marged", "Owen", "Sunita", "Declan", "Amina", "Piotr", "Josephine", "Kofi", "Elspeth", "Yusuf", "Catrin", "Matthias", "Lucinda", "Tariq", "Bronwen", "Emeka"];
    private static readonly string[] FamilyNames = ["Applegarth", "Brightwater", "Castlemere", "Dunwoody", "Eastlake", "Fernsby", "Greenhalgh", "Holloway-Ash", "Ivesdale", "Kestrelman", "Larkhill", "Merriweather"];
    private static readonly string[] BusinessNames = ["Larkhill Newsagents", "Castlemere Garage", "Ivesdale Grocers", "Fernsby Taxis"];
    private static readonly string[] Languages = ["Polish", "Urdu", "British Sign Language", "Somali"];

    public int Order => 200;

    public async Task SeedAsync(DemonstrationContext demo, CancellationToken cancellationToken)
    {
        foreach (var area in demo.Areas)
            if ((await demo.SendAsync(new FindContacts(ContactState.InContact, area, PageSize: 1), Roles.VictimWorker, area, cancellationToken)).Rows.Count > 0)
                return;

        foreach (var area in demo.Areas)
        {
            foreach (var contact in await WaitingAsync(demo, area, cancellationToken))
                if (contact.ReportedOn < demo.Today.AddDays(-RecentDays))
                    await WorkThroughAsync(demo, contact, cancellationToken);
        }

        // Two that the police told us of this week: due, and not yet late.
        for (var i = 0; i < 2; i++)
        {
            var area = demo.Areas[i];
            var told = workingDays.Add(demo.Today, -(2 + i));
            demo.MoveClockTo(At(told, 9));
            _ = Done(await demo.SendAsync(
                new OpenContact(guids.Create(), area, told, told.AddDays(-1), "common-assault", i == 0 ? PersonKind.Adult : PersonKind.Child, Name(demo.Random), Phone(demo.Random)),
                Roles.VictimWorker, area, cancellationToken)).Value;
        }
    }

    private static async Task<List<ContactRow>> WaitingAsync(DemonstrationContext demo, string area, CancellationToken cancellationToken)
    {
        var found = new List<ContactRow>();
        string? after = null;
        do
        {
            var page = await demo.SendAsync(new FindContacts(ContactState.AwaitingFirstContact, area, after, 200), Roles.VictimWorker, area, cancellationToken);
            found.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);

        // By content, not by identifier: identifiers differ from one demonstration to the next.
        return [.. found.OrderBy(c => c.ReportedOn).ThenBy(c => c.OffenceCode, StringComparer.Ordinal).ThenBy(c => c.Ordinal)];
    }

    private async Task WorkThroughAsync(DemonstrationContext demo, ContactRow contact, CancellationToken cancellationToken)
    {
        var random = demo.Random;
        var start = workingDays.Add(contact.ReportedOn, 1);
        var chance = random.Next(100);
        if (chance < 6)
        {
            await EndAsync(demo, contact, EndReason.DetailsNotPassedOn, workingDays.Add(contact.ReportedOn, 6), cancellationToken);
            return;
        }

        await DescribeAsync(demo, contact, start, cancellationToken);
        if (chance < 14)
        {
            var last = start;
            foreach (var (way, days) in new[] { (ContactWay.Telephone, 1), (ContactWay.TextMessage, 4), (ContactWay.Letter, 8) })
                await AttemptAsync(demo, contact, way, AttemptOutcome.NoReply, last = workingDays.Add(start, days), null, cancellationToken);
            await EndAsync(demo, contact, EndReason.NoReply, workingDays.Add(last, 5), cancellationToken);
            return;
        }

        var late = chance is >= 14 and < 28;
        var made = workingDays.Add(contact.ReportedOn, late ? UsualLimit + random.Next(1, 9) : random.Next(2, UsualLimit + 1));
        if (random.Next(2) == 0)
            await AttemptAsync(demo, contact, ContactWay.Telephone, AttemptOutcome.LeftMessage, workingDays.Add(made, -1), null, cancellationToken);
        var stays = random.Next(100) < 78;
        await AttemptAsync(demo, contact, random.Next(3) == 0 ? ContactWay.InPerson : ContactWay.Telephone, AttemptOutcome.Reached, made, stays, cancellationToken);
        if (stays && made < demo.Today)
            await AfterFirstContactAsync(demo, contact, made, cancellationToken);
    }

    private async Task AfterFirstContactAsync(DemonstrationContext demo, ContactRow contact, DateOnly made, CancellationToken cancellationToken)
    {
        var random = demo.Random;
        var asked = made;
        foreach (var kind in new[] { ConsentKind.ProgressInformation, ConsentKind.SharingWithSupport, ConsentKind.Restorative })
        {
            asked = workingDays.Add(asked, 1);
            if (asked >= demo.Today)
                return;
            var agrees = random.Next(100) < (kind == ConsentKind.Restorative ? 45 : 70);
            demo.MoveClockTo(At(asked, 11));
            Check(await demo.SendAsync(
                new RecordConsent(contact.Id, guids.Create(), kind, agrees, asked, ConsentWay.SpokenByTelephone, null), Roles.VictimWorker, contact.AreaCode, cancellationToken));
            if (!agrees)
                continue;
            var (provided, note) = kind switch
            {
                ConsentKind.ProgressInformation => (ProvidedKind.ProgressUpdate, "Told them how the work goes, as they had asked."),
                ConsentKind.SharingWithSupport => (ProvidedKind.SupportReferral, "Passed their details to the support service they chose."),
                _ => (ProvidedKind.RestorativeConversation, "Talked about a letter, and what they would want to ask."),
            };
            var on = workingDays.Add(asked, random.Next(1, 8));
            if (on >= demo.Today)
                return;
            demo.MoveClockTo(At(on, 14));
            Check(await demo.SendAsync(new RecordProvided(contact.Id, guids.Create(), provided, on, note), Roles.VictimWorker, contact.AreaCode, cancellationToken));
        }

        if (random.Next(100) < 8)
        {
            var on = workingDays.Add(asked, 12);
            if (on >= demo.Today)
                return;
            demo.MoveClockTo(At(on, 15));
            Check(await demo.SendAsync(new WithdrawConsent(contact.Id, ConsentKind.Contact, on, ConsentWay.ByEmailOrText), Roles.VictimWorker, contact.AreaCode, cancellationToken));
        }
        else if (random.Next(100) < 45)
        {
            await EndAsync(demo, contact, EndReason.WorkFinished, workingDays.Add(asked, 40), cancellationToken);
        }
    }

    private static async Task DescribeAsync(DemonstrationContext demo, ContactRow contact, DateOnly on, CancellationToken cancellationToken)
    {
        var random = demo.Random;
        demo.MoveClockTo(At(on, 9));
        var read = (await demo.SendAsync(new GetContact(contact.Id), Roles.VictimWorker, contact.AreaCode, cancellationToken))!;
        var kind = random.Next(10) switch { < 4 => PersonKind.Child, < 8 => PersonKind.Adult, 8 => PersonKind.FamilyMember, _ => PersonKind.Business };
        var isChild = kind == PersonKind.Child;
        Check(await demo.SendAsync(
            new RecordPerson(
                contact.Id, read.Version, kind, kind == PersonKind.Business ? BusinessNames[random.Next(BusinessNames.Length)] : Name(random), Phone(random), null, null, ContactWay.Telephone, random.Next(10) == 0 ? Languages[random.Next(Languages.Length)] : null,
                isChild ? Name(random) : null, isChild ? "Parent" : null),
            Roles.VictimWorker, contact.AreaCode, cancellationToken));
        if (random.Next(5) != 0)
            return;
        read = (await demo.SendAsync(new GetContact(contact.Id), Roles.VictimWorker, contact.AreaCode, cancellationToken))!;
        Check(await demo.SendAsync(
            new RecordNeeds(contact.Id, read.Version, "Call after 5pm. Do not leave a message.", "Would rather not wait in the same room.", "Has found it hard to sleep since."),
            Roles.VictimWorker, contact.AreaCode, cancellationToken));
    }

    private async Task AttemptAsync(DemonstrationContext demo, ContactRow contact, ContactWay way, AttemptOutcome outcome, DateOnly on, bool? stays, CancellationToken cancellationToken)
    {
        if (on >= demo.Today)
            return;
        demo.MoveClockTo(At(on, 10));
        Check(await demo.SendAsync(new RecordAttempt(contact.Id, guids.Create(), on, way, outcome, stays, null), Roles.VictimWorker, contact.AreaCode, cancellationToken));
    }

    private static async Task EndAsync(DemonstrationContext demo, ContactRow contact, EndReason reason, DateOnly on, CancellationToken cancellationToken)
    {
        if (on >= demo.Today)
            return;
        demo.MoveClockTo(At(on, 16));
        Check(await demo.SendAsync(new EndContact(contact.Id, reason, on), Roles.VictimWorker, contact.AreaCode, cancellationToken));
    }

    private static string Name(Random random) => $"{GivenNames[random.Next(GivenNames.Length)]} {FamilyNames[random.Next(FamilyNames.Length)]}";

    // 07700 900000 to 900999 are kept for drama and belong to nobody (Ofcom).
    private static string Phone(Random random) => $"07700 900{random.Next(1000):000}";

    private static DateTime At(DateOnly day, int hour) => day.ToDateTime(new TimeOnly(hour, 0), DateTimeKind.Utc);

    private static void Check(Result result) => _ = Done(result);

    private static TResult Done<TResult>(TResult result) where TResult : Result
        => result.Succeeded ? result : throw new InvalidOperationException($"The demonstration was refused: {string.Join(" ", result.Errors.Select(e => e.Message))}");
}
