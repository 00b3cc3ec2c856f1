using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Host.Sharing;
using Platform.Kernel.Demonstration;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Host.Demonstration;

/// <summary>The agreements of the demonstration: one that its stories share under, one that covers less, and one that has run out.</summary>
internal sealed class SharingDemonstration(HostDbContext db) : IDemonstrationContributor
{
    private static readonly DateOnly Begins = new(2025, 1, 1);

    public int Order => 50;

    public async Task SeedAsync(DemonstrationContext context, CancellationToken cancellationToken)
    {
        if (await db.Set<Agreement>().AnyAsync(cancellationToken))
            return;
        context.MoveClockTo(new DateTime(2025, 1, 1, 9, 0, 0, DateTimeKind.Utc));
        var support = await MakeAsync(context, "Support for children at risk of violence", ["demo-yjs", "demo-youth"], [SharingPurposes.SupportChild], [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds, SharedDataTypes.Plans],
            "children-2004-section-10", context.Today.AddYears(1), cancellationToken);
        var safety = await MakeAsync(context, "Keeping children safe together", ["demo-yjs", "demo-police", "demo-health"], [SharingPurposes.KeepChildSafe], [SharedDataTypes.Identity, SharedDataTypes.Involvement, SharedDataTypes.Incidents],
            "children-1989-section-47", context.Today.AddYears(1), cancellationToken);
        await MakeAsync(context, "Support in schools", ["demo-yjs", "demo-education"], [SharingPurposes.SupportChild], [SharedDataTypes.Identity, SharedDataTypes.SupportNeeds],
            "children-2004-section-10", new DateOnly(2025, 12, 31), cancellationToken);

        context.MoveClockTo(new DateTime(2025, 12, 15, 9, 0, 0, DateTimeKind.Utc));
        foreach (var id in new[] { support, safety })
        {
            var version = await db.Set<Agreement>().Where(a => a.Id == id).Select(a => a.Version).SingleAsync(cancellationToken);
            await SendAsync(context, new ReviewAgreement(id, version, new DateOnly(2026, 12, 14), "What was shared in the year was needed and was covered."), cancellationToken);
        }
    }

    private static async Task<Guid> MakeAsync(
        DemonstrationContext context, string title, List<string> parties, List<string> purposes, List<string> dataTypes, string gateway, DateOnly until, CancellationToken cancellationToken)
    {
        // Not from the story's chance: what comes after it would be another story.
        var id = new Guid(System.Security.Cryptography.MD5.HashData(System.Text.Encoding.UTF8.GetBytes(title)));
        await SendAsync(context, new MakeAgreement(id, new AgreementTerms
        {
            Title = title, Parties = parties, Purposes = purposes, DataTypes = dataTypes, Gateway = gateway,
            FromOn = Begins, UntilOn = until, ReviewOn = Begins.AddMonths(12), Owner = "governance", DpiaReference = $"DPIA-2025-{dataTypes.Count}{parties.Count}",
            Security = "In this platform only, by people with a role and a second factor.", Retention = "Until the support ends, and by the receiver’s own schedule after that.",
        }), cancellationToken);
        return id;
    }

    private static async Task SendAsync<T>(DemonstrationContext context, MediatR.IRequest<T> request, CancellationToken cancellationToken) where T : Kernel.Application.Result
    {
        var result = await context.SendAsync(request, Roles.InformationGovernanceLead, context.Areas[0], cancellationToken);
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Message)));
    }
}
