using System.Data.Common;
using Benchmarks.Measuring;
using Platform.Testing;

namespace Benchmarks.PublicData;

/// <summary>A year of police.uk's street files with every check, against bare inserts of the rows that came of it.</summary>
internal sealed class ImportBenchmark : IBenchmark
{
    private const int Rounds = 5;
    private const double MostSeconds = 5;
    private const double MostTimes = 3;

    public string Name => "import";

    public string Says => "platform import police-uk into SQLite with every check, against bare prepared inserts of the same rows; memory by number of files";

    public async Task RunAsync(Findings findings)
    {
        using var files = StreetFiles.Unpack();
        var year = files.FolderOf(files.Months.Count);
        var rows = await AgainstBareInsertsAsync(findings, files, year);
        await AsProcessAsync(findings, files, rows);
    }

    private static async Task<int> AgainstBareInsertsAsync(Findings findings, StreetFiles files, string year)
    {
        // What the import makes of the files is what the baseline writes: read once, before anything is timed.
        List<object?[]> rows;
        string[] columns;
        await using (var host = await StartAsync(files))
        {
            await ImportAsync(host, year);
            (columns, rows) = await ReadAsync(host);
        }

        var byFile = rows.GroupBy(row => row[Array.IndexOf(columns, "FileNumber")]).Select(file => file.ToList()).ToList();
        var (ours, bare) = (new Sample(), new Sample());
        for (var round = 0; round < Rounds; round++)
        {
            // Each on a new database, made before the clock runs.
            await using var host = await StartAsync(files);
            await using var other = await StartAsync(files);
            await using var connection = await BareConnection.OpenAsync(other.Database);
            await ours.TimeAsync(() => ImportAsync(host, year));
            await bare.TimeAsync(() => InsertAsync(connection, columns, byFile));
        }

        findings.Add($"Import of {rows.Count:N0} rows of police.uk", ours, bare, "at most 3 times", ratio => ratio <= MostTimes);
        return rows.Count;
    }

    private static async Task AsProcessAsync(Findings findings, StreetFiles files, int rows)
    {
        foreach (var months in new[] { 1, 3, files.Months.Count })
        {
            var data = Directory.CreateTempSubdirectory("platform-import-").FullName;
            try
            {
                await PlatformProcess.RunAsync(HostOutput.Program, "migrate", "--data", data);
                await PlatformProcess.RunAsync(HostOutput.Program, "modules", "on", "csp-reporting", "--data", data);
                await PlatformProcess.RunAsync(HostOutput.Program, "import", "lookups", files.LookupFile, "--data", data);
                var (milliseconds, peak) = await PlatformProcess.RunAsync(HostOutput.Program, "import", "police-uk", files.FolderOf(months), "--data", data);
                if (months == files.Months.Count)
                    findings.Add(new Finding($"  as a command, from start to end, {rows:N0} rows", $"{milliseconds / 1000:0.0} s", Target: $"under {MostSeconds} s", IsMet: milliseconds < MostSeconds * 1000));
                findings.Add(new Finding($"  most memory of the process, {months} file{(months == 1 ? "" : "s")}", $"{peak / 1024 / 1024} MiB"));
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }
    }

    private static async Task<PlatformHost> StartAsync(StreetFiles files)
    {
        var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, options => options.Modules = new HashSet<string> { "csp-reporting" });
        Demand(await host.RunAsync("import", "lookups", files.LookupFile));
        return host;
    }

    private static async Task ImportAsync(PlatformHost host, string folder) => Demand(await host.RunAsync("import", "police-uk", folder));

    private static void Demand(CommandRun run)
    {
        if (run.ExitCode != 0)
            throw new InvalidOperationException(string.Join(" ", run.Errors));
    }

    private static async Task<(string[] Columns, List<object?[]> Rows)> ReadAsync(PlatformHost host)
    {
        await using var connection = await BareConnection.OpenAsync(host.Database);
        await using var reader = await new Statement(connection, "SELECT * FROM \"csp_StreetCrime\" ORDER BY \"Id\"").ReadAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[columns.Length];
            reader.GetValues(row);
            rows.Add(row);
        }

        return (columns, rows);
    }

    /// <summary>One prepared statement, one transaction a file, the same table with the same indexes.</summary>
    private static async Task InsertAsync(DbConnection connection, string[] columns, List<List<object?[]>> files)
    {
        var insert = new Statement(connection, $"INSERT INTO \"csp_StreetCrime\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"@{at}"))})");
        foreach (var file in files)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            foreach (var row in file)
                await insert.ExecuteAsync(transaction, row);
            await transaction.CommitAsync();
        }
    }
}
