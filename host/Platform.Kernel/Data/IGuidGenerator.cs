namespace Platform.Kernel.Data;

/// <summary>
/// Makes identifiers in the program, in rising order as the database in use sorts them (ABP: <c>IGuidGenerator</c>).
/// </summary>
public interface IGuidGenerator
{
    /// <summary>A new identifier.</summary>
    Guid Create();
}
