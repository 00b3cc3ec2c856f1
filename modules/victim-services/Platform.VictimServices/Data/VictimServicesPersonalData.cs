using Platform.Kernel.Rights;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices.Data;

/// <summary>
/// What this module holds about people. It answers for people who were harmed only to those who hold the permission for it, and says
/// of a child that they are tied to a contact, and nothing of the contact.
/// </summary>
internal sealed class VictimServicesPersonalData : PersonalDataMap
{
    protected override void Define(PersonalDataBuilder data)
    {
        data.Entity<Contact>("Contact with a person who was harmed").IsPerson(PersonKinds.PersonHarmed, c => c.Id, RightsPermissions.PeopleHarmed)
            .Names(c => c.Name).Numbers(c => c.Telephone, c => c.Email).Identity(c => c.Address)
            .Facts(c => c.AreaCode, c => c.HarmedOn, c => c.ReportedOn, c => c.OffenceCode, c => c.WeaponCode, c => c.DueOn, c => c.InterpreterLanguage, c => c.FirstContactOn, c => c.EndedOn)
            .Text(c => c.SafeContactNote, c => c.SpecialMeasures, c => c.VulnerabilityNote)
            .OtherPerson(c => c.SpeaksForThem, c => c.SpeaksForThemAs)
            .Kept(RetentionSchedules.VictimContact, c => c.EndedOn);
        data.Entity<ContactEarlierDetail>("What a detail was before it was put right").PartOf<Contact>(d => d.RecordId)
            .Facts(d => d.Property).Text(d => d.Value, d => d.Reason).Workers(d => d.ReplacedByName);
        data.Entity<ContactChild>("A tie to a contact with somebody else").About(PersonKinds.Child, c => c.ChildId).Joins<Contact>().PartOf<Contact>()
            .Withheld("It would say something about a person who was harmed.");
        data.Entity<ContactAttempt>("An attempt to make contact").PartOf<Contact>().Facts(a => a.MadeOn).Text(a => a.Note).Workers(a => a.RecordedBy);
        data.Entity<Consent>("An answer to one thing").PartOf<Contact>().Facts(c => c.AnsweredOn, c => c.WithdrawnOn).Text(c => c.Note).Workers(c => c.RecordedBy, c => c.WithdrawnRecordedBy);
        data.Entity<ProvidedItem>("What was done for the person").PartOf<Contact>().Facts(p => p.ProvidedOn).Text(p => p.Note).Workers(p => p.RecordedBy);
    }
}
