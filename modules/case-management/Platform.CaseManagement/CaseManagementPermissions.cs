using Platform.Kernel.Security;

namespace Platform.CaseManagement;

/// <summary>What people may do in case management.</summary>
internal static class CaseManagementPermissions
{
    private const string Group = "CaseManagement";

    /// <summary>To be told the name of a child on another workstream's page; nothing more of the record.</summary>
    public const string SeeNames = Group + ".Children.SeeNames";
    public const string ViewChildren = Group + ".Children.View";
    public const string RegisterChildren = Group + ".Children.Register";
    public const string ChangeChildren = Group + ".Children.Change";

    public const string RecordNotices = Group + ".Notices.Record";
    public const string ViewNotices = Group + ".Notices.View";
    public const string ImportNotices = Group + ".Notices.Import";
    /// <summary>The names of people harmed and of witnesses in a notice. Nobody who works with the child holds it.</summary>
    public const string SeePeopleHarmed = Group + ".Notices.SeePeopleHarmed";
    public const string ReviewMatches = Group + ".Matching.Review";
    /// <summary>To join two records of one child, and to take them apart again.</summary>
    public const string MergeChildren = Group + ".Matching.Merge";

    public const string ViewIncidents = Group + ".Incidents.View";
    public const string RecordIncidents = Group + ".Incidents.Record";
    /// <summary>To look at what patterns of a definition point to, and to say what came of it.</summary>
    public const string AnswerPrompts = Group + ".Prompts.Answer";
    public const string ViewDefinitions = Group + ".Definitions.View";
    /// <summary>To write, try, adopt and confirm definitions.</summary>
    public const string WriteDefinitions = Group + ".Definitions.Write";
    public const string DecideGravity = Group + ".Gravity.Decide";
    public const string ImportGravity = Group + ".Gravity.Import";

    public const string ViewCases = Group + ".Cases.View";
    public const string OpenCases = Group + ".Cases.Open";
    public const string CloseCases = Group + ".Cases.Close";
    public const string WritePlans = Group + ".Plans.Write";
    public const string AgreePlans = Group + ".Plans.Agree";
    public const string RequestInterventions = Group + ".Interventions.Request";

    internal sealed class Provider : PermissionDefinitionProvider
    {
        public override void Define(PermissionDefinitionContext context) => context.AddGroup(Group, "Case management")
            .AddPermission(SeeNames, "Be told the names of children on the pages of their own workstream",
                Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator, Roles.ParticipationLead, Roles.VictimWorker)
            .AddPermission(ViewChildren, "Open a child's record", Roles.CaseManager, Roles.OperationsManager, Roles.ProgrammeWorker, Roles.DeterrenceCoordinator)
            .AddPermission(RegisterChildren, "Put a child on the record", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(ChangeChildren, "Change a child's details", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(RecordNotices, "Send a partner notice", Roles.Partner, Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(ViewNotices, "Read partner notices", Roles.CaseManager, Roles.OperationsManager, Roles.VictimWorker)
            .AddPermission(ImportNotices, "Import partner notices from a file", Roles.Partner, Roles.OperationsManager)
            .AddPermission(SeePeopleHarmed, "See who was harmed or was a witness in a notice", Roles.VictimWorker)
            .AddPermission(ReviewMatches, "Decide whether a person named in a notice is a child on the record", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(MergeChildren, "Join two records of one child, and take them apart again", Roles.OperationsManager)
            .AddPermission(ViewIncidents, "Read incidents", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(RecordIncidents, "Record an incident", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(ViewDefinitions, "Read the definitions of serious violence", Roles.CaseManager, Roles.OperationsManager, Roles.ServiceLead, Roles.Analyst)
            .AddPermission(AnswerPrompts, "Look at what patterns point to and say what came of it", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(WriteDefinitions, "Write, try, adopt and confirm definitions of serious violence", Roles.ServiceLead)
            .AddPermission(DecideGravity, "Record what partners agreed where gravity scales disagree", Roles.ServiceLead, Roles.OperationsManager)
            .AddPermission(ImportGravity, "Bring in a new edition of a gravity scale", Roles.ServiceLead)
            .AddPermission(ViewCases, "Read cases and plans", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(OpenCases, "Open a case", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(CloseCases, "Close a case", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(WritePlans, "Write a plan with a child", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(AgreePlans, "Record that a plan is agreed", Roles.CaseManager, Roles.OperationsManager)
            .AddPermission(RequestInterventions, "Request an intervention from another workstream", Roles.CaseManager, Roles.OperationsManager);
    }
}
