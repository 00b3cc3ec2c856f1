namespace Platform.Host.SignIn;

/// <summary>
/// What somebody with several agencies works as in this browser. The cookie only chooses among what the directory says they
/// are: anything else in it is as good as nothing.
/// </summary>
internal static class ChosenMembership
{
    public static Guid? Read(HttpRequest request) => Guid.TryParse(request.Cookies[NameFor(request.HttpContext)], out var id) ? id : null;

    public static void Write(HttpContext context, Guid membershipId) => context.Response.Cookies.Append(NameFor(context), membershipId.ToString("D"), new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
        Path = "/",
    });

    private static string NameFor(HttpContext context) => context.RequestServices.GetRequiredService<SignInCookies>().WorkingFor;
}
