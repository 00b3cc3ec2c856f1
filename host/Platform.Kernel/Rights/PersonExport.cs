using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Platform.Kernel.Rights;

/// <summary>All that is held about one person.</summary>
/// <param name="Kind">One of <see cref="PersonKinds"/>.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Modules">By module; those that hold nothing are left out.</param>
public sealed record PersonExport(string Kind, Guid PersonId, IReadOnlyList<ExportedModule> Modules)
{
    /// <summary>Every row.</summary>
    public IEnumerable<ExportedRow> Rows => Modules.SelectMany(m => m.Rows);
}

/// <summary>What one module holds.</summary>
/// <param name="Name">The module.</param>
/// <param name="DisplayName">As people say it.</param>
/// <param name="Rows">In the order of its map.</param>
public sealed record ExportedModule(string Name, string DisplayName, IReadOnlyList<ExportedRow> Rows);

/// <summary>One row about the person.</summary>
/// <param name="Table">Where it stands.</param>
/// <param name="Key">Its key there.</param>
/// <param name="Title">What it is, in words.</param>
/// <param name="IsShared">Others have a part in it.</param>
/// <param name="WithheldBecause">Why nothing of it is shown; null when it is.</param>
/// <param name="Fields">What it holds.</param>
public sealed record ExportedRow(string Table, string Key, string Title, bool IsShared, string? WithheldBecause, IReadOnlyList<ExportedField> Fields);

/// <summary>One thing that a row holds.</summary>
/// <param name="Name">The property.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Value">As text.</param>
/// <param name="What">What it is.</param>
/// <param name="RedactedBecause">Why it is left out unless a reviewer keeps it; null: it is shown unless a reviewer leaves it out.</param>
public sealed record ExportedField(string Name, string Label, string Value, PersonalDataClass What, string? RedactedBecause);

/// <summary>Somebody who may be the person that a request is about.</summary>
/// <param name="Kind">One of <see cref="PersonKinds"/>.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Name">As the record has it.</param>
/// <param name="DateOfBirth">Where the record has one.</param>
/// <param name="ModuleName">Which module answered.</param>
/// <param name="ModuleDisplayName">As people say it.</param>
public sealed record FoundPerson(string Kind, Guid PersonId, string Name, DateOnly? DateOfBirth, string ModuleName, string ModuleDisplayName)
{
    /// <summary>The area of the record, where it has one.</summary>
    public string? AreaCode { get; init; }
}

/// <summary>One record that a schedule says how long to keep.</summary>
/// <param name="ModuleDisplayName">Where.</param>
/// <param name="Title">What it is.</param>
/// <param name="Schedule">The schedule's code.</param>
/// <param name="From">The day from which it counts; null while it is in use.</param>
/// <param name="DateOfBirth">Where the record has one.</param>
public sealed record KeptRecord(string ModuleDisplayName, string Title, string Schedule, DateOnly? From, DateOnly? DateOfBirth);

/// <summary>A person's record with its names.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Names">As the record has them, in the order in which they are said.</param>
/// <param name="AreaCode">The area of the record, where it has one.</param>
internal sealed record NamedRecord(Guid PersonId, IReadOnlyList<string> Names, string? AreaCode);

/// <summary>A single name of a person in a text of somebody else's record.</summary>
/// <param name="ModuleDisplayName">Where.</param>
/// <param name="Title">What record it is.</param>
/// <param name="Key">Table, key and property.</param>
/// <param name="Label">The property as people read it.</param>
/// <param name="Text">The text.</param>
internal sealed record SingleNameMention(string ModuleDisplayName, string Title, string Key, string Label, string Text)
{
    public static string KeyOf(EntityEntry entry, string property) => $"{entry.Metadata.GetTableName()}/{PersonRow.KeyOf(entry)}/{property}";
}
