using Platform.FocusedDeterrence.Cohorts;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Demonstration;
using Platform.Kernel.Security;

namespace Platform.FocusedDeterrence.Demonstration;

/// <summary>Opens a cohort in two areas before the year's incidents, so that they find a panel to suggest a child to.</summary>
internal sealed class CohortsDemonstration(IGuidGenerator guids) : IDemonstrationContributor
{
    public const int AreasWithACohort = 2;

    private static readonly DateOnly Drafted = new(2025, 1, 6);

    public int Order => 90;

    public async Task SeedAsync(DemonstrationContext demo, CancellationToken cancellationToken)
    {
        if ((await demo.SendAsync(new FindCohorts(PageSize: 1), Roles.DeterrenceCoordinator, demo.Areas[0], cancellationToken)).Rows.Count > 0)
            return;

        string[] names = ["Safer evenings in the town centre", "Safer journeys home"];
        for (var i = 0; i < AreasWithACohort; i++)
        {
            var area = demo.Areas[i];
            var id = guids.Create();
            demo.MoveClockTo(Drafted.ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc));
            Check(await demo.SendAsync(
                new DraftCohort(
                    id, area, names[i],
                    "Fewer people hurt with weapons in public, by offering the few people closest to the harm a worker, a place to learn or work and help for their minds, and by telling them plainly what follows from more violence.",
                    LawfulBasis.PublicTask, "The specified authorities of the Serious Violence Duty plan and act together; special category data under Schedule 1, paragraph 6, of the Data Protection Act 2018.",
                    $"DPIA-2024-{17 + i}", new DateOnly(2024, 12, 9), new DateOnly(2025, 4, 7), 12, 25),
                Roles.DeterrenceCoordinator, area, cancellationToken));
            demo.MoveClockTo(Drafted.AddDays(1).ToDateTime(new TimeOnly(10, 0), DateTimeKind.Utc));
            Check(await demo.SendAsync(new OpenCohort(id), Roles.DeterrenceCoordinator, area, cancellationToken));
        }
    }

    public static void Check(Result result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"The demonstration was refused: {string.Join(" ", result.Errors.Select(e => e.Message))}");
    }
}
