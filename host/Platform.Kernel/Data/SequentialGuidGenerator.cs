namespace Platform.Kernel.Data;

/// <summary>
/// Version 7 identifiers. SQL Server compares the last six bytes first, so there the timestamp is put where it sorts
/// (dotnet/efcore #30753).
/// </summary>
internal sealed class SequentialGuidGenerator(bool swapForSqlServer) : IGuidGenerator
{
    public Guid Create()
    {
        var id = Guid.CreateVersion7();
        if (!swapForSqlServer)
            return id;

        Span<byte> source = stackalloc byte[16];
        Span<byte> target = stackalloc byte[16];
        id.TryWriteBytes(source, bigEndian: true, out _);
        source[..6].CopyTo(target[10..]);
        source[6..8].CopyTo(target[8..]);
        source[8..].CopyTo(target);
        return new Guid(target, bigEndian: true);
    }
}
