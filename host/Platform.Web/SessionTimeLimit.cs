using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>How long the person of a request stays signed in if they do nothing more; pages warn before it is over.</summary>
public static class SessionTimeLimit
{
    private static readonly object Key = new();

    /// <summary>Said by who checks the session.</summary>
    public static void Set(HttpContext context, TimeSpan left)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = left;
    }

    /// <summary>Null where nobody is signed in.</summary>
    public static TimeSpan? Find(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items[Key] as TimeSpan?;
    }
}
