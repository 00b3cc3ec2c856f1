using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Platform.Host.People;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.Limits;
using Platform.Host.SignIn.Passwords;
using Platform.Host.SignIn.SecondFactors;
using Platform.Host.SignIn.Sessions;
using Platform.Host.SignIn.SingleSignOn;
using Platform.Web;

namespace Platform.Host.SignIn;

/// <summary>Registers how people sign in.</summary>
internal static class SignInRegistration
{
    /// <summary>A program's key where one is sent, otherwise a person's session.</summary>
    private const string AnyScheme = "SessionOrApiKey";

    public static IServiceCollection AddPlatformSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SignInOptions>(configuration.GetSection("SignIn"));
        services.PostConfigure<PlatformWebOptions>(web => web.AsksForSecondFactor = configuration.GetValue("SignIn:SecondFactor", SecondFactorRule.Required) == SecondFactorRule.Required);
        services.AddScoped<SignInFlow>().AddScoped<AuthenticatorApps>().AddScoped<SessionGuard>().AddScoped<SessionEnder>().AddScoped<OpenSessions>();
        // OWASP Password Storage Cheat Sheet: 210,000 rounds of PBKDF2 with HMAC-SHA-512. A stored password is hashed anew when its person signs in.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        // Our own rules in place of Identity's, which are about kinds of characters.
        services.AddIdentityCore<User>(identity => identity.Password = new PasswordOptions { RequiredLength = 1, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 })
            .AddUserStore<UserStore>()
            .AddPasswordValidator<PasswordRules>();
        services.Configure<SingleSignOnOptions>(configuration.GetSection("SingleSignOn"));
        services.AddSingleton<SignInCookies>().AddSingleton<OpenIdConnectClient>();
        services.AddPlatformRateLimits(configuration);
        services.AddScoped<GrantableToPrograms>();
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, either => either.ForwardDefaultSelector = context => ApiClientHandler.IsMeant(context) ? ApiClientHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiClientHandler>(ApiClientHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Shape(cookie, TimeSpan.FromMinutes(SessionSettings.MostMinutes));
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/error/403";
                cookie.ReturnUrlParameter = "returnUrl";
                cookie.Events.OnRedirectToLogin = context => RedirectPeopleOnly(context, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => RedirectPeopleOnly(context, StatusCodes.Status403Forbidden);
                cookie.Events.OnValidatePrincipal = SessionGuard.ValidateAsync;
            })
            .AddCookie(SignInFlow.ProgressScheme, cookie => Shape(cookie, TimeSpan.FromMinutes(15)));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SignInCookies>((cookie, cookies) => Name(cookie.Cookie, cookies.Session, cookies));
        services.AddOptions<CookieAuthenticationOptions>(SignInFlow.ProgressScheme).Configure<SignInCookies>((cookie, cookies) => Name(cookie.Cookie, cookies.Progress, cookies));
        services.AddOptions<AntiforgeryOptions>().Configure<SignInCookies>((antiforgery, cookies) => Name(antiforgery.Cookie, cookies.Form, cookies));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<SignInCookies>((notice, cookies) => Name(notice.Cookie, cookies.Notice, cookies));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder(AnyScheme).RequireAuthenticatedUser().Build());
        return services;
    }

    private static void Name(CookieBuilder cookie, string name, SignInCookies cookies)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.SecurePolicy = cookies.Secure;
    }

    /// <summary>Lax, because people open links from e-mail; how long a session lasts is decided on the server.</summary>
    private static void Shape(CookieAuthenticationOptions cookie, TimeSpan longest)
    {
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = longest;
        cookie.SlidingExpiration = false;
    }

    /// <summary>A browser is led to a page; a program is told by the status alone.</summary>
    private static Task RedirectPeopleOnly(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
            context.Response.StatusCode = status;
        else
            context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }
}
