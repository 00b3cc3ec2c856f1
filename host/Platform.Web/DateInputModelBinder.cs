using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Platform.Web.TagHelpers;

namespace Platform.Web;

/// <summary>
/// Binds a <see cref="DateOnly"/> from the three fields of a date input (Name.Day, Name.Month, Name.Year), or from one value
/// such as 2026-06-12, so that a list's filter can stand in a link. A date that is half filled in or does not exist becomes
/// an error that says what to mend, and what was typed stays.
/// </summary>
public sealed class DateInputModelBinder : IModelBinder
{
    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        ArgumentNullException.ThrowIfNull(bindingContext);
        var key = bindingContext.ModelName;
        if (key.Length == 0)
            return Task.CompletedTask;

        var whole = bindingContext.ValueProvider.GetValue(key);
        if (whole != ValueProviderResult.None)
        {
            bindingContext.ModelState.SetModelValue(key, whole);
            BindWhole(bindingContext, key, whole.FirstValue);
            return Task.CompletedTask;
        }

        var typed = new DateParts(Take(bindingContext, key + ".Day"), Take(bindingContext, key + ".Month"), Take(bindingContext, key + ".Year"));
        if (typed is { Day: null, Month: null, Year: null })
            return Task.CompletedTask;

        var reading = typed.Read(Name(bindingContext));
        if (reading.Date is { } date)
            bindingContext.Result = ModelBindingResult.Success(date);
        else if (reading.Error is { } error)
            Fail(bindingContext, key, error);
        else
            Empty(bindingContext, key);
        return Task.CompletedTask;
    }

    private static void BindWhole(ModelBindingContext context, string key, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            Empty(context, key);
        else if (DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            context.Result = ModelBindingResult.Success(date);
        else
            Fail(context, key, $"{Name(context)} must be a real date");
    }

    private static void Empty(ModelBindingContext context, string key)
    {
        if (context.ModelMetadata.IsReferenceOrNullableType)
            context.Result = ModelBindingResult.Success(null);
        else
            Fail(context, key, $"Enter {Lowered(Name(context))}");
    }

    private static void Fail(ModelBindingContext context, string key, string sentence)
    {
        context.ModelState.TryAddModelError(key, sentence);
        context.Result = ModelBindingResult.Failed();
    }

    private static string? Take(ModelBindingContext context, string key)
    {
        var value = context.ValueProvider.GetValue(key);
        if (value == ValueProviderResult.None)
            return null;
        context.ModelState.SetModelValue(key, value);
        // Errors belong to the date as a whole; a part left unvalidated would make the form invalid for ever.
        context.ModelState.MarkFieldValid(key);
        return value.FirstValue ?? "";
    }

    private static string Name(ModelBindingContext context) =>
        context.ModelMetadata.DisplayName ?? FieldTagHelper.Words(context.ModelMetadata.PropertyName ?? context.FieldName);

    private static string Lowered(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>Gives <see cref="DateInputModelBinder"/> to every <see cref="DateOnly"/> of a form or query.</summary>
public sealed class DateInputModelBinderProvider : IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateInputModelBinder() : null;
    }
}
