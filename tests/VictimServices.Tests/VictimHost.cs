using Platform.CaseManagement.Contracts;
using Platform.Kernel.Security;
using Platform.Testing;
using Platform.VictimServices;
using Platform.VictimServices.Contacts;

namespace VictimServices.Tests;

/// <summary>The real host with this module alone.</summary>
internal static class VictimHost
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    public static Task<PlatformHost> StartAsync(DatabaseKind kind, Action<PlatformHostOptions>? configure = null)
        => PlatformHost.StartAsync(kind, options =>
        {
            options.With<VictimServicesModule>();
            configure?.Invoke(options);
        });

    public static HarmCausedEto Harm(string area = Swindon, int people = 1, Guid? incident = null, Guid? child = null, DateOnly? reportedOn = null)
        => new(incident ?? Guid.NewGuid(), child ?? Guid.NewGuid(), area, (reportedOn ?? new DateOnly(2025, 3, 3)).AddDays(-1), reportedOn ?? new DateOnly(2025, 3, 3), "common-assault", null, people);

    public static async Task<IReadOnlyList<ContactRow>> WaitingAsync(this PlatformHost host, params string[] areas)
        => (await host.SendAsync(new FindContacts(PageSize: 200), Roles.VictimWorker, areas)).Rows;
}
