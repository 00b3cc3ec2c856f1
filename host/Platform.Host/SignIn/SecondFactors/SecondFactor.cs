using System.Security.Cryptography;
using System.Text;

namespace Platform.Host.SignIn.SecondFactors;

/// <summary>
/// A person's authenticator app. The keys are protected by the data-protection keys, which lie outside the database: a copy of
/// the database alone makes no codes.
/// </summary>
internal sealed class SecondFactor
{
    public required Guid UserId { get; init; }

    /// <summary>The key in use; null until a first code has shown that the app has it.</summary>
    public string? ProtectedKey { get; set; }

    /// <summary>A key that was shown and not confirmed yet. The one in use stays in use until then.</summary>
    public string? PendingKey { get; set; }

    public DateTime? ConfirmedUtc { get; set; }

    /// <summary>The time step of the last code that was taken: no code of it, or before it, is taken again.</summary>
    public long LastStep { get; set; }

    /// <summary>Rises with every use, so that one code sent twice at once is taken once.</summary>
    public int Version { get; set; }

    public List<RecoveryCode> RecoveryCodes { get; } = [];
}

/// <summary>One of ten codes for the day when the app is not at hand; each is taken once.</summary>
internal sealed class RecoveryCode
{
    /// <summary>80 bits: too many to try, so that a quick hash keeps them.</summary>
    private const int Bytes = 10;

    public const int Count = 10;

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string Hash { get; init; }

    public DateTime? UsedUtc { get; set; }

    public static (RecoveryCode Kept, string Shown) New(Guid id, Guid userId)
    {
        var code = Base32.Encode(RandomNumberGenerator.GetBytes(Bytes));
        return (new RecoveryCode { Id = id, UserId = userId, Hash = HashOf(userId, code) }, Base32.InGroups(code, '-'));
    }

    /// <summary>As typed, with or without hyphens, in capitals or not, and with the digits that people write for letters.</summary>
    public static string HashOf(Guid userId, string typed)
    {
        var code = new string(typed.ToUpperInvariant().Replace('0', 'O').Replace('1', 'I').Replace('8', 'B').Where(char.IsAsciiLetterOrDigit).ToArray());
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{userId:N}:{code}")));
    }
}
