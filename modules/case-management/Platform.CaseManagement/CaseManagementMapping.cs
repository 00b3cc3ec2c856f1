using AutoMapper;
using Platform.CaseManagement.Cases;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Incidents;

namespace Platform.CaseManagement;

/// <summary>What pages read that is a plain copy of what is kept. What is computed stands in its handler.</summary>
internal sealed class CaseManagementMapping : Profile
{
    public CaseManagementMapping()
    {
        CreateMap<Case, CaseRow>();
        CreateMap<Case, ChildCaseRow>();
        CreateMap<Incident, IncidentRow>();
    }
}
