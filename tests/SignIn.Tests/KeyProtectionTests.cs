using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

/// <summary>The keys that protect cookies, encrypted to a certificate.</summary>
public sealed class KeyProtectionTests
{
    [Fact]
    public async Task With_a_certificate_the_keys_lie_encrypted_a_restart_reads_them_and_without_it_nobody_does()
    {
        var folder = Directory.CreateTempSubdirectory("platform-keys-").FullName;
        var certificate = Path.Combine(Directory.CreateTempSubdirectory("platform-certificate-").FullName, "keys.pfx");
        MakeCertificate(certificate, "a password of the certificate");
        await using var first = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o => Configure(o, certificate));
        using var browser = await first.AsAsync(Roles.CaseManager);
        (await browser.GetPageAsync("/account")).Url.AbsolutePath.ShouldBe("/account");
        var key = File.ReadAllText(Directory.GetFiles(Path.Combine(folder, "keys"), "key-*.xml").ShouldHaveSingleItem());
        key.ShouldContain("EncryptedData");
        key.ShouldNotContain("<masterKey");

        // The same cookie, read by another process with the certificate, and by one without.
        (await AccountAsync(certificate)).ShouldBe("/account");
        (await AccountAsync(null)).ShouldBe("/sign-in");
        var another = certificate + ".other";
        MakeCertificate(another, "a password of the certificate");
        (await AccountAsync(another)).ShouldBe("/sign-in");
        (await Should.ThrowAsync<InvalidOperationException>(() => PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
        {
            Configure(o, certificate);
            o.Settings["DataProtection:CertificatePassword"] = "wrong";
        }))).Message.ShouldContain("Check DataProtection:CertificatePath and DataProtection:CertificatePassword");

        async Task<string> AccountAsync(string? path)
        {
            await using var second = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
            {
                Configure(o, path);
                o.Database = first.Database;
                // Its own copy: what a host without the certificate would write must not become the keys of the others.
                o.DataDirectory = Copy(folder);
            });
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = true }) { BaseAddress = second.Url };
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
            request.Headers.Add("Cookie", browser.CookieHeader(first.Url));
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return answer.RequestMessage!.RequestUri!.AbsolutePath;
        }

        void Configure(PlatformHostOptions options, string? path)
        {
            options.DataDirectory ??= folder;
            if (path is null)
                return;
            options.Settings["DataProtection:CertificatePath"] = path;
            options.Settings["DataProtection:CertificatePassword"] = "a password of the certificate";
        }
    }

    private static string Copy(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("platform-keys-copy-").FullName;
        Directory.CreateDirectory(Path.Combine(copy, "keys"));
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "keys")))
            File.Copy(file, Path.Combine(copy, "keys", Path.GetFileName(file)));
        return copy;
    }

    private static void MakeCertificate(string path, string password)
    {
        using var rsa = RSA.Create(2048);
        var request = new CertificateRequest("CN=platform keys", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
    }
}
