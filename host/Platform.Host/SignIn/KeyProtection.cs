using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Platform.Host.Databases;

namespace Platform.Host.SignIn;

/// <summary>
/// Where the keys lie that protect cookies, forms and second factors: a folder that its owner alone may open, and with
/// <c>DataProtection:CertificatePath</c> (and <c>:CertificatePassword</c>) encrypted to a certificate as well. With a certificate
/// several nodes can share them in the database (<c>DataProtection:KeysIn</c>); without one whoever reads the database could sign
/// in as anybody, so that is refused.
/// </summary>
internal static class KeyProtection
{
    public static IServiceCollection AddPlatformKeys(this IServiceCollection services, IConfiguration configuration, DatabaseSettings database, string folder)
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

        if (AreInDatabase(configuration, database))
            services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory, ILoggerFactory>((options, scopes, loggers)
                => options.XmlRepository = new KeysInDatabase(scopes, new FileSystemXmlRepository(new DirectoryInfo(folder), loggers)));
        return services;
    }

    private static bool AreInDatabase(IConfiguration configuration, DatabaseSettings database)
    {
        var hasCertificate = configuration["DataProtection:CertificatePath"] is { Length: > 0 };
        switch (configuration["DataProtection:KeysIn"]?.ToUpperInvariant())
        {
            case null or "":
                return hasCertificate && !database.Provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase);
            case "FOLDER":
                return false;
            case "DATABASE" when hasCertificate:
                return true;
            case "DATABASE":
                throw new InvalidOperationException("Keys in the database must be encrypted. Set DataProtection:CertificatePath to a certificate that all nodes have, or DataProtection:KeysIn to Folder.");
            default:
                throw new InvalidOperationException($"DataProtection:KeysIn is '{configuration["DataProtection:KeysIn"]}'. Write Folder or Database.");
        }
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
