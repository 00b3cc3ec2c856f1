using System.Globalization;
using System.Text.RegularExpressions;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.Host.Auditing;

/// <summary>What to look for in the audit trail. All that is given must fit.</summary>
/// <param name="Person">A part of the worker's name.</param>
/// <param name="Record">The record's identifier, or the address of its page.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Action">The request's name.</param>
/// <param name="Module">The workstream.</param>
/// <param name="Outcome">What came of it.</param>
internal sealed partial record AuditFilter(string? Person = null, string? Record = null, DateOnly? From = null, DateOnly? To = null, string? Action = null, string? Module = null, AuditOutcome? Outcome = null)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The identifier in <see cref="Record"/>; null where there is none.</summary>
    public Guid? RecordId => Record is not null && Identifier().Match(Record) is { Success: true } match ? Guid.Parse(match.Value) : null;

    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries)
    {
        if (!string.IsNullOrWhiteSpace(Person))
        {
            var name = Person.Trim().ToLowerInvariant();
            entries = entries.Where(e => e.UserName.ToLower().Contains(name));
        }

        if (RecordId is { } record)
            entries = entries.Where(e => e.RecordId == record);
        if (From is { } first)
        {
            var from = Start(first);
            entries = entries.Where(e => e.OccurredUtc >= from);
        }

        if (To is { } last)
        {
            var to = Start(last.AddDays(1));
            entries = entries.Where(e => e.OccurredUtc < to);
        }

        if (!string.IsNullOrEmpty(Action))
            entries = entries.Where(e => e.Action == Action);
        if (!string.IsNullOrEmpty(Module))
            entries = entries.Where(e => e.Module == Module);
        if (Outcome is { } outcome)
            entries = entries.Where(e => e.Outcome == outcome);
        return entries;
    }

    private static DateTime Start(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London);

    [GeneratedRegex("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")]
    private static partial Regex Identifier();
}

/// <summary>A page of the audit trail, the newest first. That somebody looked is written to the trail too.</summary>
[RequiresPermission(AuditPermissions.View)]
[AuditedAs("Looked at the audit trail")]
internal sealed record FindAudit(AuditFilter Filter, string? After = null, int PageSize = 50) : IQuery<AuditPage>, IAboutRecord
{
    string IAboutRecord.RecordType => AuditRecords.Trail;

    Guid? IAboutRecord.RecordId => Filter.RecordId;
}

/// <summary>The entries that fit, as rows of a file, read as they are written. That somebody took them is written to the trail too.</summary>
[RequiresPermission(AuditPermissions.View)]
[AuditedAs("Took a copy of the audit trail")]
internal sealed record ExportAudit(AuditFilter Filter) : IQuery<IAsyncEnumerable<AuditRow>>, IAboutRecord
{
    string IAboutRecord.RecordType => AuditRecords.Trail;

    Guid? IAboutRecord.RecordId => Filter.RecordId;
}

internal static class AuditRecords
{
    public const string Trail = "audit-trail";
}

internal sealed class FindAuditValidator : AbstractValidator<FindAudit>
{
    public FindAuditValidator() => RuleFor(r => r.PageSize).InclusiveBetween(1, 200);
}

internal sealed record AuditPage(IReadOnlyList<AuditRow> Rows, string? Next);

internal sealed record AuditRow(
    Guid Id, DateTime OccurredUtc, long? Position, string Module, string Action, bool IsView, AuditOutcome Outcome, string UserName, string? AgencyCode, string? CoveringFor,
    string? RecordType, Guid? RecordId, int? Hits, string? Fields, string? Reason, string? RemoteAddress);

internal sealed class FindAuditHandler(KernelDbContext kernel) : IRequestHandler<FindAudit, AuditPage>, IRequestHandler<ExportAudit, IAsyncEnumerable<AuditRow>>
{
    public async Task<AuditPage> Handle(FindAudit request, CancellationToken cancellationToken)
    {
        var entries = request.Filter.Of(kernel.Audit.AsNoTracking());
        if (Key.Read(request.After) is { } after)
            entries = entries.Where(e => e.OccurredUtc < after.Utc || (e.OccurredUtc == after.Utc && e.Id.CompareTo(after.Id) < 0));
        var rows = await Rows(entries).Take(request.PageSize + 1).ToListAsync(cancellationToken);
        var page = rows.Take(request.PageSize).ToList();
        return new AuditPage(page, rows.Count > request.PageSize ? Key.Write(page[^1]) : null);
    }

    public Task<IAsyncEnumerable<AuditRow>> Handle(ExportAudit request, CancellationToken cancellationToken)
        => Task.FromResult(Rows(request.Filter.Of(kernel.Audit.AsNoTracking())).AsAsyncEnumerable());

    private static IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries) => entries
        .OrderByDescending(e => e.OccurredUtc).ThenByDescending(e => e.Id)
        .Select(e => new AuditRow(
            e.Id, e.OccurredUtc, e.Position, e.Module, e.Action, e.IsView, e.Outcome, e.UserName, e.AgencyCode, e.CoveringFor, e.RecordType, e.RecordId, e.Hits, e.Fields, e.Reason, e.RemoteAddress));

    private sealed record Key(DateTime Utc, Guid Id)
    {
        public static string Write(AuditRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.OccurredUtc.Ticks}_{row.Id:N}");

        public static Key? Read(string? text) => text?.Split('_') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= DateTime.MaxValue.Ticks && Guid.TryParseExact(id, "N", out var guid)
            ? new Key(new DateTime(number, DateTimeKind.Utc), guid)
            : null;
    }
}

/// <summary>How the chain is: sealed up to when, verified when, and with what result.</summary>
[RequiresPermission(AuditPermissions.View)]
internal sealed record GetAuditState : IQuery<AuditState>;

internal sealed record AuditState(DateTime? SealedUtc, long? LastPosition, string? SealHash, int Unsealed, DateTime? CheckedUtc, bool? IsIntact, string? Says);

internal sealed class GetAuditStateHandler(KernelDbContext kernel, RecordedVerification verifications) : IRequestHandler<GetAuditState, AuditState>
{
    public async Task<AuditState> Handle(GetAuditState request, CancellationToken cancellationToken)
    {
        var seal = await kernel.AuditSeals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken);
        var check = await verifications.LastAsync(cancellationToken);
        var unsealed = await kernel.Audit.CountAsync(e => e.Position == null, cancellationToken);
        return new AuditState(seal?.SealedUtc, seal?.LastPosition, seal?.Hash, unsealed, check?.CheckedUtc, check?.IsIntact, check?.Says);
    }
}
