namespace Access.Tests.Worlds;

/// <summary>
/// Which record of the world stands in the place of a route's parameter. A route whose parameter is not here is not declared,
/// and the walk fails until it is.
/// </summary>
internal static class Samples
{
    /// <summary>The route up to and with a parameter, and the question that finds its value in the world's database.</summary>
    public static IReadOnlyList<(string Route, string Sql)> All { get; } =
    [
        ("/children/{id}", "select ChildId from cases_Case"),
        ("/notices/{id}", NoticeOfTheChild),
        ("/notices/sent/{id}", NoticeOfTheChild),
        ("/notices/matches/{id}", "select Id from cases_NoticePerson where FamilyName = 'Castle'"),
        ("/notices/imports/{id}", "select Id from cases_NoticeImport"),
        ("/cases/{id}", "select Id from cases_Case"),
        ("/incidents/{id}", "select Id from cases_Incident"),
        ("/incidents/prompts/{id}", "select Id from cases_EscalationPrompt"),
        ("/case-management/definitions/{id}", "select Id from cases_SeriousViolenceDefinition where IsDraft = 1"),
        ("/case-management/gravity/{code}", "select 'robbery'"),
        ("/knife-crime/requests/{id}", "select Id from knife_Intervention"),
        ("/knife-crime/requests/{id}/follow-up/{followUpId}", "select Id from knife_FollowUp"),
        ("/focused-deterrence/cohorts/{id}", "select Id from deter_Cohort"),
        ("/focused-deterrence/nominations/{id}", "select Id from deter_Nomination where ChildId is not null"),
        ("/focused-deterrence/nominations/{id}/offers/{offerId}", "select Id from deter_SupportOffer"),
        ("/victim-services/contacts/{id}", "select Id from victim_Contact"),
        ("/victim-services/contacts/{id}/consent/{kind}", "select 'Contact'"),
        ("/csp-reporting/published/{id}", "select Id from csp_PublishedReport"),
        ("/csp-reporting/reports/{areaCode}", $"select '{World.Area}'"),
        ("/csp-reporting/reports/{areaCode}/{quarter}", "select Quarter from csp_PublishedReport"),
        ("/csp-reporting/disproportionality/{areaCode}", $"select '{World.Area}'"),
        ("/csp-reporting/disproportionality/{areaCode}/{pointCode}", "select 'case-opened'"),
        ("/csp-reporting/briefings/{areaCode}", $"select '{World.Area}'"),
        ("/csp-reporting/briefings/{areaCode}/{quarter}", "select Quarter from csp_PublishedReport"),
        ("/csp-reporting/indicators/{areaCode}", $"select '{World.Area}'"),
        ("/csp-reporting/indicators/{areaCode}/{code}", "select 'KPI1'"),
        ("/csp-reporting/findings/{id}", "select Id from csp_GapFinding"),
        ("/participation/themes/{id}", "select Id from voice_Theme"),
        ("/participation/voices/{id}", "select Id from voice_Voice where ChildId is not null"),
        ("/participation/view-requests/{id}", "select Id from voice_ViewRequest"),
        ("/access/open/{type}", "select 'child'"),
        ("/access/open/{type}/{id}", "select ChildId from cases_Case"),
        ("/access/records/{type}", "select 'child'"),
        ("/access/records/{type}/{id}", "select ChildId from cases_Case"),
        ("/access/end/{grantId}", EmergencyGrant),
        ("/access/reviews/{id}", EmergencyGrant),
        ("/rights/requests/{id}", "select Id from host_RightsRequest"),
        ("/sharing/who-else/{childId}", "select ChildId from cases_Case"),
        ("/sharing/hand-overs/new/{type}", "select 'case'"),
        ("/sharing/hand-overs/new/{type}/{id}", "select Id from cases_Case"),
        ("/sharing/agreements/{id}", "select Id from host_Agreement"),
        ("/sharing/overrides/{id}", "select Id from sys_Disclosure where OverrideReason is not null"),
        // The one that another agency offers to the team of the area.
        ("/sharing/hand-overs/{id}", HandOverToTheTeam),
        ("/sharing/who-else/answers/{id}", "select Id from host_InvolvementQuery"),
        ("/sharing/knocks/{id}", "select Id from host_Knock"),
        ("/api/sharing/hand-overs/{id}", HandOverToTheTeam),
        ("/api/sharing/knocks/{id}", "select Id from host_Knock"),
        ("/administration/modules/{name}", "select 'participation'"),
        ("/administration/events/replay/{consumer}", "select 'csp-reporting'"),
        ("/administration/events/catalogue/{name}", "select 'case-management.case-opened.v1'"),
        ("/administration/events/{consumer}", "select 'csp-reporting'"),
        ("/administration/events/{consumer}/{position}", "select '1'"),
        ("/administration/people/{id}", "select Id from host_User where UserName like 'system-administrator-%'"),
        ("/administration/roles/{name}", "select 'case-manager'"),
        ("/administration/agencies/{code}", "select Code from host_Agency"),
        ("/administration/api-clients/{id}", "select Id from host_ApiClient"),
        ("/api/knife-crime/interventions/{id}", "select Id from knife_Intervention"),
        ("/api/focused-deterrence/cohorts/{id}", "select Id from deter_Cohort"),
        ("/api/focused-deterrence/nominations/{id}", "select Id from deter_Nomination where ChildId is not null"),
        ("/api/victim-services/contacts/{id}", "select Id from victim_Contact"),
        ("/api/participation/voices/{id}", "select Id from voice_Voice where ChildId is not null"),
        ("/api/participation/themes/{id}", "select Id from voice_Theme"),
        ("/api/csp-reporting/briefings/{areaCode}", $"select '{World.Area}'"),
        ("/api/csp-reporting/briefings/{areaCode}/{quarter}", "select Quarter from csp_PublishedReport"),
        ("/api/csp-reporting/indicators/{areaCode}", $"select '{World.Area}'"),
        ("/api/csp-reporting/indicators/{areaCode}/{quarter}", "select Quarter from csp_PublishedReport"),
        ("/api/csp-reporting/indicators/{areaCode}/{quarter}/{code}", "select 'KPI1'"),
        ("/api/csp-reporting/disproportionality/{areaCode}", $"select '{World.Area}'"),
        ("/api/csp-reporting/disproportionality/{areaCode}/{pointCode}", "select 'case-opened'"),
        ("/api/csp-reporting/reports/{areaCode}", $"select '{World.Area}'"),
        ("/api/csp-reporting/reports/{areaCode}/{quarter}", "select Quarter from csp_PublishedReport"),
    ];

    private const string HandOverToTheTeam = "select Id from host_HandOver where ToAreaCode is not null";
    private const string NoticeOfTheChild = "select n.NoticeId from cases_NoticePerson n where n.ChildId = (select ChildId from cases_Case)";
    private const string EmergencyGrant = "select Id from sys_RecordGrant where Kind = 'Emergency'";
}
