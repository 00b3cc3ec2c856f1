namespace Platform.Kernel.Security;

/// <summary>The names of agencies, for pages that show where somebody works.</summary>
public interface IAgencyDirectory
{
    /// <summary>Every agency's name by its code.</summary>
    Task<IReadOnlyDictionary<string, string>> GetNamesAsync(CancellationToken cancellationToken);
}
