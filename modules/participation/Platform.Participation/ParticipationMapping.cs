using AutoMapper;
using Platform.Participation.Taxonomy;
using Platform.Participation.Themes;
using Platform.Participation.ViewRequests;

namespace Platform.Participation;

/// <summary>What pages read that is a plain copy of what is kept. What is computed stands in its handler.</summary>
internal sealed class ParticipationMapping : Profile
{
    public ParticipationMapping()
    {
        CreateMap<ViewRequest, ViewRequestRow>();
        CreateMap<TaxonomyTheme, TaxonomyRow>();
        CreateMap<ThemeAnswer, AnswerView>();
    }
}
