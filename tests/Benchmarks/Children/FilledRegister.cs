using System.Data.Common;
using Benchmarks.Measuring;

namespace Benchmarks.Children;

/// <summary>
/// A register of so many invented children with a part of the cases, notices and incidents that come with them, written
/// straight into the tables: by the pages it would take hours.
/// </summary>
internal sealed class FilledRegister(DbConnection connection)
{
    public const string Swindon = "E06000030";
    public const string Wiltshire = "E06000054";

    /// <summary>An area of which one child in a thousand is.</summary>
    public const string Small = "E06000023";

    private static readonly string[] Areas = [Swindon, Wiltshire, "E06000022", "E07000079"];
    private static readonly string[] GivenNames = ["Ada", "Ben", "Carys", "Dev", "Efe", "Freya", "Gus", "Hana", "Idris", "Jo", "Kit", "Lola", "Musa", "Nia", "Otis", "Priya", "Rhys", "Sana", "Tom", "Una"];
    private static readonly string[] Beginnings = ["Ash", "Beck", "Cold", "Dun", "Elm", "Fern", "Gor", "Haw", "Ing", "Kings", "Lang", "Mar", "Nor", "Oak", "Pen", "Red", "Stan", "Thorn", "Wal", "York"];
    private static readonly string[] Endings = ["bourne", "by", "combe", "dale", "field", "ford", "ham", "ley", "mere", "ridge", "stead", "ton", "wick", "wood", "worth"];

