using FluentValidation;

namespace Platform.Participation.Themes;

/// <summary>The rule of every text that a poster will show: nothing in it tells who somebody is.</summary>
internal static class PublishableText
{
    public static void MustNameNobody<T>(this IRuleBuilder<T, string?> rule, Func<T, bool> isChecked)
        => rule.Custom((text, context) =>
        {
            if (RecognisableDetails.NeverPublished(text) is { } sentence)
                context.AddFailure(sentence);
            else if (!isChecked(context.InstanceToValidate) && RecognisableDetails.LikelyNames(text) is { Count: > 0 } names)
                context.AddFailure($"Take out {string.Join(", ", names.Select(n => $"“{n}”"))} if it is a name, or confirm below that nobody can be recognised.");
        });
}
