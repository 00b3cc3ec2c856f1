namespace Platform.Kernel.Data;

/// <summary>
/// Makes identifiers in the program, rising from millisecond to millisecond as the database in use sorts them (ABP:
/// <c>IGuidGenerator</c>). Within one millisecond their order says nothing.
/// </summary>
public interface IGuidGenerator
{
    /// <summary>A new identifier.</summary>
    Guid Create();
}
