namespace Microsoft.SqlServer.Server;

// Names, values and members are those that Microsoft.Data.SqlClient was compiled against. The client asks for them at every
// command with a parameter; it uses them only for CLR user types, which the platform has none of.

/// <summary>How a CLR user type is stored.</summary>
public enum Format
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>By the server.</summary>
    Native,

    /// <summary>By the type itself.</summary>
    UserDefined,
}

/// <summary>A CLR user type that stores itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Marks a CLR user type.</summary>
/// <param name="format">How it is stored.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is stored.</summary>
    public Format Format { get; } = format;

    /// <summary>The most bytes a value takes; -1 for no limit.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Every value takes the same number of bytes.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>The stored bytes sort as the values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name on the server.</summary>
    public string? Name { get; set; }
}

/// <summary>A type is no CLR user type.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message) : base(message)
    {
    }

    /// <summary>Made by the client, with its own reason.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason)
        => new($"'{udtType.FullName}' is not a type that SQL Server can hold: {resourceReason}");
}
