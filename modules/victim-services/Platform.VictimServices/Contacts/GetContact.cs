using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Web;
using Platform.VictimServices.Data;

namespace Platform.VictimServices.Contacts;

/// <summary>One contact with everything about it; a view of the record.</summary>
[RequiresPermission(VictimServicesPermissions.View)]
[AuditedAs("Opened the contact")]
internal sealed record GetContact(Guid ContactId) : IQuery<ContactView?>, IAboutRecord
{
    string IAboutRecord.RecordType => VictimRecordTypes.Contact;

    Guid? IAboutRecord.RecordId => ContactId;
}

internal sealed record ContactView(
    Guid Id,
    long Version,
    string AreaCode,
    int Ordinal,
    int PeopleOfIncident,
    DateOnly? HarmedOn,
    DateOnly ReportedOn,
    string? OffenceCode,
    string? WeaponCode,
    int TimeLimitWorkingDays,
    DateOnly DueOn,
    ContactState State,
    DateOnly? FirstContactOn,
    int? WorkingDaysTaken,
    DateOnly? EndedOn,
    EndReason? EndedBecause,
    PersonHarmed Person,
    string? SafeContactNote,
    string? SpecialMeasures,
    string? VulnerabilityNote,
    IReadOnlyList<AttemptView> Attempts,
    IReadOnlyList<ConsentView> Consents,
    IReadOnlyList<ProvidedView> Provided)
{
    /// <summary>What details were before they were put right, the newest change first.</summary>
    public IReadOnlyList<EarlierDetailRow> Earlier { get; init; } = [];
}

internal sealed record AttemptView(DateOnly MadeOn, ContactWay Way, AttemptOutcome Outcome, string? Note, string RecordedBy);

/// <summary>One question with its latest answer, and how many answers there were.</summary>
internal sealed record ConsentView(
    ConsentKind Kind, bool? IsGiven, bool IsInForce, DateOnly? AnsweredOn, ConsentWay? How, string? Note, string? RecordedBy, DateOnly? WithdrawnOn, ConsentWay? WithdrawnHow, int Answers);

internal sealed record ProvidedView(DateOnly ProvidedOn, ProvidedKind Kind, string Note, string RecordedBy);

internal sealed class GetContactHandler(VictimServicesDbContext db, IMapper mapper) : IRequestHandler<GetContact, ContactView?>
{
    private const int MostEarlier = 50;

    public async Task<ContactView?> Handle(GetContact request, CancellationToken cancellationToken)
    {
        var contact = await db.Contacts.AsNoTracking().Include(c => c.Attempts).Include(c => c.Consents).Include(c => c.Provided).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Id == request.ContactId, cancellationToken).ConfigureAwait(false);
        if (contact is null)
            return null;
        var people = contact.IncidentId is { } incident ? await db.Contacts.CountAsync(c => c.IncidentId == incident, cancellationToken).ConfigureAwait(false) : 1;
        return new ContactView(
            contact.Id, contact.Version, contact.AreaCode, contact.Ordinal, people, contact.HarmedOn, contact.ReportedOn, contact.OffenceCode, contact.WeaponCode,
            contact.TimeLimitWorkingDays, contact.DueOn, contact.State, contact.FirstContactOn, contact.WorkingDaysTaken, contact.EndedOn, contact.EndedBecause,
            new PersonHarmed(
                contact.Kind, contact.Name, contact.Telephone, contact.Email, contact.Address, contact.PreferredWay, contact.InterpreterLanguage,
                contact.SpeaksForThem, contact.SpeaksForThemAs),
            contact.SafeContactNote, contact.SpecialMeasures, contact.VulnerabilityNote,
            mapper.Map<List<AttemptView>>(contact.Attempts.OrderByDescending(a => a.MadeOn).ThenByDescending(a => a.RecordedUtc)),
            [.. Enum.GetValues<ConsentKind>().Select(kind => View(contact, kind))],
            mapper.Map<List<ProvidedView>>(contact.Provided.OrderByDescending(p => p.ProvidedOn).ThenByDescending(p => p.RecordedUtc)))
        {
            Earlier = [.. (await db.Set<ContactEarlierDetail>().AsNoTracking().Where(d => d.RecordId == contact.Id).OrderByDescending(d => d.ReplacedUtc).ThenBy(d => d.Property).Take(MostEarlier)
                .ToListAsync(cancellationToken).ConfigureAwait(false)).Select(d => d.InWords())],
        };
    }

    private static ConsentView View(Contact contact, ConsentKind kind)
        => contact.LatestAnswer(kind) is { } answer
            ? new ConsentView(
                kind, answer.IsGiven, answer.IsInForce, answer.AnsweredOn, answer.How, answer.Note, answer.RecordedBy, answer.WithdrawnOn, answer.WithdrawnHow,
                contact.Consents.Count(c => c.Kind == kind))
            : new ConsentView(kind, null, false, null, null, null, null, null, null, 0);
}
