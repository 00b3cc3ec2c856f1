using MediatR;
using Platform.CaseManagement.Contracts;
using Platform.FocusedDeterrence;
using Platform.FocusedDeterrence.Cohorts;
using Platform.FocusedDeterrence.Nominations;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.Testing;

namespace FocusedDeterrence.Tests;

/// <summary>The real host with this module alone, and the steps of a cohort.</summary>
internal static class DeterrenceHost
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    public static readonly DateOnly Today = new(2025, 3, 3);

    public static async Task<PlatformHost> StartAsync(DatabaseKind kind)
    {
        var host = await PlatformHost.StartAsync(kind, options => options.With<FocusedDeterrenceModule>());
        host.Clock.SetDay(Today);
        return host;
    }

    public static DraftCohort Draft(string area = Swindon, int minimumAge = 12, int? maximumAge = 25) => new(
        Guid.NewGuid(), area, "Safer evenings", "Fewer people hurt.", LawfulBasis.PublicTask, "The Serious Violence Duty.", "DPIA-1", Today.AddDays(-30), Today.AddDays(90), minimumAge, maximumAge);

    /// <summary>An open cohort; its identifier.</summary>
    public static async Task<Guid> CohortAsync(this PlatformHost host, string area = Swindon, int minimumAge = 12, int? maximumAge = 25)
    {
        var draft = await host.SendAsync(Draft(area, minimumAge, maximumAge), Roles.DeterrenceCoordinator, area);
        (await host.DoAsync(new OpenCohort(draft.Value), area: area)).ShouldSucceed();
        return draft.Value;
    }

    /// <summary>A child is on the record; their identifier.</summary>
    public static async Task<Guid> ChildAsync(this PlatformHost host, string area = Swindon, int yearOfBirth = 2010)
    {
        var child = Guid.NewGuid();
        await host.PublishAsync(new ChildRegisteredEto(child, area, yearOfBirth, "male", "W1", Today), Streams.Child(child));
        return child;
    }

    public static Task IncidentAsync(this PlatformHost host, Guid child, string area = Swindon, Guid? incident = null)
        => host.PublishAsync(new SeriousViolenceIdentifiedEto(incident ?? Guid.NewGuid(), child, area, null, Today.AddDays(-2), "LOCAL_SVD", 1, "knife", "knife"), Streams.Child(child));

    public static NominatePerson Nominate(Guid cohort, Guid? child = null, string? reference = null)
        => new(Guid.NewGuid(), cohort, child, child is null ? "T.R." : null, child is null ? reference ?? "PROB-1" : null, "A worker they trust could help them into work.");

    public static DecideNomination Enrol(Guid nomination, bool? consulted = true, bool? exploitation = true) => new(
        nomination, PanelOutcome.Enrol, Today, "Police, youth justice, health", "Support can start at once.", "Present services alone.", "A worker tells them; they can ask for another look.", consulted, null,
        exploitation, null);

    /// <summary>A child in the cohort; the nomination's identifier.</summary>
    public static async Task<Guid> MemberAsync(this PlatformHost host, Guid cohort, Guid child)
    {
        var nominated = await host.SendAsync(Nominate(cohort, child), Roles.CaseManager, Swindon);
        (await host.DoAsync(Enrol(nominated.Value))).ShouldSucceed();
        return nominated.Value;
    }

    public static Task<Result> DoAsync(this PlatformHost host, IRequest<Result> request, string role = Roles.DeterrenceCoordinator, string area = Swindon) => host.SendAsync(request, role, area);

    public static async Task<IReadOnlyList<NominationRow>> FindAsync(this PlatformHost host, NominationStatus status = NominationStatus.Nominated)
        => (await host.SendAsync(new FindNominations(status, PageSize: 200), Roles.DeterrenceCoordinator)).Rows;

    public static Task<NominationView?> GetAsync(this PlatformHost host, Guid id, string area = Swindon) => host.SendAsync(new GetNomination(id), Roles.DeterrenceCoordinator, area);

    public static void ShouldSucceed(this Result result) => result.Errors.ShouldBeEmpty();

    public static void ShouldSay(this Result result, params string[] sentences) => result.Errors.Select(e => e.Message).ShouldBe(sentences);
}
