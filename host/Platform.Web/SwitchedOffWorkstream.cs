using Microsoft.AspNetCore.Http;

namespace Platform.Web;

/// <summary>
/// Tells the error page which workstream a request was for. The host marks the request and answers 404 where the workstream is
/// switched off, or 503 where it could not start; the page then says so by the workstream's name.
/// </summary>
public static class SwitchedOffWorkstream
{
    private static readonly object Key = new();
    private static readonly object RebuildingKey = new();

    /// <summary>The request was for a workstream that does not answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="displayName">The workstream's name as people say it.</param>
    public static void Mark(HttpContext context, string displayName)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[Key] = displayName;
    }

    /// <summary>The request was for a workstream whose figures are being built again. The host answers 503.</summary>
    /// <param name="context">The request.</param>
    /// <param name="displayName">The workstream's name as people say it.</param>
    /// <param name="percent">How far it is, in hundredths.</param>
    public static void MarkRebuilding(HttpContext context, string displayName, int percent)
    {
        Mark(context, displayName);
        context.Items[RebuildingKey] = percent;
    }

    internal static int? FindRebuilding(HttpContext context) => context.Items[RebuildingKey] as int?;

    internal static string? Find(HttpContext context) => context.Items[Key] as string;
}
