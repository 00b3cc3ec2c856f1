using FluentValidation;

namespace Platform.KnifeCrime.Interventions;

/// <summary>The kind of record that audit entries name.</summary>
internal static class InterventionRecord
{
    public const string Type = "knife-intervention";
}

/// <summary>Rules that several requests share.</summary>
internal static class SharedRules
{
    public static IRuleBuilderOptions<T, string?> FitsANote<T>(this IRuleBuilder<T, string?> rule, string what)
        => rule.MaximumLength(Intervention.NoteLength).WithMessage($"{what} must be 4,000 characters or fewer.");

    /// <summary>A day that is given, and not in the future.</summary>
    public static IRuleBuilderOptions<T, DateOnly?> IsADayUntilToday<T>(this IRuleBuilderInitial<T, DateOnly?> rule, string what, TimeProvider clock)
        => rule.Cascade(CascadeMode.Stop)
            .NotNull().WithMessage($"Enter the day {what}.")
            .Must(day => day is null || day <= clock.Today()).WithMessage($"The day {what} must be today or in the past.");

    /// <summary>The child's own words, or why there are none yet.</summary>
    public static void HasTheChildsWords<T>(this AbstractValidator<T> validator, System.Linq.Expressions.Expression<Func<T, string?>> words, Func<T, string?> whyNot)
    {
        validator.RuleFor(words)
            .Must((request, text) => !string.IsNullOrWhiteSpace(text) || !string.IsNullOrWhiteSpace(whyNot(request)))
            .WithMessage("Write what the child said in their own words, or say why not yet.")
            .Must((request, text) => string.IsNullOrWhiteSpace(text) || string.IsNullOrWhiteSpace(whyNot(request)))
            .WithMessage("Write either what the child said or why there are no words yet, not both.");
    }
}
