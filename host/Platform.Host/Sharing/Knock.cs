using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.Sharing;

/// <summary>
/// Two agencies work with one child or family and neither knows. Both are asked whether they want to be put in touch; until both
/// say yes, neither is told who the other is, or which child it is about.
/// </summary>
internal sealed class Knock
{
    public required Guid Id { get; init; }

    /// <summary>Made from the agencies and the children: two runs at once cannot ask twice.</summary>
    public required string PairKey { get; init; }

    public required DateTime KnockedUtc { get; init; }

    /// <summary>Nobody can say yes after that day.</summary>
    public required DateOnly ExpiresOn { get; init; }

    public KnockState State { get; set; }

    public DateTime? ClosedUtc { get; set; }

    /// <summary>Concurrency token: both agencies answer at once, or two colleagues of one.</summary>
    public int Version { get; set; }

    /// <summary>Two, one for each agency; fewer when a child was erased.</summary>
    public List<KnockSide> Sides { get; } = [];

    public static string KeyOf(string agency, Guid child, string otherAgency, Guid otherChild)
    {
        var sides = new[] { $"{agency} {child:N}", $"{otherAgency} {otherChild:N}" };
        Array.Sort(sides, StringComparer.Ordinal);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sides))));
    }

    /// <summary>Its tables.</summary>
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Knock>(knock =>
        {
            knock.HasKey(k => k.Id);
            knock.IsAbout(k => k.Sides, s => s.ChildId);
            knock.Property(k => k.PairKey).HasMaxLength(64);
            knock.Property(k => k.Version).IsConcurrencyToken();
            knock.HasMany(k => k.Sides).WithOne().HasForeignKey(s => s.KnockId);
            knock.HasIndex(k => k.PairKey).IsUnique();
            knock.HasIndex(k => new { k.State, k.ExpiresOn });
            knock.HasIndex(k => new { k.KnockedUtc, k.Id });
        });
        model.Entity<KnockSide>(side =>
        {
            side.HasKey(s => new { s.KnockId, s.AgencyCode });
            side.IsAbout(s => s.ChildId);
            side.Property(s => s.Note).HasMaxLength(1000);
            side.HasIndex(s => s.ChildId);
            side.HasIndex(s => new { s.AgencyCode, s.KnockId });
            side.HasIndex(s => new { s.WorkerId, s.KnockId });
        });
    }
}

/// <summary>One of the two agencies: with whom it works, who does, and what it answered.</summary>
internal sealed class KnockSide
{
    public Guid KnockId { get; init; }

    public required string AgencyCode { get; init; }

    public required Guid ChildId { get; init; }

    public required Guid WorkerId { get; init; }

    public required string Team { get; init; }

    public required DateOnly Since { get; init; }

    /// <summary>Nobody may know of the service: only its safeguarding lead is asked, and only their contact is told.</summary>
    public required bool IsSensitive { get; init; }

    /// <summary>Null while nobody has answered.</summary>
    public bool? Accepted { get; set; }

    public Guid? AnsweredBy { get; set; }

    public DateTime? AnsweredUtc { get; set; }

    /// <summary>The legal gateway under which the agency says who it is; a code of the list.</summary>
    public string? Gateway { get; set; }

    /// <summary>Why it is necessary, or why it is declined. The other agency never reads it.</summary>
    public string? Note { get; set; }
}

internal enum KnockState
{
    Open,

    /// <summary>Both said yes and know of each other.</summary>
    Met,
    Declined,
    Expired,
}
