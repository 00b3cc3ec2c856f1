using Platform.Kernel.Application;
using Platform.Kernel.ReferenceData;
using Platform.VictimServices.Contacts;

namespace VictimServices.Tests.Contacts;

/// <summary>A contact as an incident opens it, and the acts of a worker in short.</summary>
internal static class ContactFixture
{
    public static readonly FirstContactLimit Limit = new(10, new ReferenceData().WorkingDays);
    public static readonly DateOnly Told = new(2025, 3, 3);
    public static readonly DateOnly Made = new(2025, 3, 10);

    public static Contact Waiting()
        => Contact.FromIncident(
            Guid.NewGuid(), new IncidentFacts(Guid.NewGuid(), Guid.NewGuid(), "E06000030", Told.AddDays(-1), Told, "common-assault", null), 1, Limit, Utc(Told));

    public static Contact InContact()
    {
        var contact = Waiting();
        contact.Try(AttemptOutcome.Reached, Made, staysInContact: true).Succeeded.ShouldBeTrue();
        return contact;
    }

    public static Result Try(this Contact contact, AttemptOutcome outcome, DateOnly on, bool? staysInContact = null, ContactWay way = ContactWay.Telephone)
        => contact.RecordAttempt(
            new ContactAttempt { Id = Guid.NewGuid(), MadeOn = on, Way = way, Outcome = outcome, RecordedUtc = Utc(on), RecordedBy = "A worker" }, staysInContact, Guid.NewGuid(), Limit);

    public static Result Answer(this Contact contact, ConsentKind kind, bool isGiven, DateOnly? on = null)
        => contact.RecordConsent(new Consent
        {
            Id = Guid.NewGuid(),
            Kind = kind,
            IsGiven = isGiven,
            AnsweredOn = on ?? Made,
            How = ConsentWay.SpokenByTelephone,
            RecordedUtc = Utc(on ?? Made).AddHours(1),
            RecordedBy = "A worker",
        });

    public static Result Withdraw(this Contact contact, ConsentKind kind, DateOnly? on = null)
        => contact.WithdrawConsent(kind, on ?? Made.AddDays(1), ConsentWay.ByEmailOrText, new RecordedBy("A worker", Utc(on ?? Made.AddDays(1))));

    public static Result Do(this Contact contact, ProvidedKind kind, DateOnly? on = null)
        => contact.Provide(new ProvidedItem
        {
            Id = Guid.NewGuid(), Kind = kind, ProvidedOn = on ?? Made.AddDays(2), Note = "Done.", RecordedUtc = Utc(on ?? Made.AddDays(2)), RecordedBy = "A worker",
        });

    public static string Sentence(this Result result) => result.Errors.Single().Message;

    private static DateTime Utc(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
}
