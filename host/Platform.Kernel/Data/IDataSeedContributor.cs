namespace Platform.Kernel.Data;

/// <summary>
/// Writes the rows that a module cannot work without, after its migrations (ABP: <c>IDataSeedContributor</c>). It may run at
/// every start: what is there already stays.
/// </summary>
public interface IDataSeedContributor
{
    /// <summary>Writes what is missing.</summary>
    Task SeedAsync(CancellationToken cancellationToken);
}
