using Platform.Host.CommandLine;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

public sealed class CookieTests
{
    [Fact]
    public async Task Behind_https_every_cookie_is_bound_to_this_host_and_to_https()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.Settings["ForwardedHeaders_Enabled"] = "true");
        using var browser = host.Anonymous();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await browser.GetAsync("/sign-in");
        page.IsSuccessStatusCode.ShouldBeTrue();
        foreach (var cookie in page.Headers.GetValues("Set-Cookie"))
        {
            cookie.ShouldStartWith("__Host-");
            cookie.ShouldContain("secure");
            cookie.ShouldContain("path=/");
            cookie.ShouldNotContain("domain");
            cookie.ShouldContain("httponly");
            cookie.ShouldContain("samesite");
        }
    }

    [Fact]
    public async Task Over_http_on_ones_own_machine_they_work_without_and_are_hidden_from_scripts()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Url };
        using var first = await http.GetAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        var form = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/sign-in", UriKind.Relative))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["Input.UserName"] = userName,
                ["Input.Password"] = PlatformHost.Password,
                ["__RequestVerificationToken"] = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
            }),
        };
        post.Headers.Add("Cookie", string.Join("; ", first.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])));
        using var answer = await http.SendAsync(post, TestContext.Current.CancellationToken);

        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("platform-session=", StringComparison.Ordinal));
        session.ShouldContain("httponly");
        session.ShouldContain("samesite=lax");
        session.ShouldNotContain("expires", Case.Insensitive, "it ends with the browser");
    }

    [Fact]
    public async Task Keys_and_the_database_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var folder = Directory.CreateTempSubdirectory("platform-test-").FullName;
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.DataDirectory = folder);
        using var browser = await host.AsAsync(Roles.CaseManager);
#pragma warning disable CA1416
        File.GetUnixFileMode(Path.Combine(folder, "keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var database = new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(host.Database.ConnectionString).DataSource;
        File.GetUnixFileMode(database).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
#pragma warning restore CA1416
    }

    [Fact]
    public async Task The_command_line_resets_a_second_factor_and_ends_sessions()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        var userName = await host.AddPersonAsync(Roles.CaseManager);
        using var person = host.Anonymous();
        await person.SignInAsync(userName, PlatformHost.Password);

        (await RunAsync(host, "users", "sessions", "end", userName)).ExitCode.ShouldBe(0);
        (await person.GetPageAsync("/")).Url.AbsolutePath.ShouldBe("/sign-in");
        (await RunAsync(host, "users", "reset-second-factor", userName, "--reason", "Came to the desk with a staff card")).ExitCode.ShouldBe(0);
        (await RunAsync(host, "users", "reset-second-factor", "nobody", "--reason", "x")).Errors.ShouldHaveSingleItem().ShouldContain("nobody");
        (await RunAsync(host, "api-clients")).Lines.ShouldHaveSingleItem().ShouldContain("No program");
    }

    /// <summary>The host's own verbs in a host that is there already.</summary>
    private static Task<CommandRun> RunAsync(PlatformHost host, params string[] arguments) => host.InScopeAsync(async services =>
    {
        var run = new CommandRun();
        var root = new System.CommandLine.RootCommand();
        var context = new Platform.Kernel.CommandLine.CommandLineContext(root, new("import"), new("report"), (parsed, action, cancellationToken) => action(services, parsed, run, cancellationToken));
        UsersCommand.Add(context);
        SignInCommands.AddApiClients(context);
        run.ExitCode = await root.Parse(arguments).InvokeAsync();
        return run;
    });
}
