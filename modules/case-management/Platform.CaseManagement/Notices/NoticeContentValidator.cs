using FluentValidation;
using Platform.CaseManagement.Children;
using Platform.Kernel.ReferenceData;

namespace Platform.CaseManagement.Notices;

/// <summary>What a notice must hold, by form, by file and by API. Areas are checked by the use case: a file's are its sender's.</summary>
internal sealed class NoticeContentValidator : AbstractValidator<NoticeContent>
{
    public const int LongestNarrative = 10_000;
    public const int MostPeople = 20;

    public NoticeContentValidator(TimeProvider clock, ReferenceData reference)
    {
        RuleFor(n => n.AgencyKind).NotEmpty().WithMessage("Choose the kind of agency");
        RuleFor(n => n.AgencyKind).Must(c => string.IsNullOrEmpty(c) || reference.AgencyKind(c) is not null).WithMessage("Choose the kind of agency from the list");
        RuleFor(n => n.AgencyName).NotEmpty().WithMessage("Enter the name of the agency");
        RuleFor(n => n.AgencyName).MaximumLength(150).WithMessage("The name of the agency must be 150 characters or fewer");
        RuleFor(n => n.Reference).MaximumLength(60).WithMessage("The agency’s reference must be 60 characters or fewer");
        RuleFor(n => n.NoticeKind).NotEmpty().WithMessage("Choose what the notice is about");
        RuleFor(n => n.NoticeKind).Must(c => string.IsNullOrEmpty(c) || NoticeCodes.Kinds.Has(c)).WithMessage("Choose what the notice is about from the list");
        RuleFor(n => n.HappenedOn).NotNull().WithMessage("Enter the date it happened");
        RuleFor(n => n.HappenedOn).Must(d => d is null || d <= clock.Today()).WithMessage("The date it happened must be today or in the past");
        RuleFor(n => n.HappenedOn).Must(d => d is null || d >= clock.Today().AddYears(-20)).WithMessage("The date it happened must be in the last 20 years");
        RuleFor(n => n.ReportedOn).Must(d => d is null || d <= clock.Today()).WithMessage("The date it was reported must be today or in the past");
        RuleFor(n => n.ReportedOn).Must((n, d) => d is null || n.HappenedOn is null || d >= n.HappenedOn)
            .WithMessage("The date it was reported must be the same as or after the date it happened");
        RuleFor(n => n.Place).MaximumLength(200).WithMessage("Place must be 200 characters or fewer");
        RuleFor(n => n.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcode.Read(p) is not null).WithMessage("Enter a full postcode, for example SN1 2JH");
        RuleFor(n => n.LsoaCode).Must(c => string.IsNullOrWhiteSpace(c) || OnsCode.IsLsoa(c.Trim())).WithMessage("The LSOA must be a code such as E01015534");
        RuleFor(n => n.AreaCode).NotEmpty().WithMessage("Choose the local authority");
        RuleFor(n => n.AreaCode).Must(c => string.IsNullOrEmpty(c) || reference.Area(c) is not null).WithMessage("Choose the local authority from the list");
        RuleFor(n => n.Narrative).NotEmpty().WithMessage("Enter what happened");
        RuleFor(n => n.Narrative).MaximumLength(LongestNarrative).WithMessage("What happened must be 10,000 characters or fewer");
        RuleFor(n => n.Drivers).Must(d => d.All(c => reference.DriverOfViolence(c) is not null)).WithMessage("Choose drivers and themes from the list");
        RuleFor(n => n.Drivers).Must(d => d.Count <= 10).WithMessage("Choose no more than 10 drivers and themes");
        RuleFor(n => n.HandlingConditions).MaximumLength(500).WithMessage("Handling conditions must be 500 characters or fewer");
        RuleFor(n => n.WeaponCode).Must(c => string.IsNullOrEmpty(c) || NoticeCodes.Weapons.Has(c)).WithMessage("Choose the weapon from the list");
        RuleFor(n => n.InjuryCode).Must(c => string.IsNullOrEmpty(c) || NoticeCodes.Injuries.Has(c)).WithMessage("Choose the injury from the list");

        When(n => n.NoticeKind == NoticeCodes.Intelligence, () =>
        {
            RuleFor(n => n.SourceGrade).Must(NoticeCodes.SourceGrades.Has).WithMessage("Choose the grade of the source");
            RuleFor(n => n.InformationGrade).Must(NoticeCodes.InformationGrades.Has).WithMessage("Choose the grade of the information");
            RuleFor(n => n.HandlingConditions).NotEmpty().WithMessage("Enter the handling conditions of the intelligence");
        });

        RuleFor(n => n.People).Must(p => p.Count <= MostPeople).WithMessage("Name no more than 20 people in one notice");
        RuleForEach(n => n.People).Where(p => !p.IsEmpty).SetValidator(new NamedPersonValidator(clock));
    }

    private sealed class NamedPersonValidator : AbstractValidator<NamedPerson>
    {
        public NamedPersonValidator(TimeProvider clock)
        {
            RuleFor(p => p.Role).Must(NoticeCodes.Roles.Has).WithMessage("Choose how this person was involved");
            RuleFor(p => p.GivenNames).NotEmpty().When(p => p.Role != NoticeCodes.Harmed && p.Role != NoticeCodes.Witness).WithMessage("Enter this person’s given names, or their one name");
            RuleFor(p => p.GivenNames).MaximumLength(100).WithMessage("Given names must be 100 characters or fewer");
            RuleFor(p => p.GivenNames).Must(IsNoFormula).WithMessage("Given names must not begin with =, + or @: take the formula out");
            RuleFor(p => p.FamilyName).MaximumLength(100).WithMessage("Family name must be 100 characters or fewer");
            RuleFor(p => p.FamilyName).Must(IsNoFormula).WithMessage("Family name must not begin with =, + or @: take the formula out");
            RuleFor(p => p.DateOfBirth).Must(d => d is null || d <= clock.Today() && d >= clock.Today().AddYears(-120)).WithMessage("Date of birth must be in the past");
            RuleFor(p => p.SexCode).Must(c => string.IsNullOrEmpty(c) || ChildCodes.Sexes.Has(c)).WithMessage("Choose the sex from the list");
            RuleFor(p => p.Postcode).Must(p => string.IsNullOrWhiteSpace(p) || Postcode.Read(p) is not null).WithMessage("Enter a full postcode, for example SN1 2JH");
            RuleFor(p => p.NhsNumber).Must(n => string.IsNullOrWhiteSpace(n) || NhsNumber.Read(n) is not null)
                .WithMessage("Check the NHS number: it has 10 figures, and these do not fit together. Leave it empty if you are not sure");
        }

        private static bool IsNoFormula(string? text) => text is null || text.TrimStart() is not ['=' or '+' or '@', ..];
    }
}
