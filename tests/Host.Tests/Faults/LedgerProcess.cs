using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Platform.Host;
using Platform.Testing;

namespace Host.Tests.Faults;

/// <summary>A host with the ledger's module as a process of its own: it publishes and handles until it is told that it is enough, or killed.</summary>
internal sealed class LedgerProcess : IDisposable
{
    public const string Verb = "ledger-process";

    private readonly Process process;
    private readonly Task<string> errors;

    private LedgerProcess(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public static Guid TallyId(int number) => new(number, 0, 0, [.. Enumerable.Range(0, 7).Select(_ => (byte)0), (byte)(number % 16)]);

    public static LedgerProcess Start(string connectionString, string name, int streams)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            start.ArgumentList.Add(typeof(LedgerProcess).Assembly.Location);
        foreach (var argument in (string[])[Verb, connectionString, name, streams.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        return new LedgerProcess(Process.Start(start)!);
    }

    /// <summary>The tally and its number, for each publication that the process was told is committed.</summary>
    public async Task<(int Tally, int Number)> NextAsync()
    {
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The host ended by itself. {await errors}");
        var words = line.Split(' ');
        return (int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
    }

    /// <summary>It goes on handling and publishes nothing more.</summary>
    public async Task EnoughAsync()
    {
        await process.StandardInput.WriteLineAsync("enough");
        await process.StandardInput.FlushAsync();
        _ = process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>It stands still with whatever it has in hand, as a machine that hangs does.</summary>
    public void Hang()
    {
        using var kill = Process.Start("kill", ["-STOP", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    /// <summary>What the started program does.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (connectionString, name, streams) = (args[1], args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        var data = Directory.CreateTempSubdirectory("platform-ledger-").FullName;
        await using var app = PlatformApplication.Build(new PlatformOptions
        {
            DataDirectory = data,
            ModulesPath = HostOutput.ModulesPath,
            OnlyModules = new HashSet<string>(),
            ExtraModules = [typeof(LedgerModule)],
            Urls = "http://127.0.0.1:0",
            Settings = new Dictionary<string, string?>
            {
                ["Database:Provider"] = "PostgreSql",
                ["Database:ConnectionString"] = connectionString,
                ["EventBus:NodeName"] = name,
                ["EventBus:Lease"] = "00:00:10",
                ["EventBus:PollInterval"] = "00:00:01",
                ["Logging:LogLevel:Default"] = "Error",
            },
        });
        await app.StartAsync();

        // Nobody is left to kill this process when the test is gone.
        var told = new ConcurrentQueue<string>();
        var listening = Task.Run(() =>
        {
            while (Console.In.ReadLine() is { } line)
                told.Enqueue(line);
        });
        while (!listening.IsCompleted)
        {
            if (!told.IsEmpty)
            {
                await Task.Delay(100);
                continue;
            }

            var tally = Random.Shared.Next(streams);
            if (await CountAsync(app.Services, tally) is { } number)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally} {number}"));
        }

        await app.StopAsync();
        Directory.Delete(data, recursive: true);
        return 0;
    }

    private static async Task<int?> CountAsync(IServiceProvider services, int tally)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        var record = await db.Tallies.FindAsync(TallyId(tally));
        if (record is null)
            db.Tallies.Add(record = new Tally(TallyId(tally)));
        for (var counts = Random.Shared.Next(1, 6); counts > 0; counts--)
            record.Count();
        try
        {
            await db.SaveChangesAsync();
            return record.Number;
        }
        catch (DbUpdateException)
        {
            // The other host counted the same tally in this moment, or made it.
            return null;
        }
    }
}
