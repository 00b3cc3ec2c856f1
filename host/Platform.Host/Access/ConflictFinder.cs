using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Data;
using Platform.Kernel.Rights;
using Quartz;

namespace Platform.Host.Access;

/// <summary>
/// Compares the names of people who were harmed with those of children on the record, each night and in memory. It uses what every
/// workstream says it holds about people; nothing of it reaches a workstream, an event or a log.
/// </summary>
internal sealed class ConflictFinder(PersonalDataRegister register, HostDbContext db, IGuidGenerator guids, TimeProvider clock)
{
    /// <returns>How many pairs are new.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var harmed = new Dictionary<string, List<NamedRecord>>(StringComparer.Ordinal);
        await foreach (var person in register.NamesAsync(PersonKinds.PersonHarmed, cancellationToken))
            foreach (var name in WholeNames(person.Names))
                (harmed.TryGetValue(name, out var same) ? same : harmed[name] = []).Add(person);
        if (harmed.Count == 0)
            return 0;

        var known = (await db.IdentityConflicts.AsNoTracking().Select(c => new { c.ChildId, c.HarmedId }).ToListAsync(cancellationToken)).Select(c => (c.ChildId, c.HarmedId)).ToHashSet();
        var added = 0;
        await foreach (var child in register.NamesAsync(PersonKinds.Child, cancellationToken))
        {
            foreach (var person in WholeNames(child.Names).SelectMany(n => harmed.GetValueOrDefault(n) ?? []).Where(p => known.Add((child.PersonId, p.PersonId))))
            {
                db.IdentityConflicts.Add(new IdentityConflict
                {
                    Id = guids.Create(), ChildId = child.PersonId, HarmedId = person.PersonId, AreaCode = child.AreaCode ?? "", HarmedAreaCode = person.AreaCode ?? "",
                    FoundUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime),
                });
                added++;
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return added;
    }

    /// <summary>First and last name in plain letters: of one field "Zoë Ann O'Brien", of several "Zoë Ann", "O’Brien", "Zo".</summary>
    internal static IReadOnlySet<string> WholeNames(IReadOnlyList<string> names)
    {
        var words = names.Select(n => n.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(w => w.Length > 0).ToList()).Where(w => w.Count > 0).ToList();
        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in words.Where(w => w.Count > 1))
            whole.Add($"{one[0]} {one[^1]}");
        foreach (var first in words)
            foreach (var last in words.Where(l => !ReferenceEquals(l, first)))
            {
                whole.Add($"{first[0]} {last[^1]}");
                whole.Add($"{first[0]} {string.Concat(last)}");
            }

        return whole;
    }

    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var c in word.NormalizeAny(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && char.IsLetter(c)))
            plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }
}

/// <summary>Each night.</summary>
[DisallowConcurrentExecution]
internal sealed class FindConflictsJob(ConflictFinder finder) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await finder.RunAsync(cancellationToken);
}
