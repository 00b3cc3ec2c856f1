using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Platform.Testing;

namespace SignIn.Tests;

/// <summary>oidc-provider, a certified OpenID Connect provider, as a program of its own.</summary>
internal sealed class Provider : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1, 1);
    private static readonly string Source = RepositoryRoot.Combine("tests", "SignIn.Tests", "provider");
    private Process? process;

    public string Issuer { get; } = $"http://127.0.0.1:{FreePort()}";

    public static object Accounts { get; } = new Dictionary<string, object>
    {
        ["nia"] = new { amr = new[] { "pwd", "mfa" }, claims = new { name = "Nia Fairweather", preferred_username = "nia.f", email = "nia@example.org", email_verified = true, groups = new[] { "case-managers", "something-else" } } },
        ["pwd"] = new { amr = new[] { "pwd" }, claims = new { name = "Password Only", preferred_username = "pwd.only", groups = new[] { "case-managers" } } },
        ["nobody"] = new { amr = new[] { "mfa" }, claims = new { name = "No Group", preferred_username = "no.group", groups = new[] { "something-else" } } },
        ["unchecked"] = new { amr = new[] { "mfa" }, claims = new { name = "Unchecked", preferred_username = "x", email = "ann@example.org", email_verified = false, groups = Array.Empty<string>() } },
        ["ann"] = new { amr = new[] { "mfa" }, claims = new { name = "Ann", preferred_username = "y", email = "ann@example.org", email_verified = true, groups = Array.Empty<string>() } },
    };

    public void Configure(PlatformHostOptions options)
    {
        options.AskForSecondFactor();
        options.Settings["SingleSignOn:Authority"] = Issuer;
        options.Settings["SingleSignOn:ClientId"] = "platform";
        options.Settings["SingleSignOn:ClientSecret"] = "a-secret-for-tests-only";
        options.Settings["SingleSignOn:Scopes"] = "openid profile email groups";
        options.Settings["SingleSignOn:Groups:case-managers:Roles:0"] = "case-manager";
        options.Settings["SingleSignOn:Groups:case-managers:Agency"] = "council";
        options.Settings["SingleSignOn:Groups:case-managers:Areas:0"] = "E06000030";
    }

    public async Task StartAsync(PlatformHost host)
    {
        await InstallAsync();
        var start = new ProcessStartInfo("node") { WorkingDirectory = Source, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { "provider.mjs", Issuer, new Uri(host.Url, "/sign-in/single-sign-on/answer").ToString(), new Uri(host.Url, "/sign-in").ToString(), JsonSerializer.Serialize(Accounts), new Uri(host.Url, "/sign-in/single-sign-on/logout").ToString() })
            start.ArgumentList.Add(argument);
        process = Process.Start(start)!;
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        (await process.StandardOutput.ReadLineAsync(patience.Token)).ShouldBe("ready");
    }

    /// <summary>Goes to the provider and signs in there; ends wherever that leads.</summary>
    public static async Task<Page> SignInAsync(PlatformClient browser, string account, string path = "/")
    {
        var page = await browser.GetPageAsync($"/sign-in/single-sign-on?returnUrl={Uri.EscapeDataString(path)}");
        page.Text("h1").ShouldBe("Provider", page.Main);
        return await browser.PostFormAsync(page, new() { ["login"] = account }, "form");
    }

    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>Installs it once; where that cannot be done the test is skipped and says so.</summary>
    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(Source, "node_modules", "oidc-provider")))
                return;
            using var npm = Process.Start(new ProcessStartInfo("npm", "ci --no-audit --no-fund") { WorkingDirectory = Source, RedirectStandardOutput = true, RedirectStandardError = true });
            await npm!.WaitForExitAsync();
            Assert.SkipWhen(npm.ExitCode != 0, "The npm package oidc-provider could not be installed here; single sign-on was not tried.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("Node.js is not installed here; single sign-on was not tried.");
        }
        finally
        {
            Installing.Release();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
