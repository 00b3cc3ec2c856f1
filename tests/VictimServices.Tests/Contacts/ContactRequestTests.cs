using Platform.Kernel.Security;
using Platform.Testing;
using Platform.VictimServices.Contacts;
using static VictimServices.Tests.VictimHost;

namespace VictimServices.Tests.Contacts;

public sealed class ContactRequestTests
{
    [Theory, EachDatabase]
    public async Task The_list_begins_with_what_is_most_overdue_and_pages_by_key(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        for (var i = 0; i < 7; i++)
            await host.PublishAsync(Harm(people: i == 3 ? 2 : 1, reportedOn: new DateOnly(2025, 3, 3).AddDays(i * 7 % 20)));

        var seen = new List<ContactRow>();
        string? after = null;
        do
        {
            var page = await host.SendAsync(new FindContacts(After: after, PageSize: 3), Roles.VictimWorker);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(3);
            seen.AddRange(page.Rows);
            after = page.NextKey;
        }
        while (after is not null);

        seen.Count.ShouldBe(8);
        seen.Select(c => c.Id).Distinct().Count().ShouldBe(8);
        seen.Select(c => c.DueOn).ShouldBe(seen.Select(c => c.DueOn).Order());
    }

    [Theory, EachDatabase]
    public async Task A_worker_sees_the_contacts_of_their_areas_alone(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        await host.PublishAsync(Harm(Swindon));
        await host.PublishAsync(Harm(Wiltshire));

        var mine = (await host.WaitingAsync(Wiltshire)).ShouldHaveSingleItem();
        var other = (await host.WaitingAsync(Swindon)).ShouldHaveSingleItem();

        mine.AreaCode.ShouldBe(Wiltshire);
        (await host.SendAsync(new GetContact(other.Id), Roles.VictimWorker, Wiltshire)).ShouldBeNull();
        (await host.SendAsync(new RecordNeeds(other.Id, 1, "x", null, null), Roles.VictimWorker, Wiltshire)).Errors.Single().Message.ShouldStartWith("This record does not exist");
        (await host.SendAsync(Open(Guid.NewGuid(), Swindon), Roles.VictimWorker, Wiltshire)).Errors.Single().Message.ShouldBe("Choose one of your own areas.");
    }

    [Theory, EachDatabase]
    public async Task A_second_submit_of_the_same_form_opens_nothing_more(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        var key = Guid.NewGuid();

        (await host.SendAsync(Open(key), Roles.VictimWorker)).Value.ShouldBe(key);
        (await host.SendAsync(Open(key), Roles.VictimWorker)).Value.ShouldBe(key);

        (await host.WaitingAsync()).ShouldHaveSingleItem().DueOn.ShouldBe(new DateOnly(2025, 3, 17));
    }

    [Theory, EachDatabase]
    public async Task Somebody_elses_change_is_not_overwritten(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        await host.PublishAsync(Harm());
        var id = (await host.WaitingAsync()).Single().Id;
        var version = (await host.SendAsync(new GetContact(id), Roles.VictimWorker))!.Version;

        (await host.SendAsync(Describe(id, version, "Marged Fernsby"), Roles.VictimWorker)).Succeeded.ShouldBeTrue();
        var late = await host.SendAsync(Describe(id, version, "Somebody Else"), Roles.VictimWorker);

        late.IsConflict.ShouldBeTrue();
        (await host.SendAsync(new GetContact(id), Roles.VictimWorker))!.Person.Name.ShouldBe("Marged Fernsby");
    }

    [Theory, EachDatabase]
    public async Task Consent_withdrawn_in_one_request_stops_the_next(DatabaseKind kind)
    {
        await using var host = await VictimHost.StartAsync(kind);
        await host.PublishAsync(Harm());
        var id = (await host.WaitingAsync()).Single().Id;
        var day = new DateOnly(2025, 3, 10);
        host.Clock.SetDay(day);
        (await host.SendAsync(new RecordAttempt(id, Guid.NewGuid(), day, ContactWay.InPerson, AttemptOutcome.Reached, true, null), Roles.VictimWorker)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new RecordConsent(id, Guid.NewGuid(), ConsentKind.SharingWithSupport, true, day, ConsentWay.InWriting, "Signed."), Roles.VictimWorker)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new RecordProvided(id, Guid.NewGuid(), ProvidedKind.SupportReferral, day, "Passed on."), Roles.VictimWorker)).Succeeded.ShouldBeTrue();

        (await host.SendAsync(new WithdrawConsent(id, ConsentKind.SharingWithSupport, day, ConsentWay.SpokenInPerson), Roles.VictimWorker)).Succeeded.ShouldBeTrue();

        (await host.SendAsync(new RecordProvided(id, Guid.NewGuid(), ProvidedKind.SupportReferral, day, "Again."), Roles.VictimWorker)).Succeeded.ShouldBeFalse();
        var contact = (await host.SendAsync(new GetContact(id), Roles.VictimWorker))!;
        contact.Provided.Count.ShouldBe(1);
        contact.Consents.Single(c => c.Kind == ConsentKind.SharingWithSupport).WithdrawnOn.ShouldBe(day);
    }

    [Fact]
    public async Task An_attempt_in_the_future_or_without_an_outcome_is_refused_with_sentences()
    {
        await using var host = await VictimHost.StartAsync(DatabaseKind.Sqlite);
        await host.PublishAsync(Harm());
        var id = (await host.WaitingAsync()).Single().Id;
        host.Clock.SetDay(new DateOnly(2025, 3, 10));

        var refused = await host.SendAsync(new RecordAttempt(id, Guid.NewGuid(), new DateOnly(2025, 3, 11), ContactWay.Letter, null, null, null), Roles.VictimWorker);

        refused.Errors.Select(e => e.Message).ShouldBe(["The day of the attempt must be today or in the past.", "Choose what came of it."]);
    }

    private static OpenContact Open(Guid key, string area = Swindon)
        => new(key, area, new DateOnly(2025, 3, 3), null, "common-assault", PersonKind.Adult, "Marged Fernsby", null);

    private static RecordPerson Describe(Guid id, long version, string name)
        => new(id, version, PersonKind.Adult, name, null, null, null, ContactWay.Telephone, null, null, null);
}
