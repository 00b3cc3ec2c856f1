using Platform.CspReporting.Reports;
using Platform.CspReporting.Reports.Steps;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Testing;
using static CspReporting.Tests.ReportingHost;

namespace CspReporting.Tests.Reports;

/// <summary>A report's way from draft to publication, each step by another person.</summary>
internal static class ReportSteps
{
    public static async Task<Result<Guid>> PublishAsync(PlatformHost host, string quarter = "2025Q4", string narrative = "Summary.")
    {
        (await host.SendAsync(new DraftReport(Swindon, quarter, narrative), Roles.Analyst, Swindon)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new CheckReport(Swindon, quarter), Roles.OperationsManager, Swindon)).Succeeded.ShouldBeTrue();
        (await host.SendAsync(new SignOffReport(Swindon, quarter), Roles.ServiceLead, Swindon)).Succeeded.ShouldBeTrue();
        return await host.SendAsync(new PublishReport(Swindon, quarter), Roles.ServiceLead, Swindon);
    }
}
