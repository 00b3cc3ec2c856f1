namespace Platform.Kernel.Web;

/// <summary>The kinds of record that one module shows and others add to.</summary>
public static class RecordTypes
{
    /// <summary>A child on the record. The identifier is the child's.</summary>
    public const string Child = "child";

    /// <summary>A person who has been harmed, as victim services knows them. The identifier is the contact's.</summary>
    public const string PersonHarmed = "person-harmed";
}

/// <summary>
/// A summary that a module shows under another module's record, for example the knife-crime programme on a child's page.
/// It reads its own module's database alone.
/// </summary>
public interface IRecordPanel
{
    /// <summary>The record it adds to: one of <see cref="RecordTypes"/>.</summary>
    string RecordType { get; }

    /// <summary>It shows only to a person who holds this permission.</summary>
    string RequiredPermission { get; }

    /// <summary>Lower stands first.</summary>
    int Order => 100;

    /// <summary>The panel for one record, or null when this module holds nothing about it.</summary>
    Task<RecordPanel?> GetAsync(Guid recordId, CancellationToken cancellationToken);
}

/// <summary>A panel's content: rows of a summary list and links.</summary>
/// <param name="Title">The module's word for it, for example "Knife-crime programme".</param>
/// <param name="Rows">Facts, the newest first.</param>
/// <param name="Links">What the reader can do next in the module.</param>
public sealed record RecordPanel(string Title, IReadOnlyList<RecordPanelRow> Rows, IReadOnlyList<RecordPanelLink> Links);

/// <summary>One fact of a panel.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
public sealed record RecordPanelRow(string Label, string Value);

/// <summary>One link of a panel.</summary>
/// <param name="Text">What following it does.</param>
/// <param name="Url">A path on this host.</param>
public sealed record RecordPanelLink(string Text, string Url);
