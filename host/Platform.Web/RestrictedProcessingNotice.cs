using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>
/// Tells the page "not found" that the record is there and kept back because its processing is restricted. The host marks the request
/// for people who would see the record otherwise, and for nobody else.
/// </summary>
public static class RestrictedProcessingNotice
{
    private static readonly object Key = new();

    /// <summary>The record is kept back.</summary>
    /// <param name="context">The request.</param>
    /// <param name="openUrl">Where the person can open it for a purpose that the law allows; empty where they may not.</param>
    public static void Mark(HttpContext context, string openUrl)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = openUrl;
    }

    /// <summary>What was marked; null for a request that was not.</summary>
    public static string? Find(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items[Key] as string;
    }
}
