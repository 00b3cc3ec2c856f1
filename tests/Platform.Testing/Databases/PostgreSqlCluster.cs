using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Platform.Testing;

/// <summary>
/// A PostgreSQL server for this test process alone: made in a temporary folder at first use, on a free port of 127.0.0.1, and
/// gone with the process however it ends. <c>PLATFORM_TEST_POSTGRES</c> names a running server instead, and
/// <c>PLATFORM_POSTGRES_BIN</c> the folder of its programs where they are in an unusual place.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private static readonly string? Binaries = FindBinaries();
    private static readonly string? Named = Environment.GetEnvironmentVariable("PLATFORM_TEST_POSTGRES") is { Length: > 0 } named ? named : null;
    private static readonly Lazy<Task<PostgreSqlCluster>> Started = new(StartAsync);

    // Held open for as long as this process lives: the keeper stops the server when its standard input ends.
    private readonly Process? keeper;
    private readonly string connectionString;

    private PostgreSqlCluster(string connectionString, Process? keeper)
    {
        this.connectionString = connectionString;
        this.keeper = keeper;
    }

    /// <summary>Null when tests can run on PostgreSQL; otherwise a sentence that says what to install.</summary>
    public static string? WhyMissing => Named is not null || Binaries is not null
        ? null
        : OperatingSystem.IsWindows()
            ? "There is no PostgreSQL to test on. Set PLATFORM_TEST_POSTGRES to the connection string of one."
            : "There is no PostgreSQL to test on. Install its server (on Debian: apt-get install postgresql), or set PLATFORM_POSTGRES_BIN to the folder of initdb and postgres.";

    /// <summary>The server of this process; the first caller starts it.</summary>
    public static Task<PostgreSqlCluster> GetAsync() => Started.Value;

    /// <summary>A server that a test may stop and start. It is gone when disposed.</summary>
    public static async Task<PostgreSqlCluster> StartOwnAsync()
    {
        if (Binaries is null)
            Xunit.Assert.Skip("There is no PostgreSQL server here that may be stopped. Install one (on Debian: apt-get install postgresql).");
        return await StartServerAsync();
    }

    /// <summary>Stops the server as its people would: connections are cut and transactions taken back.</summary>
    public void StopServer() => Tell("stop");

    /// <summary>Starts it again; it answers soon after.</summary>
    public void StartServer() => Tell("start");

    private void Tell(string word)
    {
        keeper!.StandardInput.WriteLine(word);
        keeper.StandardInput.Flush();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (keeper is null)
            return;
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    /// <summary>Makes a database and returns how to connect to it.</summary>
    /// <param name="name">Lower case letters, digits and underscores.</param>
    /// <param name="template">A database of this server to copy; nobody may be connected to it.</param>
    public async Task<string> CreateDatabaseAsync(string name, string? template = null)
    {
        await ExecuteAsync($"CREATE DATABASE \"{name}\" TEMPLATE \"{template ?? "template0"}\"");
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Drops a database with whoever is connected to it.</summary>
    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgreSqlCluster> StartAsync()
    {
        if (Named is not null)
            return new PostgreSqlCluster(Named, keeper: null);
        if (Binaries is null)
            throw new InvalidOperationException(WhyMissing);
        return await StartServerAsync();
    }

    private static async Task<PostgreSqlCluster> StartServerAsync()
    {
        var folder = Directory.CreateTempSubdirectory("platform-postgres-").FullName;
        var port = FreePort();
        var keeper = Keep(folder, port);
        var connectionString = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=5;Maximum Pool Size=60;Include Error Detail=true";

        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
                await connection.OpenAsync();
                return new PostgreSqlCluster(connectionString, keeper);
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(60) && !keeper.HasExited)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException e)
            {
                keeper.StandardInput.Close();
                throw new InvalidOperationException($"The PostgreSQL server for the tests did not start. {await keeper.StandardOutput.ReadToEndAsync()}", e);
            }
        }
    }

    /// <summary>
    /// A shell that makes the cluster, runs the server and waits for its input to end, which happens when this process is
    /// gone, killed or not. PostgreSQL refuses to run as root, so there it runs as another account.
    /// </summary>
    private static Process Keep(string folder, int port)
    {
        const string script = """
            folder=$1 bin=$2 port=$3
            data=$folder/data
            as=
            if [ "$(id -u)" = 0 ]; then
              account=$(getent passwd postgres || getent passwd nobody)
              user=$(echo "$account" | cut -d: -f3) group=$(echo "$account" | cut -d: -f4)
              chown "$user:$group" "$folder"
              as="setpriv --reuid=$user --regid=$group --clear-groups"
            fi
            cd "$folder"
            export HOME=$folder LC_ALL=C
            if $as "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C --no-sync --no-instructions >"$folder/initdb.log" 2>&1; then
              start() {
                $as "$bin/postgres" -D "$data" -p "$port" -h 127.0.0.1 -c unix_socket_directories= -c fsync=off -c synchronous_commit=off \
                  -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB -c timezone=UTC >>"$folder/server.log" 2>&1 </dev/null &
                server=$!
              }
              start
              while read -r word; do
                case $word in
                  stop) kill -INT $server; wait $server ;;
                  start) start ;;
                esac
              done
              kill -QUIT $server 2>/dev/null
              wait $server
            fi
            tail -n 20 "$folder"/*.log
            rm -rf "$folder"
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "-c", script, "sh", folder, Binaries!, port.ToString(CultureInfo.InvariantCulture) })
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string? FindBinaries()
    {
        if (OperatingSystem.IsWindows())
            return null;

        // Debian keeps each version in a folder of its own and none on the path; the newest is taken.
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(f => int.TryParse(Path.GetFileName(f), out var version) ? version : 0).Select(f => Path.Combine(f, "bin"))
            : [];
        var folders = Environment.GetEnvironmentVariable("PLATFORM_POSTGRES_BIN") is { Length: > 0 } told
            ? [told]
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(debian);
        return folders.FirstOrDefault(f => f is { Length: > 0 } && File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));
    }
}
