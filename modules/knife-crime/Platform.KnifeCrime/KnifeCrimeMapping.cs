using AutoMapper;
using Platform.KnifeCrime.Interventions;

namespace Platform.KnifeCrime;

/// <summary>What pages read that is a plain copy of what is kept. What is computed stands in its handler.</summary>
internal sealed class KnifeCrimeMapping : Profile
{
    public KnifeCrimeMapping()
    {
        CreateMap<Intervention, InterventionRow>();
        CreateMap<Session, SessionView>();
        CreateMap<FollowUp, FollowUpView>();
    }
}
