namespace Platform.Testing;

/// <summary>Where the checkout is, for tests that read its files.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds common.props.</summary>
    public static string Path { get; } = Find();

    /// <summary>A file or folder of the checkout.</summary>
    /// <param name="parts">For example <c>modules</c>, <c>README.md</c>.</param>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "common.props")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"The tests do not run from a checkout: no folder above {AppContext.BaseDirectory} holds common.props.");
    }
}
