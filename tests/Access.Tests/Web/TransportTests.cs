using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Platform.Kernel.Security;
using Platform.Testing;

namespace Access.Tests.Web;

/// <summary>What goes over the wire: encryption, methods, files.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task Strict_transport_security_holds_for_a_year_over_https()
    {
        using var certificate = Certificate();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.ConfigureServices = services =>
            services.Configure<KestrelServerOptions>(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate))));
        using var http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new() { RemoteCertificateValidationCallback = (_, presented, _, _) => presented?.GetCertHashString() == certificate.GetCertHashString() },
        });
        foreach (var path in new[] { "/", "/sign-in", "/nowhere", "/api/nowhere" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Url, path));
            request.Headers.Host = "platform.example";
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            response.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldBe("max-age=31536000; includeSubDomains", path);
        }
    }

    [Fact]
    public async Task Methods_that_nothing_answers_are_refused()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        using var lead = await host.AsAsync(Roles.ServiceLead);
        foreach (var method in new[] { "TRACE", "PUT", "DELETE", "PATCH", "SPY" })
        {
            foreach (var path in new[] { "/", "/administration/settings", "/api/nothing", "/openapi/v1.json" })
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
                request.Headers.Add("X-Probe", "comes back from TRACE");
                using var response = await lead.Http.SendAsync(request, TestContext.Current.CancellationToken);
                ((int)response.StatusCode).ShouldBeInRange(400, 405, $"{method} {path}");
                (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("comes back");
            }
        }
    }

    [Fact]
    public async Task A_file_that_is_too_large_or_is_no_table_is_refused_in_words()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => o.WithAllModules());
        using var partner = await host.AsAsync(Roles.Partner, "E06000030");
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. RandomNumberGenerator.GetBytes(2_000)];
        byte[] book = [0x50, 0x4B, 0x03, 0x04, .. RandomNumberGenerator.GetBytes(2_000)];
        foreach (var (name, content) in new[] { ("picture.csv", picture), ("book.xlsx", book), ("../../page.html", Encoding.UTF8.GetBytes("<script>alert(1)</script>")), ("empty.csv", []) })
        {
            var answer = await partner.PostFileAsync(await partner.GetPageAsync("/notices/import"), "File", name, content, formSelector: "main form[enctype]");
            answer.Status.ShouldBe(HttpStatusCode.OK, name);
            answer.Errors.ShouldNotBeEmpty(name);
            answer.Document.QuerySelectorAll("main script").ShouldBeEmpty();
        }

        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[70 * 1024 * 1024]), "File", "large.csv" } };
        try
        {
            using var refused = await partner.Http.PostAsync(new Uri("/notices/import", UriKind.Relative), form, TestContext.Current.CancellationToken);
            ((int)refused.StatusCode).ShouldBeInRange(400, 413);
        }
        catch (HttpRequestException)
        {
            // The server hangs up before it has read what it will not take.
        }
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=platform.example", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
    }
}
