using System.Diagnostics;
using System.Text.Json;
using Host.Tests.Faults;
using Microsoft.Data.Sqlite;
using Platform.Testing;

namespace Host.Tests.Transports;

/// <summary>
/// The deployment of docs/scaling.md with the built program: case management and victim services are two hosts with a database each, the
/// same module binaries, and RabbitMQ between them. One of them is killed on the way.
/// </summary>
public sealed class TwoHostsTests
{
    [Fact]
    public async Task Harm_recorded_on_one_host_opens_a_contact_on_the_other_once_even_when_that_was_down()
    {
        var broker = await RabbitMqBroker.GetAsync();
        var prefix = $"test-{Guid.NewGuid():N}";
        var main = Prepare("main", "case-management", broker.Uri, prefix, "case-manager");
        var victims = Prepare("victim-services", "victim-services", broker.Uri, prefix, "victim-worker");

        // The one that receives is started first: its queue must be there.
        var there = await ServedProgram.StartAsync(victims);
        await ReadyAsync(there);
        await using var here = await ServedProgram.StartAsync(main);
        using var manager = new PlatformClient(here.Url);
        await manager.SignInAsync("somebody", PlatformHost.Password);
        var child = await manager.RegisterChildAsync();
        await manager.RecordHarmAsync(child);

        using (var worker = new PlatformClient(there.Url))
        {
            await worker.SignInAsync("somebody", PlatformHost.Password);
            await UntilContactsAsync(worker, 1);
            (await worker.GetPageAsync("/children")).Status.ShouldBe(System.Net.HttpStatusCode.NotFound, "the other host has no case management");
        }

        // While the other host is dead, the work here goes on; it is told when it is back.
        there.Kill();
        await there.DisposeAsync();
        await manager.RecordHarmAsync(child);
        await using var again = await ServedProgram.StartAsync(victims);
        using (var worker = new PlatformClient(again.Url))
        {
            await worker.SignInAsync("somebody", PlatformHost.Password);
            await UntilContactsAsync(worker, 2);
            (await worker.GetPageAsync("/health/ready")).Document.DocumentElement.TextContent.ShouldContain("RabbitMQ answers");
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(victims, "platform.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) || ' ' || count(DISTINCT Payload) || ' ' || (SELECT count(*) FROM victim_Contact) FROM bus_Outbox WHERE Name = 'case-management.harm-caused.v1'";
        command.ExecuteScalar().ShouldBe("2 2 2", "each event is there once, with its contact");
    }

    private static string Prepare(string host, string modules, string broker, string prefix, string role)
    {
        var data = Directory.CreateTempSubdirectory("platform-two-hosts-").FullName;
        File.WriteAllText(Path.Combine(data, "platform.json"), JsonSerializer.Serialize(new
        {
            Modules = new { Local = modules },
            EventBus = new { Transport = "RabbitMq", RabbitMq = new { Uri = broker, Host = host, Prefix = prefix } },
        }));
        ServedProgram.Run(data, "migrate");
        ServedProgram.Run(data, "modules", "on", "all");
        ServedProgram.Run(data, "users", "add", "somebody", "--name", "Somebody", "--role", role, "--area", "all", "--password", PlatformHost.Password);
        return data;
    }

    private static async Task ReadyAsync(ServedProgram host)
    {
        using var client = new PlatformClient(host.Url);
        await UntilAsync(async () => (await client.GetPageAsync("/health/ready")).Document.DocumentElement.TextContent.Contains("RabbitMQ answers", StringComparison.Ordinal));
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    private static Task UntilContactsAsync(PlatformClient worker, int contacts)
        => UntilAsync(async () => (await worker.ContactsAsync()).Count == contacts);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(90));
            await Task.Delay(100);
        }
    }
}
