using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Platform.Contracts;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;
using Platform.Kernel.EventBus;
using Platform.Kernel.EventBus.Transports;
using Platform.Kernel.Merging;
using Platform.Kernel.Modularity;
using Platform.Kernel.Security;
using Platform.Kernel.Sharing;

namespace Platform.Kernel.Rights;

/// <summary>
/// Starts erasures, says which modules have confirmed, and ends them: the identity is forgotten, the person's identifier in the kept
/// events becomes one of nobody, and the database lets go of what it had deleted.
/// </summary>
internal sealed class ErasureRequests(
    KernelDbContext kernel,
    ModuleDbContextTypes contexts,
    IServiceProvider services,
    PersonalDataRegister register,
    ModuleCatalogue modules,
    EventRegistry events,
    IModuleSwitches switches,
    IDistributedEventBus bus,
    ModuleDatabases databases,
    DatabaseBuses buses,
    AuditKeeping audit,
    IGuidGenerator guids,
    TimeProvider clock)
{
    private static readonly string EventName = EventNameAttribute.Of(typeof(PersonErasedEto)).Name;

    /// <summary>The stream of everything that is published about a person.</summary>
    public static string StreamOf(string kind, Guid personId) => kind == PersonKinds.Child ? Streams.Child(personId) : $"{kind}/{personId:N}";

    /// <summary>Adds the erasure and its event to a module's context: both are there when that is saved, or neither.</summary>
    /// <param name="module">The module whose command decides it; it publishes the event.</param>
    /// <param name="kind">One of <see cref="PersonKinds"/>.</param>
    /// <param name="personId">The person.</param>
    /// <param name="decidedBy">Who decided.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="mentions">Texts of other people's records out of which single names are taken too: keys of <see cref="SingleNameMention"/>.</param>
    public async Task<Guid> StartAsync(string module, string kind, Guid personId, Guid? decidedBy, CancellationToken cancellationToken, IReadOnlyList<string>? mentions = null)
    {
        var export = await register.ExportAsync(kind, personId, cancellationToken).ConfigureAwait(false);
        var records = export.Rows.Where(r => r is { IsShared: false, WithheldBecause: null }).Select(r => Guid.TryParse(r.Key, out var id) ? id : Guid.Empty).Append(personId).Where(id => id != Guid.Empty).Distinct();
        var details = new ErasureDetails(await register.IdentityAsync(kind, personId, cancellationToken).ConfigureAwait(false), [.. records]) { Mentions = mentions ?? [] };
        var erasure = new Erasure
        {
            Id = guids.Create(),
            PersonKind = kind,
            PersonId = personId,
            Identity = JsonSerializer.Serialize(details),
            DecidedUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime),
            DecidedBy = decidedBy,
        };
        contexts.Resolve(services, module)!.Set<Erasure>().Add(erasure);
        await bus.PublishAsync(new PersonErasedEto(erasure.Id, kind, personId), StreamOf(kind, personId)).ConfigureAwait(false);
        return erasure.Id;
    }

    /// <summary>How an erasure stands; null when there is none.</summary>
    public async Task<ErasureStatus?> GetAsync(Guid erasureId, CancellationToken cancellationToken)
    {
        if (await kernel.Erasures.AsNoTracking().SingleOrDefaultAsync(e => e.Id == erasureId, cancellationToken).ConfigureAwait(false) is not { } erasure)
            return null;
        var confirmed = await kernel.ErasureConfirmations.AsNoTracking().Where(c => c.ErasureId == erasureId).ToDictionaryAsync(c => c.Module, cancellationToken).ConfigureAwait(false);
        return new ErasureStatus(erasure.Id, erasure.DecidedUtc, erasure.CompletedUtc, [.. Consumers().Select(c => confirmed.GetValueOrDefault(c.Name) is { } done
            ? new ModuleErasure(c.Name, c.Module.DisplayName, done.ConfirmedUtc, done.RowsErased, done.RowsChanged, false)
            : new ModuleErasure(c.Name, c.Module.DisplayName, null, 0, 0, !switches.IsEnabled(c.Name)))]);
    }

    /// <summary>Ends every erasure that all modules have confirmed.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> CompleteAsync(CancellationToken cancellationToken)
    {
        var open = await kernel.Erasures.Where(e => e.CompletedUtc == null).ToListAsync(cancellationToken).ConfigureAwait(false);
        var ended = new List<Erasure>();
        foreach (var erasure in open)
        {
            var confirmed = await kernel.ErasureConfirmations.Where(c => c.ErasureId == erasure.Id).Select(c => c.Module).ToListAsync(cancellationToken).ConfigureAwait(false);
            if (Consumers().Any(c => !confirmed.Contains(c.Name)))
                continue;
            await EraseUntoldAsync(erasure, cancellationToken).ConfigureAwait(false);
            await EraseReasonsAsync(erasure, cancellationToken).ConfigureAwait(false);
            await ForgetAsync(erasure, cancellationToken).ConfigureAwait(false);
            ended.Add(erasure);
        }

        if (ended.Count == 0)
            return 0;
        foreach (var database in databases.All)
            await database.Provider.RemoveTracesAsync(cancellationToken).ConfigureAwait(false);
        // Last: what failed before is done again by the next run.
        foreach (var erasure in ended)
            erasure.CompletedUtc = UtcDateTimeConverter.ToUtcMicroseconds(clock.GetUtcNow().UtcDateTime);
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return ended.Count;
    }

    /// <summary>What modules hold that are no workstreams and hear no events, as the platform's own.</summary>
    private async Task EraseUntoldAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        foreach (var module in modules.Modules.Where(m => !m.IsWorkstream))
            if (contexts.Resolve(services, module.Name) is { } context)
                await ErasePersonalData.EraseUntoldAsync(context, module.Instance.PersonalData.Model, erasure.PersonKind, erasure.PersonId, erasure.Details, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reasons that people typed, on the person's own record or with their name. The trail goes on verifying without the text.</summary>
    private async Task EraseReasonsAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        var named = new List<Guid>();
        foreach (var some in erasure.Details.Records.Select(r => (Guid?)r).Chunk(PersonRows.Chunk))
            named.AddRange(await kernel.Audit.Where(a => some.Contains(a.RecordId) && a.Reason != null).Select(a => a.Id).ToListAsync(cancellationToken).ConfigureAwait(false));
        foreach (var phrase in erasure.Details.Identity.Phrases.Select(p => p.ToLowerInvariant()))
#pragma warning disable CA1304, CA1311, CA1862 // In the database, where there is no culture.
            named.AddRange(await kernel.Audit.Where(a => a.Reason != null && a.Reason.ToLower().Contains(phrase)).Select(a => a.Id).ToListAsync(cancellationToken).ConfigureAwait(false));
#pragma warning restore CA1304, CA1311, CA1862
        foreach (var entry in named.Distinct())
            await audit.EraseReasonAsync(entry, "The person was erased.", cancellationToken).ConfigureAwait(false);
    }

    private async Task ForgetAsync(Erasure erasure, CancellationToken cancellationToken)
    {
        // The kept events hold identifiers and codes. Their place, order and meaning stay, so that a replay gives the same figures and
        // ends with the same erasure; only whom they were about is nobody from now on, and nothing says who it was.
        // So is a record that was joined into theirs. The same nobody in every log.
        var nobodies = (await PersonMerges.AllIdsAsync(kernel, erasure.PersonKind, erasure.PersonId, cancellationToken).ConfigureAwait(false)).ToDictionary(id => id, _ => Guid.NewGuid());
        foreach (var bus in buses.Others)
            await bus.InKernelAsync(async there =>
            {
                await using var work = await there.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
                await ForgetInAsync(there, erasure.PersonKind, nobodies, cancellationToken).ConfigureAwait(false);
                await work.CommitAsync(cancellationToken).ConfigureAwait(false);
                return 0;
            }).ConfigureAwait(false);
        await using var transaction = await kernel.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await ForgetInAsync(kernel, erasure.PersonKind, nobodies, cancellationToken).ConfigureAwait(false);
        erasure.Identity = null;
        await kernel.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task ForgetInAsync(KernelDbContext kernel, string kind, Dictionary<Guid, Guid> nobodies, CancellationToken cancellationToken)
    {
        foreach (var (personId, nobody) in nobodies)
            await ForgetInAsync(kernel, kind, personId, nobody, cancellationToken).ConfigureAwait(false);
        // Also merges that were taken apart: they say whose records were once thought to be one.
        var ids = nobodies.Keys.ToList();
        var merges = await kernel.Set<PersonMerge>().Where(m => m.PersonKind == kind && (EF.Parameter(ids).Contains(m.SurvivingId) || EF.Parameter(ids).Contains(m.MergedId))).Select(m => m.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        await kernel.Set<PersonMergeRow>().Where(r => EF.Parameter(merges).Contains(r.MergeId)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await kernel.Set<PersonMerge>().Where(m => EF.Parameter(merges).Contains(m.Id)).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task ForgetInAsync(KernelDbContext kernel, string kind, Guid personId, Guid nobody, CancellationToken cancellationToken)
    {
        var (old, new_) = (personId.ToString(), nobody.ToString());
        var (stream, newStream) = (StreamOf(kind, personId), StreamOf(kind, nobody));
        await kernel.Outbox.Where(m => m.Payload.Contains(old))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.Payload, m => m.Payload.Replace(old, new_)), cancellationToken).ConfigureAwait(false);
        await kernel.Outbox.Where(m => m.StreamKey == stream)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.StreamKey, newStream), cancellationToken).ConfigureAwait(false);
        await kernel.Inbox.Where(i => i.StreamKey == stream)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.StreamKey, newStream).SetProperty(i => i.LastError, (string?)null), cancellationToken).ConfigureAwait(false);
        await kernel.Set<RecordGrant>().Where(g => g.PersonId == personId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await kernel.Set<RecordRestriction>().Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        await kernel.Set<Disclosure>().Where(d => d.PersonId == personId).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private IEnumerable<EventConsumer> Consumers() => events.Everywhere.Where(c => c.Subscriptions.ContainsKey(EventName)).OrderBy(c => c.Module.DisplayName, StringComparer.Ordinal);
}
