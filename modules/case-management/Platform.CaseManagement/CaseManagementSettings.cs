using Platform.Kernel.Settings;

namespace Platform.CaseManagement;

/// <summary>What a service lead sets in case management.</summary>
internal static class CaseManagementSettings
{
    /// <summary>Working days from opening a case to an agreed plan.</summary>
    public const string PlanWorkingDays = "CaseManagement.PlanWorkingDays";

    /// <summary>The largest file of notices, in megabytes.</summary>
    public const string ImportMegabytes = "CaseManagement.ImportMegabytes";

    /// <summary>The most rows of one file of notices, in thousands.</summary>
    public const string ImportThousandRows = "CaseManagement.ImportThousandRows";

    /// <summary>So long two joined records can be taken apart.</summary>
    public const string UnmergeDays = "CaseManagement.UnmergeDays";

    internal sealed class Provider : SettingDefinitionProvider
    {
        public override void Define(SettingDefinitionContext context) => context
            .Add(new SettingDefinition(PlanWorkingDays, "Working days from opening a case to an agreed plan", 20, 1, 60,
                "Youth justice case management guidance: assessment and plan within 20 working days", IsConfirmed: false))
            .Add(new SettingDefinition(UnmergeDays, "Days for which two joined records can be taken apart", 90, 1, 365, "local standard"))
            .Add(new SettingDefinition(ImportMegabytes, "Largest file of notices, in megabytes", 64, 1, 256, "local standard"))
            .Add(new SettingDefinition(ImportThousandRows, "Most rows in one file of notices, in thousands", 250, 1, 1000, "local standard"));
    }
}
