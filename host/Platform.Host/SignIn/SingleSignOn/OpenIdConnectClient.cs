using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Platform.Host.SignIn.SingleSignOn;

/// <summary>
/// The authorization code flow with PKCE (OpenID Connect Core 1.0 section 3.1, RFC 7636, RFC 9700), on Microsoft's libraries for
/// discovery and tokens.
/// </summary>
internal sealed class OpenIdConnectClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private const string LogoutEvent = "http://schemas.openid.net/event/backchannel-logout";

    /// <summary>A message about a sign-out is acted on for so long after it was made.</summary>
    private static readonly TimeSpan LogoutHolds = TimeSpan.FromMinutes(10);

    private readonly SingleSignOnOptions options;
    private readonly HttpClient http = new() { Timeout = Patience, MaxResponseContentBufferSize = 1 << 20 };
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? discovery;

    public OpenIdConnectClient(IOptions<SingleSignOnOptions> options)
    {
        this.options = options.Value;
        if (!this.options.IsOn)
            return;
        var authority = new Uri(this.options.Authority!, UriKind.Absolute);
        if (authority.Scheme != Uri.UriSchemeHttps && !authority.IsLoopback)
            throw new InvalidOperationException("SingleSignOn:Authority must begin with https://.");
        discovery = new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{this.options.Authority!.TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(http) { RequireHttps = !authority.IsLoopback });
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Discovery => discovery ?? throw new InvalidOperationException("Single sign-on is not configured.");

    /// <summary>Where the person is sent, and what must come back with them.</summary>
    public async Task<(string Url, SignOnAttempt Attempt)> BeginAsync(string redirectUri, string returnUrl, CancellationToken cancellationToken)
    {
        var configuration = await Discovery.GetConfigurationAsync(cancellationToken);
        var attempt = new SignOnAttempt(Random(), Random(), Random(), redirectUri, returnUrl);
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = configuration.AuthorizationEndpoint,
            ClientId = options.ClientId,
            RedirectUri = redirectUri,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = options.Scopes,
            State = attempt.State,
            Nonce = attempt.Nonce,
            EnableTelemetryParameters = false,
        };
        message.SetParameter("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(attempt.Verifier))));
        message.SetParameter("code_challenge_method", "S256");
        return (message.CreateAuthenticationRequestUrl(), attempt);
    }

    /// <summary>Changes the code into claims about a person, after checking everything that the standard asks to be checked.</summary>
    /// <exception cref="SignOnException">Something does not hold.</exception>
    public async Task<ProvenPerson> FinishAsync(SignOnAttempt attempt, string? code, string? state, string? issuer, CancellationToken cancellationToken)
    {
        if (state is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(attempt.State)))
            throw new SignOnException("state");
        var configuration = await Discovery.GetConfigurationAsync(cancellationToken);
        // RFC 9207: the answer says whose it is, where several providers could be mixed up.
        if (issuer is not null && issuer != configuration.Issuer)
            throw new SignOnException("iss");
        if (string.IsNullOrEmpty(code))
            throw new SignOnException("code");

        var (idToken, accessToken) = await RedeemAsync(configuration, attempt, code, cancellationToken);
        var token = await ValidateAsync(idToken, cancellationToken);
        if (!token.TryGetPayloadValue<string>("nonce", out var nonce) || nonce != attempt.Nonce)
            throw new SignOnException("nonce");
        if (token.TryGetPayloadValue<string>("azp", out var azp) ? azp != options.ClientId : token.Audiences.Count() > 1)
            throw new SignOnException("azp");
        if (string.IsNullOrEmpty(token.Subject))
            throw new SignOnException("sub");

        var claims = ClaimsOf(token);
        await AddUserInfoAsync(configuration, token.Subject, accessToken, claims, cancellationToken);
        return new ProvenPerson(token.Issuer, token.Subject, claims, idToken);
    }

    /// <summary>Where the person signs out of the provider as well; null when it offers nothing.</summary>
    public async Task<string?> SignOutUrlAsync(string? idToken, string returnUri, CancellationToken cancellationToken)
    {
        if (discovery is null || (await Discovery.GetConfigurationAsync(cancellationToken)).EndSessionEndpoint is not { Length: > 0 } endpoint)
            return null;
        var message = new OpenIdConnectMessage { IssuerAddress = endpoint, IdTokenHint = idToken, PostLogoutRedirectUri = returnUri, ClientId = options.ClientId, EnableTelemetryParameters = false };
        return message.CreateLogoutRequestUrl();
    }

    /// <summary>Reads the provider's message that somebody has signed out there, after checking everything that the standard asks to be checked.</summary>
    /// <exception cref="SignOnException">Something does not hold.</exception>
    public async Task<ProvenLogout> ReadLogoutAsync(string logoutToken, CancellationToken cancellationToken)
    {
        // Some providers leave the end out; then it holds for a short time after it was made.
        var token = await ValidateAsync(logoutToken, cancellationToken, needsEnd: false);
        if (token.Typ is { Length: > 0 } type && type is not ("logout+jwt" or "JWT"))
            throw new SignOnException("typ");
        var claims = ClaimsOf(token);
        if (!claims.TryGetValue("iat", out var made) || made.ValueKind != JsonValueKind.Number || !made.TryGetInt64(out var seconds))
            throw new SignOnException("iat");
        var (madeUtc, now) = (DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime, DateTime.UtcNow);
        if (madeUtc > now + Skew || madeUtc < now - LogoutHolds)
            throw new SignOnException("iat");
        if (TextOf(claims, "jti") is not { Length: <= 255 } tokenId)
            throw new SignOnException("jti");
        if (!claims.TryGetValue("events", out var events) || events.ValueKind != JsonValueKind.Object || !events.TryGetProperty(LogoutEvent, out var what) || what.ValueKind != JsonValueKind.Object)
            throw new SignOnException("events");
        // With a nonce it is a token of signing in, which must never sign anybody out.
        if (claims.ContainsKey("nonce"))
            throw new SignOnException("nonce");
        var (subject, session) = (TextOf(claims, "sub"), TextOf(claims, "sid"));
        if (subject is null && session is null)
            throw new SignOnException("sub");
        return new ProvenLogout(token.Issuer, subject, session, tokenId, madeUtc + LogoutHolds + Skew);
    }

    private async Task<(string IdToken, string AccessToken)> RedeemAsync(OpenIdConnectConfiguration configuration, SignOnAttempt attempt, string code, CancellationToken cancellationToken)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = attempt.RedirectUri,
            ["code_verifier"] = attempt.Verifier,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, configuration.TokenEndpoint);
        if (options.ClientSecret is { Length: > 0 } secret)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(secret)}")));
        else
            form["client_id"] = options.ClientId;
        request.Content = new FormUrlEncodedContent(form);
        using var answer = await ReadAsync(request, "token", cancellationToken);
        var root = answer.RootElement;
        return (Text(root, "id_token") ?? throw new SignOnException("id_token"), Text(root, "access_token") ?? "");
    }

    private async Task<JsonWebToken> ValidateAsync(string idToken, CancellationToken cancellationToken, bool needsEnd = true)
    {
        for (var fresh = false; ; fresh = true)
        {
            var configuration = await Discovery.GetConfigurationAsync(cancellationToken);
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(idToken, new TokenValidationParameters
            {
                ValidIssuer = configuration.Issuer,
                ValidAudience = options.ClientId,
                IssuerSigningKeys = configuration.SigningKeys,
                ClockSkew = Skew,
                RequireExpirationTime = needsEnd,
                // What is signed with the client's secret, or not at all, is no answer of the provider's.
                ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            });
            if (result.IsValid)
                return (JsonWebToken)result.SecurityToken;
            // The provider has changed its keys.
            if (fresh || result.Exception is not SecurityTokenSignatureKeyNotFoundException)
                throw new SignOnException("id_token", result.Exception);
            Discovery.RequestRefresh();
        }
    }

    private async Task AddUserInfoAsync(OpenIdConnectConfiguration configuration, string subject, string accessToken, Dictionary<string, JsonElement> claims, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(configuration.UserInfoEndpoint) || accessToken.Length == 0)
            return;
        using var request = new HttpRequestMessage(HttpMethod.Get, configuration.UserInfoEndpoint);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        using var answer = await ReadAsync(request, "userinfo", cancellationToken);
        if (Text(answer.RootElement, "sub") != subject)
            throw new SignOnException("userinfo");
        // What is signed wins over what is asked for afterwards.
        foreach (var claim in answer.RootElement.EnumerateObject())
            claims.TryAdd(claim.Name, claim.Value.Clone());
    }

    private async Task<JsonDocument> ReadAsync(HttpRequestMessage request, string what, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new SignOnException(what);
            return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SignOnException(what, exception);
        }
    }

    private static Dictionary<string, JsonElement> ClaimsOf(JsonWebToken token) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(Base64UrlEncoder.Decode(token.EncodedPayload))!;

    private static string? TextOf(Dictionary<string, JsonElement> claims, string name)
        => claims.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Text(JsonElement root, string name) => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>What must come back with a person who was sent to the provider.</summary>
