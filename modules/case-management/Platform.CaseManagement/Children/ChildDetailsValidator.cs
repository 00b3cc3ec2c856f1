using FluentValidation;
using Platform.Kernel.ReferenceData;
using Platform.Kernel.Security;

namespace Platform.CaseManagement.Children;

/// <summary>What details must hold, whoever enters them.</summary>
internal sealed class ChildDetailsValidator : AbstractValidator<ChildDetails>
{
    /// <summary>Older than this on registering, the person is no child and no care leaver: a typing mistake.</summary>
    private const int OldestYears = 25;

    public ChildDetailsValidator(TimeProvider clock, ICurrentUser user, ReferenceData reference)
    {
        RuleFor(d => d.GivenNames).NotEmpty().WithMessage("Enter the child’s given names, or their one name");
        RuleFor(d => d.GivenNames).MaximumLength(100).WithMessage("Given names must be 100 characters or fewer");
        RuleFor(d => d.FamilyName).MaximumLength(100).WithMessage("Family name must be 100 characters or fewer");
        RuleFor(d => d.KnownAs).MaximumLength(100).WithMessage("The name the child is known as must be 100 characters or fewer");
        RuleFor(d => d.DateOfBirth).NotNull().WithMessage("Enter the child’s date of birth");
        RuleFor(d => d.DateOfBirth).Must(d => d is null || d <= clock.Today()).WithMessage("Date of birth must be in the past");
        RuleFor(d => d.DateOfBirth).Must(d => d is null || Child.AgeOn(d.Value, clock.Today()) <= OldestYears)
            .WithMessage($"Check the date of birth: it makes the child more than {OldestYears} years old");
        RuleFor(d => d.SexCode).Must(c => c is null || ChildCodes.Sexes.Has(c)).WithMessage("Choose the sex from the list");
        RuleFor(d => d.GenderCode).Must(c => c is null || ChildCodes.Genders.Has(c)).WithMessage("Choose the gender from the list");
        RuleFor(d => d.GenderOwnWords).NotEmpty().When(d => d.GenderCode == "own-words").WithMessage("Enter the child’s own word for their gender");
        RuleFor(d => d.GenderOwnWords).MaximumLength(100).WithMessage("The child’s own word for their gender must be 100 characters or fewer");
        RuleFor(d => d.EthnicityCode).Must(c => c is null || reference.Ethnicity(c) is not null).WithMessage("Choose the ethnicity from the list");
        RuleFor(d => d.NhsNumber).Must(n => string.IsNullOrWhiteSpace(n) || NhsNumber.Read(n) is not null)
            .WithMessage("Check the NHS number: it has 10 figures, and these do not fit together. Leave it empty if you are not sure");
        RuleFor(d => d.PupilNumber).Must(n => string.IsNullOrWhiteSpace(n) || PupilNumber.Read(n) is not null)
            .WithMessage("Check the unique pupil number: it has a letter and 12 figures, and these do not fit together. Leave it empty if you are not sure");
        RuleFor(d => d.Address).MaximumLength(300).WithMessage("Address must be 300 characters or fewer");
        RuleFor(d => d.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcode.Read(p) is not null).WithMessage("Enter a full postcode, for example SN1 2JH");
        RuleFor(d => d.AreaCode).NotEmpty().WithMessage("Choose the child’s local authority");
        RuleFor(d => d.AreaCode).Must(a => string.IsNullOrEmpty(a) || reference.Area(a) is not null).WithMessage("Choose the local authority from the list");
        RuleFor(d => d.AreaCode).Must(a => string.IsNullOrEmpty(a) || reference.Area(a) is null || user.MayWorkIn(a)).WithMessage("Choose one of your own areas");
        RuleFor(d => d.Strengths).MaximumLength(4000).WithMessage("Strengths must be 4,000 characters or fewer");
        RuleFor(d => d.SafetyNeeds).MaximumLength(2000).WithMessage("What is needed to be safe must be 2,000 characters or fewer");
    }
}
