using Platform.CaseManagement.Contracts;
using Platform.CaseManagement.Matching;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Children;

/// <summary>A child on the record. Strengths come before what is needed to be safe, here as on the page.</summary>
internal sealed class Child : AggregateRoot, IHasArea
{
    private readonly List<ChildNameToken> nameTokens = [];
    private readonly List<ChildMatchKey> matchKeys = [];

    private Child()
    {
    }

    public string KnownAs { get; private set; } = "";

    public string GivenNames { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    /// <summary>Family name, then given names, in plain letters: the order of lists.</summary>
    public string SortName { get; private set; } = "";

    public DateOnly DateOfBirth { get; private set; }

    public string SexCode { get; private set; } = ChildCodes.SexNotKnown;

    public string GenderCode { get; private set; } = "not-asked";

    public string? GenderOwnWords { get; private set; }

    public string EthnicityCode { get; private set; } = ChildCodes.EthnicityNotStated;

    public string? NhsNumber { get; private set; }

    public string? PupilNumber { get; private set; }

    public string? Address { get; private set; }

    public string? Postcode { get; private set; }

    public string AreaCode { get; private set; } = "";

    public string? Strengths { get; private set; }

    public string? SafetyNeeds { get; private set; }

    public DateOnly RegisteredOn { get; private set; }

    /// <summary>The record that this one was joined into, because both are of one child; null for one that stands by itself.</summary>
    public Guid? MergedIntoId { get; private set; }

    public IReadOnlyCollection<ChildNameToken> NameTokens => nameTokens;

    public IReadOnlyCollection<ChildMatchKey> MatchKeys => matchKeys;

    public string LegalName => $"{GivenNames} {FamilyName}".Trim();

    protected override string StreamKey => Streams.Child(Id);

    private Child(Guid id) : base(id)
    {
    }

    /// <summary>Puts a child on the record. The details have passed <see cref="ChildDetailsValidator"/>.</summary>
    public static Child Register(Guid id, ChildDetails details, DateOnly registeredOn)
    {
        var child = new Child(id) { RegisteredOn = registeredOn };
        child.Take(details);
        child.AddDistributedEvent(new ChildRegisteredEto(id, child.AreaCode, child.DateOfBirth.Year, child.SexCode, child.EthnicityCode, registeredOn));
        return child;
    }

    /// <summary>Changes the details. Others are told only when what they know has changed.</summary>
    /// <returns>The search and matching rows that no longer hold, to be deleted: nothing cascades here.</returns>
    public IReadOnlyList<object> Change(ChildDetails details)
    {
        var before = Published();
        var gone = Take(details);
        if (Published() != before)
            AddDistributedEvent(new ChildDetailsChangedEto(Id, AreaCode, DateOfBirth.Year, SexCode, EthnicityCode));
        return gone;
    }

    /// <summary>Another area's team works with the child from now on. Where the child lives is changed by who knows it.</summary>
    public void MoveTo(string areaCode)
    {
        if (AreaCode == areaCode)
            return;
        AreaCode = areaCode;
        AddDistributedEvent(new ChildDetailsChangedEto(Id, AreaCode, DateOfBirth.Year, SexCode, EthnicityCode));
    }

    /// <summary>How old the child is on a day.</summary>
    public int AgeOn(DateOnly day) => AgeOn(DateOfBirth, day);

    public static int AgeOn(DateOnly born, DateOnly day)
    {
        var age = day.Year - born.Year;
        return born.AddYears(age) > day ? age - 1 : age;
    }

    private (string, int, string, string) Published() => (AreaCode, DateOfBirth.Year, SexCode, EthnicityCode);

    private List<object> Take(ChildDetails details)
    {
        GivenNames = details.GivenNames!.Trim();
        FamilyName = details.FamilyName?.Trim() ?? "";
        KnownAs = string.IsNullOrWhiteSpace(details.KnownAs) ? GivenNames.Split(' ')[0] : details.KnownAs.Trim();
        DateOfBirth = details.DateOfBirth!.Value;
        SexCode = details.SexCode ?? ChildCodes.SexNotKnown;
        GenderCode = details.GenderCode ?? "not-asked";
        GenderOwnWords = GenderCode == "own-words" ? Text(details.GenderOwnWords) : null;
        EthnicityCode = details.EthnicityCode ?? ChildCodes.EthnicityNotStated;
        NhsNumber = Children.NhsNumber.Read(details.NhsNumber);
        PupilNumber = Children.PupilNumber.Read(details.PupilNumber);
        Address = Text(details.Address);
        Postcode = Children.Postcode.Read(details.Postcode);
        AreaCode = details.AreaCode!;
        Strengths = Text(details.Strengths);
        SafetyNeeds = Text(details.SafetyNeeds);

        var sort = $"{PersonName.Normalise(FamilyName)} {PersonName.Normalise(GivenNames)}".Trim();
        SortName = sort.Length > 200 ? sort[..200] : sort;
        return
        [
            .. Replace(nameTokens, PersonName.SearchTokens(GivenNames, FamilyName, KnownAs), t => t.Token, t => new ChildNameToken(Id, t)),
            .. Replace(matchKeys, BlockingKeys.Of(this), k => k.Value, v => new ChildMatchKey(Id, v)),
        ];
    }

    // Only what differs is written: a change of address touches no name.
    private static List<T> Replace<T>(List<T> rows, IReadOnlySet<string> wanted, Func<T, string> value, Func<string, T> make)
    {
        var gone = rows.Where(r => !wanted.Contains(value(r))).ToList();
        rows.RemoveAll(gone.Contains);
        var there = rows.Select(value).ToHashSet(StringComparer.Ordinal);
        rows.AddRange(wanted.Where(w => !there.Contains(w)).Order(StringComparer.Ordinal).Select(make));
        return gone;
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}

/// <summary>One word by which a child is found. Its index makes a search for the first letters quick at any size.</summary>
internal sealed class ChildNameToken(Guid childId, string token)
{
    public Guid ChildId { get; private set; } = childId;

    public string Token { get; private set; } = token;
}

/// <summary>One key under which matching looks a child up: see <see cref="BlockingKeys"/>.</summary>
internal sealed class ChildMatchKey(Guid childId, string value)
{
    public Guid ChildId { get; private set; } = childId;

    public string Value { get; private set; } = value;
}
