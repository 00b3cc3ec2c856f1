using System.Diagnostics;
using System.Text.Json;
using Platform.Testing;

namespace Rights.Tests;

/// <summary><c>platform rights</c> as a process of its own, on the database of an installation.</summary>
public sealed class RightsCommandTests
{
    [Fact]
    public async Task The_built_program_exports_and_erases_a_child_and_a_scan_finds_none_left()
    {
        var folder = Directory.CreateTempSubdirectory("platform-rights-command-").FullName;
        await using var host = await EveryModule.StartAsync(DatabaseKind.Sqlite, o => o.DataDirectory = folder);
        var child = await RichChild.MakeAsync(host);
        var held = (await DatabaseScan.ReadAsync(host)).Holding(child.Identifiers).Count();
        held.ShouldBeGreaterThan(10);

        var nobody = await RunAsync(host, folder, "rights", "export", "--person", Guid.NewGuid().ToString(), "--out", Path.Combine(folder, "copy"));
        nobody.ExitCode.ShouldBe(2);
        nobody.Error.ShouldContain("Nobody of that kind has this identifier.");

        var copy = Path.Combine(Directory.CreateTempSubdirectory("platform-copy-").FullName, "copy");
        var exported = await RunAsync(host, folder, "rights", "export", "--person", child.Id.ToString(), "--out", copy);
        exported.ExitCode.ShouldBe(0, exported.Error);
        var data = await File.ReadAllTextAsync(Path.Combine(copy, "data.json"), TestContext.Current.CancellationToken);
        JsonDocument.Parse(data).Dispose();
        foreach (var identifier in (string[])[RichChild.Given, RichChild.Family, RichChild.Address, child.NhsNumber, "I felt listened to."])
            data.ShouldContain(identifier);
        data.ShouldNotContain(RichChild.PersonHarmed);

        var shown = await RunAsync(host, folder, "rights", "erase", "--person", child.Id.ToString(), "--reason", "No reason to keep it.");
        shown.ExitCode.ShouldBe(0, shown.Error);
        shown.Output.ShouldContain("Nothing was erased.");
        (await DatabaseScan.ReadAsync(host)).Holding(child.Identifiers).Count().ShouldBe(held);

        var erased = await RunAsync(host, folder, "rights", "erase", "--person", child.Id.ToString(), "--reason", "No reason to keep it.", "--confirm");
        erased.ExitCode.ShouldBe(0, erased.Error);
        erased.Output.ShouldContain("is complete: nothing is left in any workstream.");
        foreach (var identifier in child.Identifiers)
            (erased.Output + erased.Error).ShouldNotContain(identifier);

        var scan = await DatabaseScan.ReadAsync(host);
        scan.Holding(child.Identifiers).Select(r => r.ToString()).ShouldBeEmpty();
        scan.Holding([child.Id.ToString(), child.Id.ToString("N")]).Select(r => r.Table).Distinct().ShouldBeSubsetOf(["sys_Erasure", "sys_Audit"]);
        (await RunAsync(host, folder, "rights", "erase", "--person", child.Id.ToString(), "--reason", "Again.", "--confirm")).ExitCode.ShouldBe(2);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(PlatformHost host, string folder, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists(HostOutput.Program), "The host is not built: run build/test.sh.");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["exec", HostOutput.Program, "--data", folder, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["PLATFORM_Database__Provider"] = "Sqlite";
        start.Environment["PLATFORM_Database__ConnectionString"] = host.Database.ConnectionString;
        start.Environment["Logging__LogLevel__Default"] = "Error";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output, await error);
    }
}
