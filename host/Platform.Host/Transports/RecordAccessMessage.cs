using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;
using Platform.Kernel.Security;
using RabbitMQ.Client;

namespace Platform.Host.Transports;

/// <summary>
/// That the records about a person are restricted on one host, for the others. It carries no names: who may open them there is for
/// the people there to say, so a record arrives closed for everybody.
/// </summary>
internal sealed record RecordAccessMessage(Guid PersonId, string RecordType, string AreaCode, Guid OwnerId, DateTime RestrictedUtc, bool IsRestricted, RestrictionKind Kind = RestrictionKind.NamedPeople)
{
    public const string Name = "platform.record-access.v1";

    /// <summary>What the reason of a carried restriction begins with: a host lifts what came from elsewhere and never its own.</summary>
    private const string Elsewhere = "Restricted on the host ";

    public BasicProperties Properties(string host) => new() { MessageId = Guid.NewGuid().ToString("D"), Type = Name, AppId = host, ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent };

    public byte[] Body() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static RecordAccessMessage? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordAccessMessage>(body, JsonSerializerOptions.Web) is { RecordType.Length: > 0 } message && Enum.IsDefined(message.Kind) ? message : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Every restriction that this host ever made itself, as it is now.</summary>
    public static async Task<List<RecordAccessMessage>> OfThisHostAsync(KernelDbContext kernel, CancellationToken cancellationToken) => await kernel.Set<RecordRestriction>().AsNoTracking()
        .Where(r => !r.Reason.StartsWith(Elsewhere))
        .Select(r => new RecordAccessMessage(r.PersonId, r.RecordType, r.AreaCode, r.OwnerId, r.RestrictedUtc, r.LiftedUtc == null, r.Kind))
        .ToListAsync(cancellationToken);

    /// <summary>Makes it so in this host's database. Told twice, nothing changes.</summary>
    public async Task ApplyAsync(KernelDbContext kernel, string from, DateTime now, CancellationToken cancellationToken)
    {
        var row = await kernel.Set<RecordRestriction>().SingleOrDefaultAsync(r => r.PersonId == PersonId && r.Kind == Kind, cancellationToken);
        if (!IsRestricted)
        {
            if (row is null || row.LiftedUtc is not null || !row.Reason.StartsWith(Elsewhere, StringComparison.Ordinal))
                return;
            row.LiftedUtc = now;
        }
        else if (row is null)
        {
            kernel.Add(new RecordRestriction
            {
                Kind = Kind,
                PersonId = PersonId,
                RecordType = RecordType,
                AreaCode = AreaCode,
                OwnerId = OwnerId,
                Reason = $"{Elsewhere}{from}.",
                RestrictedBy = null,
                RestrictedUtc = RestrictedUtc,
            });
        }
        else if (row.LiftedUtc is not null)
        {
            row.LiftedUtc = null;
            row.Reason = $"{Elsewhere}{from}.";
            row.RestrictedUtc = RestrictedUtc;
        }
        else
        {
            return;
        }

        if (row is not null)
            row.Version++;
        await kernel.SaveChangesAsync(cancellationToken);
    }
}
