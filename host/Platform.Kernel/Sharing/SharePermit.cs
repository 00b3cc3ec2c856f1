namespace Platform.Kernel.Sharing;

/// <summary>
/// The gate has let something out of one agency to another, or found that both ends are one agency. Only the gate makes one, so
/// that what asks for it cannot be called by a module that forgot the gate.
/// </summary>
public sealed class SharePermit
{
    internal SharePermit(string fromAgency, string toAgency, Guid recordId) => (FromAgency, ToAgency, RecordId) = (fromAgency, toAgency, recordId);

    /// <summary>Code of the agency that shares.</summary>
    public string FromAgency { get; }

    /// <summary>Code of the agency that receives it.</summary>
    public string ToAgency { get; }

    /// <summary>What is shared.</summary>
    public Guid RecordId { get; }
}

/// <summary>
/// A request that names another agency and shares nothing with it. Every other command that names an agency must pass
/// <see cref="ISharingGate"/>; the architecture tests look.
/// </summary>
/// <param name="why">In a sentence.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SharesNothingAttribute(string why) : Attribute
{
    /// <summary>Why nothing leaves the agency.</summary>
    public string Why { get; } = why;
}

/// <summary>
/// A page or endpoint that answers with a file says for whom the file is. One for another agency must pass <see cref="ISharingGate"/>;
/// one without this fails the architecture tests.
/// </summary>
/// <param name="reader">For whom it is.</param>
/// <param name="why">In a sentence.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FileForAttribute(FileReader reader, string why) : Attribute
{
    /// <summary>For whom it is.</summary>
    public FileReader Reader { get; } = reader;

    /// <summary>Why.</summary>
    public string Why { get; } = why;
}

/// <summary>For whom a file is.</summary>
public enum FileReader
{
    /// <summary>The agency of who asked for it, for its own work.</summary>
    OwnAgency,

    /// <summary>The person whom it is about, by their rights.</summary>
    ThePersonThemselves,

    /// <summary>Everybody: it names nobody, and small counts are hidden.</summary>
    Everybody,

    /// <summary>Another agency: it passes the gate.</summary>
    AnotherAgency,
}
