using MediatR;
using Microsoft.EntityFrameworkCore;
using Platform.CaseManagement.Children;
using Platform.CaseManagement.Data;
using Platform.CaseManagement.Notices;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;
using Platform.Kernel.Data;

namespace Platform.CaseManagement.Matching;

/// <summary>Puts somebody named in a notice on the record as a new child, in one press. Pressed twice, it is done once.</summary>
[RequiresPermission(CaseManagementPermissions.RegisterChildren)]
[AuditedAs("Put a named child on the record")]
internal sealed record RegisterNamedChild(Guid PersonId) : ICommand<Guid>, IAboutRecord
{
    string IAboutRecord.RecordType => "named-person";

    Guid? IAboutRecord.RecordId => PersonId;
}

internal sealed class RegisterNamedChildHandler(CaseManagementDbContext db, IMediator mediator, IGuidGenerator guids) : IRequestHandler<RegisterNamedChild, Result<Guid>>
{
    public async Task<Result<Guid>> Handle(RegisterNamedChild request, CancellationToken cancellationToken)
    {
        var person = await db.NoticePeople.Include(p => p.Candidates).SingleOrDefaultAsync(p => p.Id == request.PersonId, cancellationToken);
        if (person is null || !NoticeCodes.IsMatched(person.Role))
            return Result.NotFound();
        if (person.ChildId is { } there)
            return there;
        if (person.DateOfBirth is null)
            return Result.Failure("", "The notice gives no date of birth. Find it out, then register the child by hand.");
        if (person.Candidates.Any(c => c.Decision is not MatchDecision.Different))
            return Result.Failure("", "Compare this person with each child first: a new record is made only when every one is a different child.");

        // Linked before it is registered, so that the search for others who wait passes this one by.
        var id = guids.Create();
        person.Link(id, MatchStatus.Registered);
        var registered = await mediator.Send(new RegisterChild(id, new ChildDetails
        {
            GivenNames = person.GivenNames,
            FamilyName = person.FamilyName,
            DateOfBirth = person.DateOfBirth,
            SexCode = person.SexCode,
            Postcode = person.Postcode,
            NhsNumber = person.NhsNumber,
            AreaCode = person.AreaCode,
        }, IsNotOneOfThese: person.Candidates.Count > 0), cancellationToken);
        return registered;
    }
}
