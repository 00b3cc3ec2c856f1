using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Platform.Host.SignIn.SecondFactors;

namespace Platform.Host.SignIn.ApiClients;

/// <summary>A program of an agency that sends requests to <c>/api</c>. It has a key in place of a person's sign-in, and may do no more than is listed here.</summary>
internal sealed class ApiClient
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string AgencyCode { get; init; }

    /// <summary>The part of the key by which it is found.</summary>
    public required string KeyPrefix { get; set; }

    /// <summary>SHA-256 of the whole key, which has 256 random bits: there is nothing to guess, so nothing slow is needed.</summary>
    public required string KeyHash { get; set; }

    public bool HasAllAreas { get; init; }

    /// <summary>The last day on which the key works.</summary>
    public DateOnly ExpiresOn { get; set; }

    public DateTime CreatedUtc { get; init; }

    public required string CreatedBy { get; init; }

    public DateTime? RevokedUtc { get; set; }

    /// <summary>To the minute.</summary>
    public DateTime? LastUsedUtc { get; set; }

    public List<ApiClientPermission> Permissions { get; } = [];

    public List<ApiClientArea> Areas { get; } = [];

    /// <summary>Gives it a new key, which works at once; the one before works no more.</summary>
    /// <returns>The key, which nobody can read again.</returns>
    public string Rotate(DateOnly expiresOn)
    {
        var (prefix, key) = ApiKey.New();
        KeyPrefix = prefix;
        KeyHash = ApiKey.HashOf(key);
        ExpiresOn = expiresOn;
        return key;
    }
}

internal sealed class ApiClientPermission
{
    public required Guid ApiClientId { get; init; }

    public required string Permission { get; init; }
}

internal sealed class ApiClientArea
{
    public required Guid ApiClientId { get; init; }

    public required string AreaCode { get; init; }
}

/// <summary>How keys look: <c>platform_PREFIX_SECRET</c>, so that scanners of source code know one when it leaks.</summary>
internal static class ApiKey
{
    private const string Start = "platform_";
    private const int PrefixLength = 16;

    public static (string Prefix, string Key) New()
    {
        var prefix = Base32.Encode(RandomNumberGenerator.GetBytes(10)).ToLowerInvariant();
        return (prefix, $"{Start}{prefix}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32))}");
    }

    public static string? PrefixOf(string key)
        => key.Length > Start.Length + PrefixLength + 1 && key.Length < 100 && key.StartsWith(Start, StringComparison.Ordinal) && key[Start.Length + PrefixLength] == '_'
            ? key.Substring(Start.Length, PrefixLength) : null;

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public static bool Fits(string key, string hash)
        => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(key)), Convert.FromHexString(hash));
}
