using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Data;

namespace Platform.Host.Sharing;

/// <summary>
/// An information sharing agreement: which agencies share which kinds of information with each other, what for, under which
/// legal gateway, from when until when.
/// </summary>
internal sealed class Agreement : AggregateRoot
{
    private readonly List<AgreementParty> parties = [];
    private readonly List<AgreementItem> items = [];

    private Agreement()
    {
    }

    public Agreement(Guid id) : base(id)
    {
    }

    public string Title { get; private set; } = "";

    /// <summary>How often its terms were written: it changes with every change of them.</summary>
    public int Edition { get; private set; }

    /// <summary>Code of the list of legal gateways.</summary>
    public string Gateway { get; private set; } = "";

    public DateOnly FromOn { get; private set; }

    /// <summary>The last day on which it allows a share.</summary>
    public DateOnly UntilOn { get; private set; }

    /// <summary>At most twelve months after the start, or after the last review.</summary>
    public DateOnly ReviewOn { get; private set; }

    public DateOnly? ReviewedOn { get; private set; }

    public string? ReviewNote { get; private set; }

    /// <summary>Who answers for it.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>Reference of the data protection impact assessment.</summary>
    public string DpiaReference { get; private set; } = "";

    /// <summary>How it is kept secure on the way and where it arrives.</summary>
    public string Security { get; private set; } = "";

    /// <summary>How long the receiver keeps it.</summary>
    public string Retention { get; private set; } = "";

    /// <summary>Ended before its time: from this day it allows nothing.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndedWhy { get; private set; }

    public IReadOnlyList<AgreementParty> Parties => parties;

    public IReadOnlyList<AgreementItem> Items => items;

    public IEnumerable<string> Purposes => Codes(AgreementItemKind.Purpose);

    public IEnumerable<string> DataTypes => Codes(AgreementItemKind.DataType);

    /// <summary>The latest day on which it may be reviewed next.</summary>
    public DateOnly LatestReviewOn => (ReviewedOn ?? FromOn).AddMonths(12);

    public AgreementStatus StatusOn(DateOnly day)
        => EndedOn is { } ended && ended <= day ? AgreementStatus.Ended
        : UntilOn < day ? AgreementStatus.Expired
        : day < FromOn ? AgreementStatus.NotBegun
        : AgreementStatus.InForce;

    public void SetTerms(AgreementTerms terms, Guid ownerId)
    {
        Edition++;
        Title = terms.Title!.Trim();
        Gateway = terms.Gateway!;
        FromOn = terms.FromOn!.Value;
        UntilOn = terms.UntilOn!.Value;
        ReviewOn = terms.ReviewOn!.Value;
        OwnerId = ownerId;
        DpiaReference = terms.DpiaReference!.Trim();
        Security = terms.Security!.Trim();
        Retention = terms.Retention!.Trim();
        parties.RemoveAll(p => !terms.Parties.Contains(p.AgencyCode));
        parties.AddRange(terms.Parties.Distinct().Where(code => parties.All(p => p.AgencyCode != code)).Select(code => new AgreementParty { AgreementId = Id, AgencyCode = code }));
        SetItems(AgreementItemKind.Purpose, terms.Purposes);
        SetItems(AgreementItemKind.DataType, terms.DataTypes);
    }

    public void Reviewed(DateOnly on, DateOnly next, string note)
    {
        ReviewedOn = on;
        ReviewOn = next;
        ReviewNote = note.Trim();
    }

    public void End(DateOnly on, string why)
    {
        EndedOn = on;
        EndedWhy = why.Trim();
    }

    private IEnumerable<string> Codes(AgreementItemKind kind) => items.Where(i => i.Kind == kind).Select(i => i.Code);

    private void SetItems(AgreementItemKind kind, IReadOnlyList<string> codes)
    {
        items.RemoveAll(i => i.Kind == kind && !codes.Contains(i.Code));
        items.AddRange(codes.Distinct().Where(code => items.All(i => i.Kind != kind || i.Code != code)).Select(code => new AgreementItem { AgreementId = Id, Kind = kind, Code = code }));
    }

    /// <summary>Its tables.</summary>
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Agreement>(agreement =>
        {
            agreement.HasKey(a => a.Id);
            agreement.Property(a => a.ReviewNote).HasMaxLength(2000);
            agreement.Property(a => a.Security).HasMaxLength(2000);
            agreement.Property(a => a.Retention).HasMaxLength(2000);
            agreement.Property(a => a.EndedWhy).HasMaxLength(1000);
            agreement.OwnsMany(a => a.Parties, party =>
            {
                party.WithOwner().HasForeignKey(p => p.AgreementId);
                party.ToTable("AgreementParty");
                party.HasKey(p => new { p.AgreementId, p.AgencyCode });
                party.HasIndex(p => p.AgencyCode);
            });
            agreement.OwnsMany(a => a.Items, item =>
            {
                item.WithOwner().HasForeignKey(i => i.AgreementId);
                item.ToTable("AgreementItem");
                item.HasKey(i => new { i.AgreementId, i.Kind, i.Code });
            });
            agreement.HasIndex(a => new { a.ReviewOn, a.Id });
            agreement.HasIndex(a => a.OwnerId);
        });
    }
}

/// <summary>An agency that shares and receives under an agreement.</summary>
internal sealed class AgreementParty
{
    public Guid AgreementId { get; init; }

    public required string AgencyCode { get; init; }
}

/// <summary>A purpose or a kind of information that an agreement covers.</summary>
internal sealed class AgreementItem
{
    public Guid AgreementId { get; init; }

    public required AgreementItemKind Kind { get; init; }

    public required string Code { get; init; }
}

internal enum AgreementItemKind
{
    Purpose,
    DataType,
}

internal enum AgreementStatus
{
    NotBegun,
    InForce,
    Expired,
    Ended,
}
