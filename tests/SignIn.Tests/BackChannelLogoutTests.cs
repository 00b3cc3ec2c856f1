using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Platform.Host.People;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Kernel.Security;
using Platform.Testing;

namespace SignIn.Tests;

/// <summary>What a provider's message must hold before anybody is signed out by it.</summary>
public sealed class BackChannelLogoutTests
{
    private const string Logout = "http://schemas.openid.net/event/backchannel-logout";

    [Fact]
    public async Task Only_a_message_of_the_provider_that_holds_in_every_part_ends_a_session_and_each_once()
    {
        await using var provider = await SigningProvider.StartAsync();
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite, o =>
        {
            o.Settings["SingleSignOn:Authority"] = provider.Issuer;
            o.Settings["SingleSignOn:ClientId"] = "platform";
        });
        var session = await BeginAsync(host, provider.Issuer, "session-1", "sub-1");
        var now = DateTimeOffset.UtcNow;

        using var stranger = RSA.Create(2048);
        var refused = new Dictionary<string, string>
        {
            ["nothing"] = "",
            ["no token"] = "x.y.z",
            ["another issuer"] = provider.Sign(With(c => c["iss"] = "https://elsewhere.example.org")),
            ["another audience"] = provider.Sign(With(c => c["aud"] = "another-client")),
            ["no instant"] = provider.Sign(With(c => c.Remove("iat"))),
            ["an instant long ago"] = provider.Sign(With(c => (c["iat"], c["exp"]) = (now.AddHours(-2).ToUnixTimeSeconds(), now.AddHours(1).ToUnixTimeSeconds()))),
            ["an instant to come"] = provider.Sign(With(c => (c["iat"], c["exp"]) = (now.AddHours(1).ToUnixTimeSeconds(), now.AddHours(2).ToUnixTimeSeconds()))),
            ["over"] = provider.Sign(With(c => c["exp"] = now.AddMinutes(-10).ToUnixTimeSeconds())),
            ["no identifier"] = provider.Sign(With(c => c.Remove("jti"))),
            ["no event"] = provider.Sign(With(c => c.Remove("events"))),
            ["another event"] = provider.Sign(With(c => c["events"] = new Dictionary<string, object> { ["http://example.org/other"] = new Dictionary<string, object>() })),
            ["an event that is a text"] = provider.Sign(With(c => c["events"] = new Dictionary<string, object> { [Logout] = "yes" })),
            ["a nonce"] = provider.Sign(With(c => c["nonce"] = "n")),
            ["nobody"] = provider.Sign(With(c => { c.Remove("sub"); c.Remove("sid"); })),
            ["another kind of token"] = provider.Sign(With(_ => { }), type: "at+jwt"),
            ["signed by somebody else"] = SigningProvider.Sign(With(_ => { }), new RsaSecurityKey(stranger) { KeyId = "key-1" }),
            ["not signed"] = $"{Base64UrlEncoder.Encode("{\"alg\":\"none\"}")}.{Base64UrlEncoder.Encode(JsonSerializer.Serialize(With(_ => { })))}.",
        };
        foreach (var (what, token) in refused)
        {
            (await SendAsync(host, token)).ShouldBe(HttpStatusCode.BadRequest, what);
            (await EndedAsync(host, session)).ShouldBeFalse(what);
        }

        // It holds, and is about somebody else's session.
        (await SendAsync(host, provider.Sign(With(c => c["sid"] = "session-2")))).ShouldBe(HttpStatusCode.OK);
        (await SendAsync(host, provider.Sign(With(c => c["sub"] = "sub-2")))).ShouldBe(HttpStatusCode.OK);
        (await EndedAsync(host, session)).ShouldBeFalse();

        var good = provider.Sign(With(c => c["jti"] = "once"));
        (await SendAsync(host, good)).ShouldBe(HttpStatusCode.OK);
        (await EndedAsync(host, session)).ShouldBeTrue();
        (await SendAsync(host, good)).ShouldBe(HttpStatusCode.BadRequest, "a second time");

        // By the person alone, and by the session alone.
        var another = await BeginAsync(host, provider.Issuer, "session-3", "sub-1");
        (await SendAsync(host, provider.Sign(With(c => c.Remove("sid"))))).ShouldBe(HttpStatusCode.OK);
        (await EndedAsync(host, another)).ShouldBeTrue();
        var third = await BeginAsync(host, provider.Issuer, "session-4", "sub-1");
        (await SendAsync(host, provider.Sign(With(c => { c.Remove("sub"); c["sid"] = "session-4"; })))).ShouldBe(HttpStatusCode.OK);
        (await EndedAsync(host, third)).ShouldBeTrue();

        Dictionary<string, object> With(Action<Dictionary<string, object>> change)
        {
            var claims = new Dictionary<string, object>
            {
                ["iss"] = provider.Issuer, ["aud"] = "platform", ["iat"] = now.ToUnixTimeSeconds(), ["exp"] = now.AddMinutes(2).ToUnixTimeSeconds(), ["jti"] = Guid.NewGuid().ToString(),
                ["sub"] = "sub-1", ["sid"] = "session-1", ["events"] = new Dictionary<string, object> { [Logout] = new Dictionary<string, object>() },
            };
            change(claims);
            return claims;
        }
    }

    [Fact]
    public async Task Without_a_provider_nothing_listens()
    {
        await using var host = await PlatformHost.StartAsync(DatabaseKind.Sqlite);
        (await SendAsync(host, "x")).ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Guid> BeginAsync(PlatformHost host, string issuer, string sid, string sub)
    {
        var userName = await host.AddPersonAsync(Roles.Analyst);
        var user = await host.IdOfAsync(userName);
        return await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<HostDbContext>();
            var login = ExternalLogin.IdOf(issuer, sub);
            if (await db.ExternalLogins.FindAsync(login) is { } known)
                user = known.UserId;
            else
                db.ExternalLogins.Add(new ExternalLogin { Id = login, Issuer = issuer, Subject = sub, UserId = user });
            var session = new Session
            {
                Id = Guid.NewGuid(), UserId = user, StartedUtc = DateTime.UtcNow, LastSeenUtc = DateTime.UtcNow, Browser = "A test", Method = SignInMethod.SingleSignOn, SecurityStamp = "x", ProviderSession = ExternalLogin.IdOf(issuer, sid),
            };
            db.Sessions.Add(session);
            await db.SaveChangesAsync();
            return session.Id;
        });
    }

    private static Task<bool> EndedAsync(PlatformHost host, Guid session) => host.InScopeAsync(s => s.GetRequiredService<HostDbContext>().Sessions.AnyAsync(x => x.Id == session && x.EndedBecause == SessionEnd.SignedOutAtProvider));

    private static async Task<HttpStatusCode> SendAsync(PlatformHost host, string token)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["logout_token"] = token });
        using var answer = await http.PostAsync(new Uri(host.Url, "/sign-in/single-sign-on/logout"), form, TestContext.Current.CancellationToken);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return answer.StatusCode;
    }
}

