using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Platform.CspReporting.PublicData;
using Platform.CspReporting.PublicData.PoliceUk;
using Platform.Testing;

namespace CspReporting.Tests.PublicData.Imports;

/// <summary>A year of one force against the bare inserts that it cannot do without, in the same run on the same disk.</summary>
[Collection(nameof(AloneOnTheMachine))]
public class ImportSpeedTests(ITestOutputHelper output)
{
    private static readonly (string Name, byte[] Bytes)[] Files = [.. SharedData.StreetFiles.Select(file => (file, SharedData.OpenStreet(file).ToArray()))];

    // Timed, so never part of an ordinary run: it runs with --faults, and build/benchmark prints the same ratio.
    [Fact(Explicit = true)]
    public async Task A_year_of_a_force_takes_under_five_seconds_and_at_most_three_times_bare_inserts()
    {
        await ImportAsync();
        await BareInsertsAsync();

        var import = TimeSpan.MaxValue;
        var bare = TimeSpan.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            import = Least(import, await ImportAsync());
            bare = Least(bare, await BareInsertsAsync());
        }

        output.WriteLine($"52,005 rows with every check: {import.TotalMilliseconds:N0} ms; bare prepared inserts: {bare.TotalMilliseconds:N0} ms; ratio {import / bare:N2}.");
        import.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        (import / bare).ShouldBeLessThan(3);
    }

    [Fact]
    public async Task Memory_does_not_grow_with_the_number_of_files()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        var after = new List<long>();
        foreach (var (name, bytes) in Files)
        {
            await database.ImportAsync(name, new MemoryStream(bytes, writable: false));
            after.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        // What the second file left behind is what the twelfth left, give or take a megabyte of caches.
        (after[^1] - after[1]).ShouldBeLessThan(1_000_000);
    }

    private static async Task<TimeSpan> ImportAsync()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        await database.ImportAsync("lookup.csv", SharedData.Open("geography/lsoa21_to_lad_csp_pfa_target_areas.csv"));
        var watch = Stopwatch.StartNew();
        var rows = 0;
        foreach (var (name, bytes) in Files)
            rows += (await database.ImportAsync(name, new MemoryStream(bytes, writable: false))).Value.Rows;

        watch.Stop();
        rows.ShouldBe(52_005);
        return watch.Elapsed;
    }

    // The same values in the same table with the same index, parsed beforehand; one prepared statement, one transaction a file.
    private static async Task<TimeSpan> BareInsertsAsync()
    {
        await using var database = await CspDatabase.CreateAsync(DatabaseKind.Sqlite);
        var numbers = new Dictionary<string, int>();
        int Number(string text) => numbers.TryGetValue(text, out var known) ? known : numbers[text] = numbers.Count + 1;
        var months = Files.Select((file, index) => StreetFile.Read(file.Name, PoliceUkFileName.Parse(file.Name)!, new MemoryStream(file.Bytes))
            .Select(row => new object[]
            {
                PublicRow.IdOf(index + 1, row.Row), index + 1, (object?)row.LsoaCode ?? DBNull.Value, Number(row.CrimeType), row.Outcome is { } outcome ? Number(outcome) : DBNull.Value,
                (object?)row.CrimeId ?? DBNull.Value, (object?)row.Longitude ?? DBNull.Value, (object?)row.Latitude ?? DBNull.Value,
            }).ToList()).ToList();
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync();

        var watch = Stopwatch.StartNew();
        foreach (var month in months)
        {
            await using var transaction = connection.BeginTransaction();
            await using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO csp_StreetCrime (Id, FileNumber, LsoaCode, CrimeType, Outcome, CrimeId, Longitude, Latitude) VALUES (@0, @1, @2, @3, @4, @5, @6, @7)";
            for (var column = 0; column < 8; column++)
                insert.Parameters.Add(new SqliteParameter($"@{column}", null));
            foreach (var row in month)
            {
                for (var column = 0; column < 8; column++)
                    insert.Parameters[column].Value = row[column];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return watch.Elapsed;
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;
}

/// <summary>Tests that measure run after the others and one at a time.</summary>
[CollectionDefinition(nameof(AloneOnTheMachine), DisableParallelization = true)]
public class AloneOnTheMachine;
