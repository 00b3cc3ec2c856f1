namespace Platform.Kernel.Rights;

/// <summary>
/// What one property holds, seen from the person whom the record is about. It decides how the property is found, what an
/// export shows of it and what an erasure does to it.
/// </summary>
public enum PersonalDataClass
{
    /// <summary>Says who the person is: a name, a number, an address, a date of birth. Exported; what people are found by.</summary>
    Identity,

    /// <summary>A fact about the person: a code, a date, a count. Exported.</summary>
    Fact,

    /// <summary>Sentences that a worker or a partner wrote. Exported after somebody has read them, since they may name others.</summary>
    Text,

    /// <summary>The person's own words. Exported.</summary>
    Words,

    /// <summary>About somebody else. Left out of an export unless the reviewer keeps it with a reason.</summary>
    OtherPerson,

    /// <summary>The name of somebody who acted in their work. Exported (Data Protection Act 2018, schedule 2, paragraph 17).</summary>
    Worker,

    /// <summary>Made from what says who the person is, so that they are found or matched. Not shown; erased.</summary>
    SearchKey,

    /// <summary>Nothing about anybody: what the program itself needs.</summary>
    Technical,
}
