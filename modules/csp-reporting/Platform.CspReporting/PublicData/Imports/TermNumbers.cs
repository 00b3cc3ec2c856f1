using Microsoft.EntityFrameworkCore;
using Platform.CspReporting.Data;

namespace Platform.CspReporting.PublicData.Imports;

/// <summary>Numbers for a publisher's wordings while a file is written; a wording that is new gets the next number.</summary>
internal sealed class TermNumbers
{
    private readonly CspReportingDbContext db;
    private readonly Dictionary<(TermList, string), int> numbers;
    private int last;

    private TermNumbers(CspReportingDbContext db, Dictionary<(TermList, string), int> numbers)
    {
        this.db = db;
        this.numbers = numbers;
        last = numbers.Values.DefaultIfEmpty().Max();
    }

    /// <summary>Reads what is known already.</summary>
    public static async Task<TermNumbers> LoadAsync(CspReportingDbContext db, CancellationToken cancellationToken)
        => new(db, await db.Terms.AsNoTracking().ToDictionaryAsync(term => (term.List, term.Text), term => term.Id, cancellationToken));

    /// <summary>The number of a wording.</summary>
    public int Of(TermList list, string text)
    {
        if (numbers.TryGetValue((list, text), out var known))
            return known;

        numbers.Add((list, text), ++last);
        db.Terms.Add(new Term { Id = last, List = list, Text = text });
        return last;
    }

    /// <summary>The number of a wording, or null for none.</summary>
    public int? OfOptional(TermList list, string? text) => text is null ? null : Of(list, text);
}
