using System.Text.Json;

namespace Platform.Kernel.Rights;

/// <summary>What must be known of a person until they are erased everywhere.</summary>
/// <param name="Identity">By what they are recognised in texts.</param>
/// <param name="Records">Their records: what people typed as a reason on one of them is erased with it.</param>
internal sealed record ErasureDetails(PersonIdentity Identity, IReadOnlyList<Guid> Records)
{
    /// <summary>Texts of other people's records, by table, key and property, out of which somebody decided to take single names too.</summary>
    public IReadOnlyList<string> Mentions { get; init; } = [];

    public static ErasureDetails None { get; } = new(PersonIdentity.None, []);
}

/// <summary>One erasure on its way through the modules, <c>sys_Erasure</c>. The identity is forgotten when all have confirmed.</summary>
internal sealed class Erasure
{
    public Guid Id { get; init; }

    public required string PersonKind { get; init; }

    public Guid PersonId { get; init; }

    /// <summary>JSON of <see cref="ErasureDetails"/>; null afterwards.</summary>
    public string? Identity { get; set; }

    public ErasureDetails Details => Identity is { } json ? JsonSerializer.Deserialize<ErasureDetails>(json)! : ErasureDetails.None;

    public DateTime DecidedUtc { get; init; }

    public Guid? DecidedBy { get; init; }

    public DateTime? CompletedUtc { get; set; }
}

/// <summary>A module has erased, <c>sys_ErasureConfirmation</c>: written in the same transaction.</summary>
internal sealed class ErasureConfirmation
{
    public Guid ErasureId { get; init; }

    public required string Module { get; init; }

    public DateTime ConfirmedUtc { get; set; }

    /// <summary>Rows that are gone.</summary>
    public int RowsErased { get; set; }

    /// <summary>Rows that stay for others, without the person.</summary>
    public int RowsChanged { get; set; }
}

/// <summary>How an erasure stands.</summary>
/// <param name="Id">The erasure.</param>
/// <param name="DecidedUtc">When it was decided.</param>
/// <param name="CompletedUtc">When all had confirmed and the identity was forgotten; null while it goes on.</param>
/// <param name="Modules">Every module that must confirm.</param>
public sealed record ErasureStatus(Guid Id, DateTime DecidedUtc, DateTime? CompletedUtc, IReadOnlyList<ModuleErasure> Modules);

/// <summary>One module's part in an erasure.</summary>
/// <param name="ModuleName">The module.</param>
/// <param name="DisplayName">As people say it.</param>
/// <param name="ConfirmedUtc">When it confirmed; null: it has still to.</param>
/// <param name="RowsErased">Rows that are gone.</param>
/// <param name="RowsChanged">Rows that stay for others, without the person.</param>
/// <param name="IsSwitchedOff">It will when it is switched on again.</param>
public sealed record ModuleErasure(string ModuleName, string DisplayName, DateTime? ConfirmedUtc, int RowsErased, int RowsChanged, bool IsSwitchedOff);
