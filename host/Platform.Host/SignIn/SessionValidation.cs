using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Platform.Host.People;

namespace Platform.Host.SignIn;

/// <summary>A session ends when the person's password or standing changes: their security stamp is compared every minute.</summary>
internal static class SessionValidation
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private const string CheckedAt = "checked";

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Properties.Items.TryGetValue(CheckedAt, out var text) && long.TryParse(text, out var seconds) && now.ToUnixTimeSeconds() - seconds < Interval.TotalSeconds)
            return;

        var signIn = context.HttpContext.RequestServices.GetRequiredService<SignInManager<User>>();
        var user = context.Principal is null ? null : await signIn.ValidateSecurityStampAsync(context.Principal);
        if (user is not { IsActive: true })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        context.Properties.Items[CheckedAt] = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.ShouldRenew = true;
    }
}
