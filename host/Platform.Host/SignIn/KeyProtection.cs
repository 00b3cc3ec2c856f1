using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace Platform.Host.SignIn;

/// <summary>
/// Where the keys lie that protect cookies, forms and second factors: a folder that its owner alone may open, and with
/// <c>DataProtection:CertificatePath</c> (and <c>:CertificatePassword</c>) encrypted to a certificate as well.
/// </summary>
internal static class KeyProtection
{
    public static IServiceCollection AddPlatformKeys(this IServiceCollection services, IConfiguration configuration, string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            CloseToOthers(folder);
        }

        var keys = services.AddDataProtection().SetApplicationName("platform").PersistKeysToFileSystem(new DirectoryInfo(folder));
        if (configuration["DataProtection:CertificatePath"] is { Length: > 0 } path)
        {
            var certificate = Read(path, configuration["DataProtection:CertificatePassword"]);
            keys.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        }

        return services;
    }

    /// <summary>A folder from before, and what is in it.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void CloseToOthers(string folder)
    {
        try
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var file in Directory.EnumerateFiles(folder))
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (UnauthorizedAccessException)
        {
            // The folder belongs to another account, as on a share of several nodes, which has decided who opens it.
        }
    }

    private static X509Certificate2 Read(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (CryptographicException exception)
        {
            throw new InvalidOperationException($"The certificate {path} cannot be read. Check DataProtection:CertificatePath and DataProtection:CertificatePassword.", exception);
        }
    }
}
