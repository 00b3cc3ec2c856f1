using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Rights;
using Platform.Kernel.Security;

namespace Platform.Host.Rights;

/// <summary>All that is held about the person of a request, each thing with what becomes of it in the copy.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Read all that is held about a person")]
internal sealed record ReviewExport(Guid Id) : IQuery<ReviewedExport?>, IAboutRecord
{
    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed record ReviewedExport(string Reference, string PersonName, bool IdentityIsChecked, IReadOnlyList<ReviewedModule> Modules)
{
    /// <summary>Not a copy: texts of other people's records with a single name of somebody who is to be erased.</summary>
    public bool IsErasure { get; init; }

    public IEnumerable<ReviewedItem> Items => Modules.SelectMany(m => m.Rows).SelectMany(r => r.Items);
}

internal sealed record ReviewedModule(string Name, string DisplayName, IReadOnlyList<ReviewedRow> Rows);

internal sealed record ReviewedRow(string Table, string Key, string Title, IReadOnlyList<ReviewedItem> Items);

/// <param name="ItemKey">What a decision about it names.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Value">As it stands.</param>
/// <param name="What">What it is.</param>
/// <param name="IsShown">It is in the copy.</param>
/// <param name="Because">Why it is left out, or kept against the rule.</param>
internal sealed record ReviewedItem(string ItemKey, string Label, string Value, PersonalDataClass What, bool IsShown, string? Because);

internal sealed class ReviewExportHandler(HostDbContext db, PersonalDataRegister register) : IRequestHandler<ReviewExport, ReviewedExport?>
{
    public async Task<ReviewedExport?> Handle(ReviewExport request, CancellationToken cancellationToken)
    {
        if (await db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { IsOpen: true } found)
            return null;
        var decisions = await db.RedactionDecisions.AsNoTracking().Where(d => d.RequestId == request.Id).ToDictionaryAsync(d => d.ItemKey, cancellationToken);
        if (found.Kind == RightsKind.Erasure)
            return new ReviewedExport(found.Reference, found.PersonName, found.IdentityCheckedOn is not null, Review(await register.MentionsAsync(found.PersonKind, found.PersonId, cancellationToken), decisions)) { IsErasure = true };
        var export = await register.ExportAsync(found.PersonKind, found.PersonId, cancellationToken);
        return new ReviewedExport(found.Reference, found.PersonName, found.IdentityCheckedOn is not null, Review(export, decisions));
    }

    /// <summary>Each thing as the map says, unless a reviewer decided otherwise.</summary>
    public static IReadOnlyList<ReviewedModule> Review(PersonExport export, IReadOnlyDictionary<string, RedactionDecision> decisions)
        => [.. export.Modules.Select(m => new ReviewedModule(m.Name, m.DisplayName, [.. m.Rows.Select(r => new ReviewedRow(r.Table, r.Key, r.Title, [.. r.Fields.Select(f => Item(r, f, decisions))]))]))];

    /// <summary>A single name may be somebody else's: it stays unless a reviewer takes it out.</summary>
    private static IReadOnlyList<ReviewedModule> Review(IReadOnlyList<SingleNameMention> mentions, IReadOnlyDictionary<string, RedactionDecision> decisions)
        => [.. mentions.GroupBy(m => m.ModuleDisplayName).Select(g => new ReviewedModule(g.Key, g.Key, [.. g.Select(m => new ReviewedRow("", "", m.Title,
            [new ReviewedItem(m.Key, m.Label, m.Text, PersonalDataClass.Text, decisions.GetValueOrDefault(m.Key)?.IsKept ?? true, decisions.GetValueOrDefault(m.Key)?.Reason)]))]))];

    private static ReviewedItem Item(ExportedRow row, ExportedField field, IReadOnlyDictionary<string, RedactionDecision> decisions)
    {
        var key = $"{row.Table}/{row.Key}/{field.Name}";
        var decision = decisions.GetValueOrDefault(key);
        return new ReviewedItem(key, field.Label, field.Value, field.What, decision?.IsKept ?? field.RedactedBecause is null, decision?.Reason ?? field.RedactedBecause);
    }
}

/// <summary>Keeps one thing in the copy that would be left out, or leaves one out that would be in it; with the reason.</summary>
[RequiresPermission(RightsPermissions.Handle)]
[AuditedAs("Decided what a copy leaves out")]
internal sealed record DecideRedaction(Guid Id, string? ItemKey, bool Keep, string? Reason) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => RightsRecord.Type;

    Guid? IAboutRecord.RecordId => Id;
}

internal sealed class DecideRedactionValidator : AbstractValidator<DecideRedaction>
{
    public DecideRedactionValidator()
    {
        RuleFor(r => r.ItemKey).NotEmpty().MaximumLength(400).WithMessage("Open the review again and choose once more");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Enter why, in a sentence").MaximumLength(500).WithMessage("The reason must be 500 characters or fewer");
    }
}

internal sealed class DecideRedactionHandler(HostDbContext db, PersonalDataRegister register, ICurrentUser currentUser) : IRequestHandler<DecideRedaction, Result>
{
    public async Task<Result> Handle(DecideRedaction request, CancellationToken cancellationToken)
    {
        if (await db.RightsRequests.SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken) is not { IsOpen: true } found)
            return Result.NotFound();
        // Only of what the person who decides may see.
        var known = found.Kind == RightsKind.Erasure
            ? (await register.MentionsAsync(found.PersonKind, found.PersonId, cancellationToken)).Select(m => m.Key)
            : (await register.ExportAsync(found.PersonKind, found.PersonId, cancellationToken)).Rows.SelectMany(r => r.Fields.Select(f => $"{r.Table}/{r.Key}/{f.Name}"));
        if (!known.Contains(request.ItemKey))
            return Result.NotFound();
        if (found.Kind == RightsKind.Erasure && found.Status != RightsStatus.Open)
            return Result.Failure("", "The erasure was asked for already. Send it back first to decide about single names.");
        var decision = await db.RedactionDecisions.FindAsync([request.Id, request.ItemKey], cancellationToken);
        if (decision is null)
            db.RedactionDecisions.Add(decision = new RedactionDecision { RequestId = request.Id, ItemKey = request.ItemKey!, Reason = "", DecidedBy = "" });
        decision.IsKept = request.Keep;
        decision.Reason = request.Reason!;
        decision.DecidedBy = currentUser.DisplayName;
        return Result.Success();
    }
}
