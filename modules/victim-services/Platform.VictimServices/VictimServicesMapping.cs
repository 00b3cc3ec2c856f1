using AutoMapper;
using Platform.VictimServices.Contacts;

namespace Platform.VictimServices;

/// <summary>What pages read that is a plain copy of what is kept. What is computed stands in its handler.</summary>
internal sealed class VictimServicesMapping : Profile
{
    public VictimServicesMapping()
    {
        CreateMap<Contact, ContactRow>().ForCtorParam(nameof(ContactRow.Attempts), row => row.MapFrom(contact => contact.Attempts.Count));
        CreateMap<ContactAttempt, AttemptView>();
        CreateMap<ProvidedItem, ProvidedView>();
    }
}
