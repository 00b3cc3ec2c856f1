using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Matching;

/// <summary>A person says whether somebody named in a notice is a child on the record: same, different, or not sure.</summary>
[RequiresPermission(CaseManagementPermissions.ReviewMatches)]
[AuditedAs("Decided about a possible match")]
internal sealed record DecideMatch(Guid PersonId, Guid ChildId, MatchDecision? Decision) : ICommand, IAboutRecord
{
    string IAboutRecord.RecordType => "named-person";

    Guid? IAboutRecord.RecordId => PersonId;

    string? IAboutRecord.Reason => Decision?.ToString();
}

internal sealed class DecideMatchValidator : AbstractValidator<DecideMatch>
{
    public DecideMatchValidator() => RuleFor(d => d.Decision).NotNull().WithMessage("Choose whether this is the same child, a different child, or you are not sure");
}

internal sealed class DecideMatchHandler(CaseManagementDbContext db) : IRequestHandler<DecideMatch, Result>
{
    public async Task<Result> Handle(DecideMatch request, CancellationToken cancellationToken)
    {
        // With restricted candidates, so that they go on waiting for the people named on them; the person and the child must be in reach.
        var person = await db.NoticePeople.AnyAsync(p => p.Id == request.PersonId, cancellationToken)
            ? await db.NoticePeople.IgnoreQueryFilters([QueryFilters.Sensitivity]).Include(p => p.Candidates).SingleOrDefaultAsync(p => p.Id == request.PersonId, cancellationToken)
            : null;
        if (person is null || !NoticeCodes.IsMatched(person.Role) || !await db.Children.AnyAsync(c => c.Id == request.ChildId, cancellationToken))
            return Result.NotFound();
        if (person.IsLinked && person.ChildId != request.ChildId)
            return Result.Failure("", "Somebody has linked this person to another child meanwhile. Open the notice to see whom.");
        if (!person.IsLinked)
            person.Decide(request.ChildId, request.Decision!.Value);
        return Result.Success();
    }
}
