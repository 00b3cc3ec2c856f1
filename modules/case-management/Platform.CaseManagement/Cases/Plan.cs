using System.ComponentModel.DataAnnotations;
using Platform.CaseManagement.Contracts;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Cases;

/// <summary>A plan of a case, in the child's and the family's words. An agreed plan is not changed: the next is a new one.</summary>
internal sealed class Plan : AggregateRoot, IHasArea
{
    private readonly List<PlanItem> items = [];

    private Plan()
    {
    }

    public Plan(Guid id, Guid caseId, Guid childId, string areaCode, int number) : base(id)
    {
        CaseId = caseId;
        ChildId = childId;
        AreaCode = areaCode;
        Number = number;
    }

    public Guid CaseId { get; private set; }

    public Guid ChildId { get; private set; }

    public string AreaCode { get; private set; } = "";

    /// <summary>First, second, ... plan of the case.</summary>
    public int Number { get; private set; }

    public PlanStatus Status { get; private set; }

    /// <summary>What the child wants to be different.</summary>
    public string? Hopes { get; private set; }

    public string? Strengths { get; private set; }

    public string? ChildsWords { get; private set; }

    public string? NoWordsReason { get; private set; }

    public DateOnly? AgreedOn { get; private set; }

    /// <summary>Who agreed it beside the child: family, worker, partners.</summary>
    public string? AgreedWith { get; private set; }

    /// <summary>Raised by every save, so that a changed row of the plan is a change of the plan.</summary>
    public int Edits { get; private set; }

    public IReadOnlyList<PlanItem> Items => items;

    public bool IsAgreed => Status == PlanStatus.Agreed;

    protected override string StreamKey => Streams.Child(ChildId);

    /// <summary>The child's record has moved to another area.</summary>
    public void MoveTo(string areaCode) => AreaCode = areaCode;

    public void Write(string? hopes, string? strengths, string? childsWords, string? noWordsReason, IEnumerable<PlanItemContent> content, IGuidGenerator guids)
    {
        Hopes = Text(hopes);
        Strengths = Text(strengths);
        ChildsWords = Text(childsWords);
        NoWordsReason = ChildsWords is null ? Text(noWordsReason) : null;
        Edits++;
        items.Clear();
        foreach (var item in content.Where(i => !i.IsEmpty))
            items.Add(new PlanItem(guids.Create(), Id, items.Count + 1, item));
    }

    /// <summary>What still stands between this plan and its being agreed; empty when nothing does.</summary>
    public IEnumerable<string> WhatIsMissing()
    {
        if (ChildsWords is null && NoWordsReason is null)
            yield return "Write down the child’s own words, or say why they are not there yet";
        if (items.Count == 0)
            yield return "Add at least one goal, activity, interaction or role";
    }

    public void Agree(DateOnly on, string? agreedWith)
    {
        Status = PlanStatus.Agreed;
        AgreedOn = on;
        AgreedWith = Text(agreedWith);
        AddDistributedEvent(new PlanAgreedEto(Id, CaseId, ChildId, AreaCode, on, ChildsWords is not null));
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim().ReplaceLineEndings("\n");
}

internal enum PlanStatus
{
    Draft,
    Agreed,
}

/// <summary>One row of a plan, as typed.</summary>
internal sealed record PlanItemContent
{
    public string? Kind { get; init; }

    public string? What { get; init; }

    public string? Who { get; init; }

    public string? WhoName { get; init; }

    [Display(Name = "By when")]
    public DateOnly? ByWhen { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(WhoName) && ByWhen is null;
}

/// <summary>A goal, activity, interaction or role, with who does it and by when.</summary>
internal sealed class PlanItem
{
    private PlanItem()
    {
    }

    public PlanItem(Guid id, Guid planId, int number, PlanItemContent content)
    {
        Id = id;
        PlanId = planId;
        Number = number;
        Kind = content.Kind!;
        What = content.What!.Trim();
        Who = content.Who!;
        WhoName = string.IsNullOrWhiteSpace(content.WhoName) ? null : content.WhoName.Trim();
        ByWhen = content.ByWhen;
    }

    public Guid Id { get; private set; }

    public Guid PlanId { get; private set; }

    public int Number { get; private set; }

    public string Kind { get; private set; } = "";

    public string What { get; private set; } = "";

    public string Who { get; private set; } = "";

    public string? WhoName { get; private set; }

    public DateOnly? ByWhen { get; private set; }
}
