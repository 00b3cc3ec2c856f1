using FluentValidation;

namespace Platform.FocusedDeterrence;

/// <summary>The kinds of record that audit entries name.</summary>
internal static class DeterrenceRecordTypes
{
    public const string Cohort = "deterrence-cohort";
    public const string Nomination = "deterrence-nomination";
}

/// <summary>Rules that several requests share.</summary>
internal static class SharedRules
{
    public const int NoteLength = 4000;

    public static IRuleBuilderOptions<T, string?> FitsANote<T>(this IRuleBuilder<T, string?> rule, string what)
        => rule.MaximumLength(NoteLength).WithMessage($"{what} must be 4,000 characters or fewer.");

    /// <summary>A day that is given, and not in the future.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> IsADayUntilToday<T>(this IRuleBuilderInitial<T, DateOnly?> rule, string what, TimeProvider clock)
        => rule.Cascade(CascadeMode.Stop)
            .NotNull().WithMessage($"Enter the day {what}.")
            .Must(day => day is null || day <= clock.Today()).WithMessage($"The day {what} must be today or in the past.");
}
