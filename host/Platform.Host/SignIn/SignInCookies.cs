using Microsoft.Extensions.Options;

namespace Platform.Host.SignIn;

/// <summary>
/// The names of cookies, and whether they are bound to https. Over https a name begins with <c>__Host-</c>: browsers then take
/// it from this host alone, over https alone. Over http, as on one's own machine, they would not keep it at all.
/// </summary>
internal sealed class SignInCookies
{
    private readonly bool https;

    public SignInCookies(IConfiguration configuration, IOptions<SignInOptions> options) : this(IsHttps(configuration, options.Value.Https))
    {
    }

    private SignInCookies(bool https) => this.https = https;

    public string Session => Name("platform-session");

    public string Progress => Name("platform-signing-in");

    public string SingleSignOn => Name("platform-single-sign-on");

    public string WorkingFor => Name("platform-working-for");

    public string Form => Name("platform-form");

    public string Notice => Name("platform-notice");

    public CookieSecurePolicy Secure => https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    public CookieOptions Options(TimeSpan longest) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = https, Path = "/", MaxAge = longest, IsEssential = true };

    /// <summary>What the configuration says, or else what it is served on: every address https, or a proxy in front that says so.</summary>
    private static bool IsHttps(IConfiguration configuration, bool? said)
    {
        if (said is { } decided)
            return decided;
        if (string.Equals(configuration["ForwardedHeaders_Enabled"], "true", StringComparison.OrdinalIgnoreCase))
            return true;
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return urls.Length > 0 && urls.All(u => u.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
    }

    private string Name(string name) => https ? "__Host-" + name : name;
}
