using FluentValidation;
using MediatR;
using Platform.Host.People;
using Platform.Kernel.Application;
using Platform.Kernel.Auditing;

namespace Platform.Host.Administration;

/// <summary>Changes how colleagues know somebody.</summary>
/// <param name="PersonId">Whom.</param>
/// <param name="Stamp">As it was when the page was opened.</param>
/// <param name="DisplayName">The name.</param>
[RequiresPermission(HostPermissions.People, HostPermissions.PeopleOfAgency)]
[AuditedAs("Changed a person’s name")]
internal sealed record ChangePerson(Guid PersonId, string? Stamp, string? DisplayName) : ICommand, IAboutRecord
{
    public string RecordType => "person";

    public Guid? RecordId => PersonId;
}

internal sealed class ChangePersonValidator : AbstractValidator<ChangePerson>
{
    public ChangePersonValidator()
        => RuleFor(r => r.DisplayName).NotEmpty().WithMessage("Enter the person's name").MaximumLength(100).WithMessage("Enter a name of 100 characters or fewer");
}

internal sealed class ChangePersonHandler(DirectoryReach reach, DirectoryHistory history, UserAccessReader access) : IRequestHandler<ChangePerson, Result>
{
    public async Task<Result> Handle(ChangePerson request, CancellationToken cancellationToken)
    {
        if (await reach.FindAsync(request.PersonId, cancellationToken) is not { } person)
            return Result.NotFound();
        if (!reach.IsEverywhere && await reach.WhyNotAsync(person, cancellationToken) is { } refused)
            return refused;
        if (person.ConcurrencyStamp != request.Stamp)
            return Lost.Race();

        var name = request.DisplayName!.Trim();
        history.Add(DirectoryHistory.Person(person.Id), DirectoryHistory.Changed("Name", person.DisplayName, name));
        person.DisplayName = name;
        person.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        access.Forget();
        return Result.Success();
    }
}

/// <summary>The answer to who saves second.</summary>
internal static class Lost
{
    public static Failure Race() => new(
        [new RuleError("", "Somebody else changed this while you were working on it. Nothing of yours was saved: look at their change, then make yours again.")],
        IsConflict: true);
}
