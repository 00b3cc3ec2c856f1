using Platform.Kernel.Security;

namespace Platform.Host.Demonstration;

/// <summary>The fictional partnership: four areas, six agencies, and people in every role.</summary>
internal static class DemonstrationPeople
{
    /// <summary>Swindon, Wiltshire, Bath and North East Somerset, Cotswold.</summary>
    public static IReadOnlyList<string> Areas { get; } = ["E06000030", "E06000054", "E06000022", "E07000079"];

    public static IReadOnlyList<(string Code, string Name, string Kind)> Agencies { get; } =
    [
        ("demo-yjs", "Four Rivers Youth Justice Service", "youth-justice"),
        ("demo-police", "Four Rivers Police", "police"),
        ("demo-health", "Four Rivers Integrated Care Board", "health"),
        ("demo-education", "Four Rivers Schools Partnership", "education"),
        ("demo-victims", "Harbour Victim Support", "voluntary"),
        ("demo-youth", "Open Door Youth Work", "voluntary"),
    ];

    /// <summary>Who is away when the demonstration is made, and who covers.</summary>
    public static (string Away, string CoveredBy) Absence => ("cotswold", "bath");

    public static IReadOnlyList<Person> All { get; } =
    [
        new("lead", "Morwenna Achebe", "demo-yjs", [Roles.ServiceLead], ["all"]),
        new("it", "Ravi Lindqvist", "demo-yjs", [Roles.SystemAdministrator], ["all"]),
        new("manager", "Tamsin Okonkwo", "demo-yjs", [Roles.OperationsManager], ["all"]),
        new("swindon", "Idris Pemberton", "demo-yjs", [Roles.CaseManager], ["E06000030"]),
        new("wiltshire", "Bethan Adeyemi", "demo-yjs", [Roles.CaseManager], ["E06000054"]),
        new("bath", "Callum Rahman", "demo-yjs", [Roles.CaseManager], ["E06000022"]),
        new("cotswold", "Zofia Hartley", "demo-yjs", [Roles.CaseManager], ["E07000079"]),
        new("police", "Sergeant Nia Fairweather", "demo-police", [Roles.Partner], ["all"]),
        new("health", "Dr Amara Whitlock", "demo-health", [Roles.Partner], ["all"]),
        new("school", "Gareth Osei", "demo-education", [Roles.Partner], ["E06000030", "E06000054"]),
        new("housing", "Maeve Castellano", "demo-youth", [Roles.Partner], ["E06000022", "E07000079"]),
        new("victims", "Rosalind Mbeki", "demo-victims", [Roles.VictimWorker], ["all"]),
        new("victims2", "Tobias Greenaway", "demo-victims", [Roles.VictimWorker], ["E06000030"]),
        new("programmes", "Kwame Trelawney", "demo-youth", [Roles.ProgrammeWorker], ["all"]),
        new("programmes2", "Ffion Baptiste", "demo-youth", [Roles.ProgrammeWorker], ["E06000030", "E06000054"]),
        new("deterrence", "Leila Thornbury", "demo-police", [Roles.DeterrenceCoordinator], ["all"]),
        new("voice", "Osian Delacroix", "demo-yjs", [Roles.ParticipationLead], ["all"]),
        new("analyst", "Priya Winterbourne", "demo-police", [Roles.Analyst], ["all"]),
        new("analyst2", "Hector Nwosu", "demo-yjs", [Roles.Analyst], ["E06000030"]),
        new("link", "Saoirse Kellaway", "demo-education", [Roles.Partner], ["E06000030"], AlsoFor: ("demo-youth", [Roles.ProgrammeWorker])),
        new("governance", "Yewande Ashcroft", "demo-yjs", [Roles.InformationGovernanceLead], ["all"]),
        new("safeguarding", "Duncan Merriweather", "demo-yjs", [Roles.SafeguardingLead], ["all"]),
        new("everything", "Robin Everyrole", "demo-yjs", [.. Roles.All.Select(r => r.Name)], ["all"]),
    ];

    /// <param name="UserName">What they sign in with.</param>
    /// <param name="DisplayName">How colleagues know them.</param>
    /// <param name="AgencyCode">For whom they work.</param>
    /// <param name="Roles">As what.</param>
    /// <param name="Areas">Where.</param>
    /// <param name="AlsoFor">A second agency that they work for in the same areas, and as what.</param>
    internal sealed record Person(
        string UserName, string DisplayName, string AgencyCode, IReadOnlyList<string> Roles, IReadOnlyList<string> Areas, (string AgencyCode, IReadOnlyList<string> Roles)? AlsoFor = null);
}
