using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Host.SignIn.SecondFactors;

/// <summary>
/// Time-based one-time codes (RFC 6238): six digits, 30 seconds, HMAC-SHA-1, which is what every authenticator app knows. A
/// code of the step before or after is taken too, for clocks that differ; a step that was used is not taken again.
/// </summary>
internal static class Totp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;
    private const int Drift = 1;

    /// <summary>160 bits, the length that RFC 4226 (section 4, R6) recommends.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(20);

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as authenticator apps implement it; HMAC does not rest on SHA-1's resistance to collisions.")]
    public static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that a code belongs to: one around now and later than the last that was used. Null for a code that is not taken.</summary>
    public static long? FindStep(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastStep)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(key, step))) && step > lastStep)
                found = step;
        return found;
    }

    /// <summary>What an app reads from the QR code ("Key Uri Format" of Google Authenticator, which all follow).</summary>
    public static string Uri(string issuer, string account, string base32Key)
        => $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(account)}?secret={base32Key}&issuer={System.Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    /// <summary>What a person typed, as the digits alone.</summary>
    public static string Clean(string? typed) => new((typed ?? "").Where(char.IsAsciiDigit).ToArray());
}
