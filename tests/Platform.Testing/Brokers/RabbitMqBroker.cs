using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Platform.Testing;

/// <summary>
/// A RabbitMQ broker for this test process alone: its own node, cookie, data folder and ports of 127.0.0.1, made at first use and gone
/// with the process however it ends. The service of the machine is not touched. Tests that share it take names of their own.
/// </summary>
public sealed class RabbitMqBroker
{
    private static readonly string? Program = FindProgram();
    private static readonly Lazy<Task<RabbitMqBroker>> Started = new(StartFirstAsync);

    // Held open for as long as this process lives: the keeper stops the broker when its standard input ends.
    private readonly Process keeper;
    private readonly int port;

    private RabbitMqBroker(Process keeper, int port)
    {
        this.keeper = keeper;
        this.port = port;
    }

    /// <summary>Null when tests can run with RabbitMQ; otherwise a sentence that says what to install.</summary>
    public static string? WhyMissing => Program is not null
        ? null
        : "There is no RabbitMQ to test with. Install its server (on Debian: apt-get install rabbitmq-server), or set PLATFORM_RABBITMQ_BIN to the folder of rabbitmq-server.";

    /// <summary>Where it answers.</summary>
    public string Uri => $"amqp://guest:guest@127.0.0.1:{port}/";

    /// <summary>The broker of this process; the first caller starts it. Without one the test is skipped.</summary>
    public static Task<RabbitMqBroker> GetAsync()
    {
        if (WhyMissing is { } reason)
            Xunit.Assert.Skip(reason);
        return Started.Value;
    }

    /// <summary>Ends it without warning, as a power cut does.</summary>
    public async Task StopAsync()
    {
        await keeper.StandardInput.WriteLineAsync("stop");
        await keeper.StandardInput.FlushAsync();
        while (await AnswersAsync())
            await Task.Delay(50);
    }

    /// <summary>Starts it again on what it had written to the disk.</summary>
    public async Task StartAsync()
    {
        await keeper.StandardInput.WriteLineAsync("start");
        await keeper.StandardInput.FlushAsync();
        await UntilItAnswersAsync();
    }

    private static async Task<RabbitMqBroker> StartFirstAsync()
    {
        var folder = Directory.CreateTempSubdirectory("platform-rabbitmq-").FullName;
        var ports = FreePorts(3);
        var broker = new RabbitMqBroker(Keep(folder, ports), ports[0]);
        await broker.UntilItAnswersAsync();
        return broker;
    }

    private async Task UntilItAnswersAsync()
    {
        // Erlang needs a while on a machine that does other things.
        var patience = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (patience.Elapsed > TimeSpan.FromMinutes(3) || keeper.HasExited)
            {
                keeper.StandardInput.Close();
                throw new InvalidOperationException($"The RabbitMQ broker for the tests did not start. {await keeper.StandardOutput.ReadToEndAsync()}");
            }

            await Task.Delay(200);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }

    private static Process Keep(string folder, int[] ports)
    {
        const string script = """
            folder=$1 bin=$2 port=$3 dist=$4 epmd=$5
            export HOME=$folder LC_ALL=C.UTF-8 ERL_EPMD_PORT=$epmd ERL_EPMD_ADDRESS=127.0.0.1
            export RABBITMQ_NODENAME=platform-$port@localhost RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT=$port RABBITMQ_DIST_PORT=$dist
            export RABBITMQ_MNESIA_BASE=$folder/data RABBITMQ_LOG_BASE=$folder/log RABBITMQ_LOGS=$folder/log/broker.log
            export RABBITMQ_CONF_ENV_FILE=$folder/none RABBITMQ_CONFIG_FILE=$folder/broker.conf RABBITMQ_PID_FILE=$folder/pid RABBITMQ_ENABLED_PLUGINS_FILE=$folder/plugins
            mkdir -p "$folder/data" "$folder/log"
            echo '[].' >"$folder/plugins"
            printf 'disk_free_limit.absolute = 50MB\nlog.file.level = warning\n' >"$folder/broker.conf"
            # Erlang leaves its directory of nodes behind unless it is there before.
            epmd -port "$epmd" -address 127.0.0.1 >"$folder/log/epmd.log" 2>&1 </dev/null &
            directory=$!
            server=
            start() { setsid "$bin/rabbitmq-server" >"$folder/log/server.log" 2>&1 </dev/null & server=$!; }
            stop() { [ -z "$server" ] || kill -9 "-$server" 2>/dev/null; wait "$server" 2>/dev/null; server=; }
            start
            while read -r order; do
              case $order in stop) stop ;; start) start ;; esac
            done
            stop
            kill -9 "$directory" 2>/dev/null
            tail -n 20 "$folder"/log/*.log
            rm -rf "$folder"
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", script, "sh", folder, Program!, .. ports.Select(p => p.ToString(CultureInfo.InvariantCulture))])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        listeners.ForEach(l => l.Dispose());
        return ports;
    }

    private static string? FindProgram()
    {
        if (OperatingSystem.IsWindows())
            return null;
        // The script of the release, not Debian's wrapper, which insists on the account of the service.
        var debian = Directory.Exists("/usr/lib/rabbitmq/lib") ? Directory.GetDirectories("/usr/lib/rabbitmq/lib", "rabbitmq_server-*").Select(f => Path.Combine(f, "sbin")) : [];
        var folders = Environment.GetEnvironmentVariable("PLATFORM_RABBITMQ_BIN") is { Length: > 0 } told ? [told] : debian;
        return folders.FirstOrDefault(f => File.Exists(Path.Combine(f, "rabbitmq-server")));
    }
}
