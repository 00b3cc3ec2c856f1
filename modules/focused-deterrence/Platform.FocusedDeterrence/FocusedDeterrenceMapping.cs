using AutoMapper;
using Platform.FocusedDeterrence.Nominations;

namespace Platform.FocusedDeterrence;

/// <summary>What pages read that is a plain copy of what is kept. What is computed stands in its handler.</summary>
internal sealed class FocusedDeterrenceMapping : Profile
{
    public FocusedDeterrenceMapping()
    {
        CreateMap<SupportOffer, OfferView>();
        CreateMap<MemberContact, ContactView>();
    }
}
