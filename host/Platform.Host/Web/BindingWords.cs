using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Platform.Kernel.Rights;

namespace Platform.Host.Web;

/// <summary>
/// What is said of a form's field that was sent with something that it cannot hold: a choice that is not on the list, letters for a
/// number. The framework's own sentences repeat what was sent and speak of "values".
/// </summary>
internal static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider messages)
    {
        messages.SetAttemptedValueIsInvalidAccessor((_, field) => Again(field));
        messages.SetUnknownValueIsInvalidAccessor(Again);
        messages.SetValueMustBeANumberAccessor(field => $"Enter a number for {Words(field)}.");
        messages.SetMissingBindRequiredValueAccessor(field => $"Enter {Words(field)}.");
        messages.SetValueMustNotBeNullAccessor(_ => "Enter or choose something here.");
        messages.SetValueIsInvalidAccessor(_ => "This cannot be read. Enter or choose it again.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "This cannot be read. Enter or choose it again.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "This cannot be read. Enter or choose it again.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Nothing was sent.");
        messages.SetMissingKeyOrValueAccessor(() => "Enter or choose something here.");
    }

    private static string Again(string field) => $"What was sent for {Words(field)} cannot be read. Enter or choose it again.";

    private static string Words(string field) => PersonalDataRegister.Humanise(field).ToLowerInvariant();
}
