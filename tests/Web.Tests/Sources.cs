using System.Reflection;

namespace Platform.Web.Tests;

internal static class Sources
{
    /// <summary>The folder host/Platform.Web of this checkout.</summary>
    public static string Web { get; } = Path.GetFullPath(typeof(Sources).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlatformWebSource").Value!);
}
