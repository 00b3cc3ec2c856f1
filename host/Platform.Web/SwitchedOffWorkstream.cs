using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>
/// Tells the error page which workstream a request was for. The host marks the request and answers 404 where the workstream is
/// switched off, or 503 where it could not start; the page then says so by the workstream's name.
/// </summary>
public static class SwitchedOffWorkstream
{
    private static readonly object Key = new();

    /// <summary>The request was for a workstream that does not answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="displayName">The workstream's name as people say it.</param>
    public static void Mark(HttpContext context, string displayName)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = displayName;
    }

    internal static string? Find(HttpContext context) => context.Items[Key] as string;
}