    private readonly Random random = new(2025);
    private readonly DateTime now = new(2025, 9, 1, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Children of the two areas that the person who reads the pages works in, with a case each.</summary>
    public List<Guid> WithCases { get; } = [];

    /// <summary>Every hundredth child of those areas, for going on from somewhere in the list.</summary>
    public List<Guid> Scattered { get; } = [];

    public async Task FillAsync(int children)
    {
        await new Statement(connection, "PRAGMA synchronous = OFF").ExecuteAsync(null);
        var child = await TableAsync("cases_Child", "Id", "KnownAs", "GivenNames", "FamilyName", "SortName", "DateOfBirth", "SexCode", "GenderCode", "EthnicityCode", "Address", "Postcode", "AreaCode", "Strengths", "SafetyNeeds", "RegisteredOn");
        var token = await TableAsync("cases_ChildNameToken", "ChildId", "Token");
        var opened = await TableAsync("cases_Case", "Id", "ChildId", "AreaCode", "CaseType", "Status", "OpenedOn", "Why", "WorkerName", "PlanDueOn", "PlanAgreedOn");
        var plan = await TableAsync("cases_Plan", "Id", "CaseId", "ChildId", "AreaCode", "Number", "Status", "ChildsWords", "AgreedOn");
        var request = await TableAsync("cases_InterventionRequest", "Id", "CaseId", "Kind", "Why", "RequestedOn");
        var notice = await TableAsync("cases_PartnerNotice", "Id", "AgencyKind", "AgencyName", "NoticeKind", "HappenedOn", "ReportedOn", "AreaCode", "Narrative");
        var person = await TableAsync("cases_NoticePerson", "Id", "NoticeId", "Number", "AreaCode", "ReportedOn", "Role", "GivenNames", "FamilyName", "DateOfBirth", "Status", "ChildId");
        var incident = await TableAsync("cases_Incident", "Id", "ChildId", "OffenceCode", "HappenedOn", "ReportedOn", "AreaCode", "InjuryCode", "Basis");
        var involved = await TableAsync("cases_IncidentChild", "IncidentId", "ChildId");
        var audit = await TableAsync("sys_Audit", "Id", "OccurredUtc", "Module", "Action", "IsView", "UserName", "RecordType", "RecordId");

        await using (var transaction = await connection.BeginTransactionAsync())
        {
            for (var number = 0; number < children; number++)
            {
                var id = Guid.CreateVersion7();
                var given = Pick(GivenNames);
                var family = Pick(Beginnings) + Pick(Endings);
                var area = number % 1000 == 999 ? Small : Areas[number % Areas.Length];
                var born = Day(2008, 3650);
                await child.AddAsync(transaction, id, given, $"{given} {Pick(GivenNames)}", family, $"{family} {given}".ToLowerInvariant(), born, "not-known", "not-asked", "NS",
                    $"{random.Next(1, 200)} {Pick(Beginnings)} Street", "SN1 2JH", area, "Good with animals, and a patient teacher of younger children.", "A way home that avoids the bus station.", Day(2024, 365));
                await token.AddAsync(transaction, id, given.ToLowerInvariant());
                await token.AddAsync(transaction, id, family.ToLowerInvariant());
                var isMine = area is Swindon or Wiltshire;
                if (isMine && number % 100 < Areas.Length)
                    Scattered.Add(id);

                if (number % 10 < 3)
                {
                    var caseId = Guid.CreateVersion7();
                    await opened.AddAsync(transaction, caseId, id, area, "prevention", number % 20 < 12 ? "Open" : "Closed", Day(2025, 240), "Asked for by the school.", "Kai Kaseworker", Day(2025, 300), number % 10 == 0 ? Day(2025, 300) : null);
                    if (number % 10 == 0)
                    {
                        await plan.AddAsync(transaction, Guid.CreateVersion7(), caseId, id, area, 1, "Agreed", "I want to stay in the team.", Day(2025, 300));
                        await request.AddAsync(transaction, Guid.CreateVersion7(), caseId, "knife-crime", "Asked for by the child.", Day(2025, 300));
                    }

                    if (isMine)
                        WithCases.Add(id);
                }

                for (var told = number % 4; told > 0; told--)
                {
                    var noticeId = Guid.CreateVersion7();
                    var reported = Day(2025, 240);
                    await notice.AddAsync(transaction, noticeId, "police", "Wiltshire Police", "anti-social-behaviour", reported, reported, area, "Written by the benchmark; about as long as a short notice usually is, which is one or two sentences.");
                    await person.AddAsync(transaction, Guid.CreateVersion7(), noticeId, 1, area, reported, "associate", given, family, born, "LinkedExact", id);
                }

                if (number % 7 == 0)
                {
                    var incidentId = Guid.CreateVersion7();
                    var happened = Day(2025, 240);
                    await incident.AddAsync(transaction, incidentId, id, "VP01", happened, happened, area, "none", "Police");
                    await involved.AddAsync(transaction, incidentId, id);
                }

                await audit.AddAsync(transaction, Guid.CreateVersion7(), now.AddSeconds(number), "case-management", "RegisterChild", false, "Kai Kaseworker", "child", id);
                await audit.AddAsync(transaction, Guid.CreateVersion7(), now.AddSeconds(number + 1), "case-management", "ViewChild", true, "Kai Kaseworker", "child", id);
            }

            await transaction.CommitAsync();
        }

        await new Statement(connection, "PRAGMA wal_checkpoint(TRUNCATE)").ExecuteAsync(null);
        await new Statement(connection, "PRAGMA synchronous = FULL").ExecuteAsync(null);
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private DateOnly Day(int year, int within) => new DateOnly(year, 1, 1).AddDays(random.Next(within));

    /// <summary>A column that must have a value and is not named here gets a neutral one by its name and type, so that a new column breaks nothing.</summary>
    private async Task<Table> TableAsync(string name, params string[] columns)
    {
        var rest = new List<(string Column, object Value)>();
        await using (var reader = await new Statement(connection, $"PRAGMA table_info(\"{name}\")").ReadAsync())
        {
            while (await reader.ReadAsync())
            {
                var column = reader.GetString(1);
                if (reader.GetInt32(3) == 1 && !columns.Contains(column))
                    rest.Add((column, reader.GetString(2) == "INTEGER" ? 1L : column.EndsWith("Utc", StringComparison.Ordinal) ? now : column.EndsWith("On", StringComparison.Ordinal) ? new DateOnly(2025, 1, 1) : ""));
            }
        }

        var all = columns.Concat(rest.Select(r => r.Column)).ToList();
        return new Table(
            new Statement(connection, $"INSERT INTO \"{name}\" ({string.Join(", ", all.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", all.Select((_, at) => $"@{at}"))})"),
            [.. rest.Select(r => r.Value)]);
    }

    private sealed class Table(Statement insert, object[] rest)
    {
        public Task AddAsync(DbTransaction transaction, params object?[] values) => insert.ExecuteAsync(transaction, [.. values, .. rest]);
    }
}
