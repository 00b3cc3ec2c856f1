using MediatR;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Application;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using Platform.KnifeCrime;
using Platform.KnifeCrime.Interventions;
using Platform.Testing;

namespace KnifeCrime.Tests;

/// <summary>The real host with this module alone, and the steps of a child's support.</summary>
internal static class KnifeHost
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    public static readonly DateOnly RequestedOn = new(2025, 3, 3);

    public static async Task<PlatformHost> StartAsync(DatabaseKind kind, DateOnly? today = null)
    {
        var host = await PlatformHost.StartAsync(kind, options => options.With<KnifeCrimeModule>());
        host.Clock.SetDay(today ?? RequestedOn);
        return host;
    }

    public static InterventionRequestedEto Asked(Guid child, string area = Swindon, string kind = "knife-crime", DateOnly? on = null, Guid? caseId = null)
        => new(Guid.NewGuid(), caseId ?? Guid.NewGuid(), child, area, kind, on ?? RequestedOn);

    /// <summary>A request has arrived; its identifier.</summary>
    public static async Task<Guid> RequestAsync(this PlatformHost host, Guid child, string area = Swindon, Guid? caseId = null)
    {
        await host.PublishAsync(Asked(child, area, caseId: caseId), Streams.Child(child));
        return (await host.FindAsync(InterventionStatus.Requested)).Single(r => r.ChildId == child).Id;
    }

    /// <summary>The child has agreed on the day of the clock; sessions may follow.</summary>
    public static async Task<Guid> StartedAsync(this PlatformHost host, Guid child, Guid? caseId = null)
    {
        var id = await host.RequestAsync(child, caseId: caseId);
        (await host.DoAsync(new AcceptRequest(id, "He likes boxing and trusts the club.", "mentoring", true))).ShouldSucceed();
        (await host.DoAsync(new RecordAnswer(id, true, RequestedOn, "With pictures, twice.", "Yeah, I will try it.", "His mum knows."))).ShouldSucceed();
        return id;
    }

    public static RecordSession Session(Guid id, DateOnly on, bool attended = true, Guid? key = null, DateOnly? next = null)
        => new(id, key ?? Guid.NewGuid(), on, attended, attended ? "I felt listened to." : null, attended ? null : "We will ask next week.", attended ? null : "A lift from home.", next);

    public static Task<Result> DoAsync(this PlatformHost host, IRequest<Result> request, string role = Roles.ProgrammeWorker, string area = Swindon) => host.SendAsync(request, role, area);

    public static async Task<IReadOnlyList<InterventionRow>> FindAsync(this PlatformHost host, InterventionStatus status, params string[] areas)
        => (await host.SendAsync(new FindInterventions(status, PageSize: 200), Roles.ProgrammeWorker, areas)).Rows;

    public static Task<InterventionView?> GetAsync(this PlatformHost host, Guid id) => host.SendAsync(new GetIntervention(id), Roles.ProgrammeWorker, Swindon);

    public static void ShouldSucceed(this Result result) => result.Errors.ShouldBeEmpty();

    public static void ShouldSay(this Result result, string sentence) => result.Errors.Select(e => e.Message).ShouldContain(sentence);
}
