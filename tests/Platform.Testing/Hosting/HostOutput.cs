namespace Platform.Testing;

/// <summary>Where the built host and its modules lie.</summary>
public static class HostOutput
{
    private static readonly string Configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>The folder of the built host, of the same configuration as the tests.</summary>
    public static string Path { get; } = RepositoryRoot.Combine("host", "Platform.Host", "bin", Configuration, "net10.0");

    /// <summary>The host's program.</summary>
    public static string Program { get; } = System.IO.Path.Combine(Path, "Platform.Host.dll");

    /// <summary>The modules beside it.</summary>
    public static string ModulesPath { get; } = System.IO.Path.Combine(Path, "modules");
}
