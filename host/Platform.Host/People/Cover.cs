using Platform.Kernel.Data;

namespace Platform.Host.People;

/// <summary>Who does the work of somebody who is away, from the first day to the last. It ends by itself.</summary>
internal sealed class Cover : AggregateRoot
{
    private Cover()
    {
    }

    public Cover(Guid id, Guid personId, Guid coveredById, string? agencyCode, DateOnly startsOn, DateOnly endsOn, string reason, bool givesAreas) : base(id)
    {
        PersonId = personId;
        CoveredById = coveredById;
        AgencyCode = agencyCode;
        StartsOn = startsOn;
        EndsOn = endsOn;
        Reason = reason;
        GivesAreas = givesAreas;
    }

    /// <summary>Who is away.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Who does their work.</summary>
    public Guid CoveredById { get; private set; }

    /// <summary>The agency that both work for; it holds while the covering person works for it.</summary>
    public string? AgencyCode { get; private set; }

    public DateOnly StartsOn { get; private set; }

    /// <summary>The last day.</summary>
    public DateOnly EndsOn { get; private set; }

    public string Reason { get; private set; } = "";

    /// <summary>
    /// The absent person's areas come with it. Only a manager's word does that: nobody hands on access by themselves.
    /// </summary>
    public bool GivesAreas { get; private set; }

    /// <summary>When somebody ended it before its last day.</summary>
    public DateTime? EndedUtc { get; private set; }

    public bool IsOver(DateOnly today) => EndedUtc is not null || EndsOn < today;

    public void End(DateTime utc) => EndedUtc ??= utc;
}
