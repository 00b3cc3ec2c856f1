namespace Platform.Kernel.Settings;

/// <summary>Reads and changes what a service lead sets (ABP: <c>ISettingProvider</c>).</summary>
public interface ISettingProvider
{
    /// <summary>The value in force.</summary>
    Task<int> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>Sets a value; it is in force at once on this node and within seconds on others.</summary>
    /// <returns>Null, or a sentence that says which values are accepted.</returns>
    Task<string?> SetAsync(string name, int value, CancellationToken cancellationToken);
}
