using System.Security.Cryptography;
using System.Text;

namespace Platform.Host.SignIn.SingleSignOn;

/// <summary>Whom a provider calls by which name: the pair of issuer and subject, which a provider never gives to somebody else.</summary>
internal sealed class ExternalLogin
{
    /// <summary>A hash of issuer and subject: the two together are longer than a key may be.</summary>
    public required string Id { get; init; }

    public required string Issuer { get; init; }

    public required string Subject { get; init; }

    public required Guid UserId { get; init; }

    public DateTime LinkedUtc { get; init; }

    /// <summary>The person was made by signing in, so the provider's groups say at each sign-in what they may do.</summary>
    public bool GroupsDecide { get; init; }

    public static string IdOf(string issuer, string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer.Length}:{issuer}{subject}")));
}