/// <summary>A provider that only has keys: tokens as a real one would never make them.</summary>
internal sealed class SigningProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RSA rsa;

    private SigningProvider(WebApplication app, RSA rsa)
    {
        this.app = app;
        this.rsa = rsa;
    }

    public string Issuer { get; private set; } = "";

    public static async Task<SigningProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var made = new SigningProvider(builder.Build(), RSA.Create(2048));
        made.app.MapGet("/.well-known/openid-configuration", () => Results.Text(JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["issuer"] = made.Issuer, ["jwks_uri"] = $"{made.Issuer}/jwks", ["authorization_endpoint"] = $"{made.Issuer}/auth", ["token_endpoint"] = $"{made.Issuer}/token",
        }), "application/json"));
        made.app.MapGet("/jwks", () =>
        {
            var key = made.rsa.ExportParameters(includePrivateParameters: false);
            return Results.Text(JsonSerializer.Serialize(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "key-1", alg = "RS256", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } } }), "application/json");
        });
        await made.app.StartAsync();
        made.Issuer = made.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return made;
    }

    public string Sign(Dictionary<string, object> claims, string type = "logout+jwt") => Sign(claims, new RsaSecurityKey(rsa) { KeyId = "key-1" }, type);

    public static string Sign(Dictionary<string, object> claims, SecurityKey key, string type = "logout+jwt")
        => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonSerializer.Serialize(claims), new SigningCredentials(key, SecurityAlgorithms.RsaSha256), new Dictionary<string, object> { ["typ"] = type });

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        rsa.Dispose();
    }
}
