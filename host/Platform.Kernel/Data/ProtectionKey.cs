namespace Platform.Kernel.Data;

/// <summary>A key that protects cookies, forms and second factors, as several web nodes share it: <c>sys_Key</c>. Encrypted to a certificate.</summary>
internal sealed class ProtectionKey
{
    public Guid Id { get; init; }

    public string? Name { get; init; }

    public required string Xml { get; init; }

    public DateTime CreatedUtc { get; init; }
}
