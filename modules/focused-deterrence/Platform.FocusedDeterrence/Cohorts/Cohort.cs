using Platform.FocusedDeterrence.Contracts;
using Platform.Kernel.Application;
using Platform.Kernel.Data;

namespace Platform.FocusedDeterrence.Cohorts;

/// <summary>
/// A group of people whom the partnership offers support and tells plainly what follows from more violence. It cannot open
/// without a purpose, a lawful basis, an approved data protection impact assessment and a date on which it is looked at again.
/// </summary>
internal sealed class Cohort : AggregateRoot, IHasArea
{
    /// <summary>The age of criminal responsibility: nobody younger is ever in a cohort.</summary>
    public const int YoungestAge = 10;

    public const int OldestAge = 120;

    private Cohort()
    {
    }

    public Cohort(Guid id, string areaCode) : base(id) => AreaCode = areaCode;

    public string AreaCode { get; private set; } = "";

    public CohortStatus Status { get; private set; }

    public string Name { get; private set; } = "";

    public string? Purpose { get; private set; }

    public LawfulBasis? LawfulBasis { get; private set; }

    public string? LawfulBasisNote { get; private set; }

    /// <summary>Where the impact assessment is kept.</summary>
    public string? DpiaReference { get; private set; }

    public DateOnly? DpiaApprovedOn { get; private set; }

    public DateOnly? ReviewBy { get; private set; }

    public int MinimumAge { get; private set; } = YoungestAge;

    public int MaximumAge { get; private set; } = OldestAge;

    public DateOnly? OpenedOn { get; private set; }

    public string? OpenedBy { get; private set; }

    public DateOnly? ReviewedOn { get; private set; }

    public string? ReviewNote { get; private set; }

    public DateOnly? ClosedOn { get; private set; }

    public string? CloseNote { get; private set; }

    public bool IsOpen => Status == CohortStatus.Open;

    public Result Describe(CohortContent content)
    {
        if (Status != CohortStatus.Draft)
            return Result.Failure("", "An open cohort cannot be rewritten. Close it and draft another.");
        Name = content.Name;
        Purpose = content.Purpose;
        (LawfulBasis, LawfulBasisNote) = (content.LawfulBasis, content.LawfulBasisNote);
        (DpiaReference, DpiaApprovedOn) = (content.DpiaReference, content.DpiaApprovedOn);
        ReviewBy = content.ReviewBy;
        (MinimumAge, MaximumAge) = (content.MinimumAge, content.MaximumAge);
        return Result.Success();
    }

    public Result Open(string openedBy, DateOnly on)
    {
        if (Status != CohortStatus.Draft)
            return Result.Failure("", "This cohort is open already, or closed.");
        var missing = WhatIsMissing(on).ToList();
        if (missing.Count > 0)
            return Result.Failure(missing.Select(sentence => new RuleError("", sentence)));
        Status = CohortStatus.Open;
        (OpenedOn, OpenedBy) = (on, openedBy);
        AddDistributedEvent(new CohortOpenedEto(Id, AreaCode, on));
        return Result.Success();
    }

    /// <summary>What stands in the way of opening it, a sentence each.</summary>
    public IEnumerable<string> WhatIsMissing(DateOnly today)
    {
        if (Purpose is null)
            yield return "Write what the cohort is for before you open it.";
        if (LawfulBasis is null || LawfulBasisNote is null)
            yield return "Choose the lawful basis and say why it applies before you open the cohort.";
        if (DpiaReference is null || DpiaApprovedOn is null || DpiaApprovedOn > today)
            yield return "Enter the reference of the data protection impact assessment and the day it was approved before you open the cohort.";
        if (ReviewBy is null || ReviewBy <= today)
            yield return "Enter a review date in the future before you open the cohort.";
    }

    public Result Review(string note, DateOnly nextReviewBy, DateOnly on)
    {
        if (!IsOpen)
            return Result.Failure("", "Only an open cohort is reviewed.");
        if (nextReviewBy <= on)
            return Result.Failure("NextReviewBy", "The next review must be in the future.");
        (ReviewNote, ReviewedOn, ReviewBy) = (note, on, nextReviewBy);
        return Result.Success();
    }

    public Result Close(string note, DateOnly on)
    {
        if (!IsOpen)
            return Result.Failure("", "This cohort is not open.");
        Status = CohortStatus.Closed;
        (CloseNote, ClosedOn) = (note, on);
        return Result.Success();
    }

    /// <summary>Somebody born in that year may be of the cohort's ages. Only the year is known, so either age of it counts.</summary>
    public bool MayInclude(int yearOfBirth, DateOnly on)
    {
        var older = on.Year - yearOfBirth;
        return older >= MinimumAge && older - 1 <= MaximumAge;
    }
}

/// <summary>What a cohort is, as a person writes it.</summary>
internal sealed record CohortContent(
    string Name, string? Purpose, LawfulBasis? LawfulBasis, string? LawfulBasisNote, string? DpiaReference, DateOnly? DpiaApprovedOn, DateOnly? ReviewBy, int MinimumAge, int MaximumAge);