internal sealed record SignOnAttempt(string State, string Nonce, string Verifier, string RedirectUri, string ReturnUrl);

/// <summary>The provider's answer does not hold. The message names the part, and nothing of a person.</summary>
internal sealed class SignOnException(string part, Exception? cause = null) : Exception($"The provider's answer was refused: {part}.", cause);

/// <summary>Whom the provider vouches for.</summary>
internal sealed record ProvenPerson(string Issuer, string Subject, IReadOnlyDictionary<string, JsonElement> Claims, string IdToken)
{
    public string? Text(string claim) => Claims.TryGetValue(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool IsTrue(string claim) => Claims.TryGetValue(claim, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() == "true"));

    public IReadOnlyList<string> List(string claim) => !Claims.TryGetValue(claim, out var value) ? [] : value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).ToList(),
        JsonValueKind.String => [value.GetString()!],
        _ => [],
    };
}

/// <summary>Who has signed out at the provider.</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">By what the provider calls them; null where it names the session alone.</param>
/// <param name="SessionId">The session there; null for all of theirs.</param>
/// <param name="TokenId">The message's own identifier.</param>
/// <param name="UntilUtc">Until when the message would be believed again.</param>
internal sealed record ProvenLogout(string Issuer, string? Subject, string? SessionId, string TokenId, DateTime UntilUtc);
