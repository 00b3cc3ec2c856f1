namespace Platform.Host.SignIn;

/// <summary>
/// What somebody with several agencies works as in this browser. The cookie only chooses among what the directory says they
/// are: anything else in it is as good as nothing.
/// </summary>
internal static class ChosenMembership
{
    private const string Cookie = "platform-working-for";

    public static Guid? Read(HttpRequest request) => Guid.TryParse(request.Cookies[Cookie], out var id) ? id : null;

    public static void Write(HttpContext context, Guid membershipId) => context.Response.Cookies.Append(Cookie, membershipId.ToString("D"), new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });
}
