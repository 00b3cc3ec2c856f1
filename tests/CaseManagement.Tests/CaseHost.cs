using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.CaseManagement;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Security;
using Platform.Testing;

namespace CaseManagement.Tests;

/// <summary>The real host with case management alone, and the first steps of most tests.</summary>
internal static class CaseHost
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    /// <summary>A Wednesday with no bank holiday near.</summary>
    public static readonly DateOnly Today = new(2026, 6, 10);

    public static async Task<PlatformHost> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        var host = await PlatformHost.StartAsync(kind, o => o.With<CaseManagementModule>());
        host.Clock.SetDay(Today);
        return host;
    }

    public static ChildDetails Details(string given = "Zoë", string family = "O’Brien", string born = "2011-03-27") => new()
    {
        GivenNames = given,
        FamilyName = family,
        DateOfBirth = DateOnly.Parse(born),
        SexCode = "female",
        EthnicityCode = "M1",
        Postcode = "sn12jh",
        AreaCode = Swindon,
        Strengths = "Draws every day.",
        SafetyNeeds = "Meet at the youth club.",
    };

    public static async Task<Guid> RegisterAsync(this PlatformHost host, ChildDetails? details = null)
        => (await host.SendAsync(new RegisterChild(Guid.NewGuid(), details ?? Details()), Roles.CaseManager)).Value;

    public static NoticeContent Notice(params NamedPerson[] people) => new()
    {
        AgencyKind = "police",
        AgencyName = "Four Rivers Police",
        NoticeKind = "arrest",
        HappenedOn = Today.AddDays(-2),
        ReportedOn = Today.AddDays(-1),
        Place = "the bus station",
        LsoaCode = "E01015492",
        AreaCode = Swindon,
        Narrative = "First line.\nSecond line.",
        Drivers = ["fear-and-protection"],
        WeaponCode = "knife",
        InjuryCode = "minor",
        People = people,
    };

    public static NamedPerson Named(string given = "Zoe", string family = "O'Brien", string? born = "2011-03-27", string role = NoticeCodes.SaidToHaveCausedHarm)
        => new() { Role = role, GivenNames = given, FamilyName = family, DateOfBirth = born is null ? null : DateOnly.Parse(born) };

    public static async Task<Guid> RecordAsync(this PlatformHost host, NoticeContent content)
        => (await host.SendAsync(new RecordNotice(Guid.NewGuid(), content), Roles.Partner)).Value;

    public static Task<T> ReadAsync<T>(this PlatformHost host, Func<CaseManagementDbContext, Task<T>> read)
        => host.InScopeAsync(services => read(services.GetRequiredService<CaseManagementDbContext>()));

    public static Task<List<NoticePerson>> PeopleAsync(this PlatformHost host, Guid noticeId)
        => host.ReadAsync(db => db.NoticePeople.AsNoTracking().Include(p => p.Candidates).Where(p => p.NoticeId == noticeId).OrderBy(p => p.Number).ToListAsync());

    /// <summary>The names of the events in the order in which they were published, each with its payload.</summary>
    public static async Task<List<Published>> EventsAsync(this PlatformHost host)
        => await host.ReadAsync(db => db.Database
            .SqlQueryRaw<Published>("""SELECT "Name", "Payload", "StreamKey", "OccurredUtc" FROM "bus_Outbox" ORDER BY "OccurredUtc" """).ToListAsync());

    /// <summary>An event as it stands in the event log.</summary>
    internal sealed record Published(string Name, string Payload, string StreamKey, DateTime OccurredUtc);

    public static string Sentence(this Result result) => string.Join(" ", result.Errors.Select(e => e.Message));
}
