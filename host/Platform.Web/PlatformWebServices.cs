using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Platform.Kernel.Application;

namespace Platform.Web;

/// <summary>Puts the layout, the components and the binding of dates into a host.</summary>
public static class PlatformWebServices
{
    /// <summary>
    /// Adds what the pages need besides Razor Pages themselves. Options are read from the section <c>Platform</c>.
    /// </summary>
    public static IServiceCollection AddPlatformWeb(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<PlatformWebOptions>().BindConfiguration("Platform");
        services.Configure<MvcOptions>(options =>
        {
            if (!options.ModelBinderProviders.OfType<DateInputModelBinderProvider>().Any())
                options.ModelBinderProviders.Insert(0, new DateInputModelBinderProvider());
        });
        services.TryAddScoped<RecordLabels>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>
    /// Puts what a command was refused for beside the fields of the page.
    /// </summary>
    /// <param name="modelState">The page's.</param>
    /// <param name="result">What came of the command.</param>
    /// <param name="prefix">The page's property that holds the fields, for example "Input"; null where they are the page's own.</param>
    /// <returns>Whether the command was done.</returns>
    public static bool Accepts(this ModelStateDictionary modelState, Result result, string? prefix = "Input")
    {
        ArgumentNullException.ThrowIfNull(modelState);
        ArgumentNullException.ThrowIfNull(result);
        foreach (var error in result.Errors)
        {
            var key = error.Field.Length == 0 || string.IsNullOrEmpty(prefix) ? error.Field : $"{prefix}.{error.Field}";
            modelState.AddModelError(key, error.Message);
        }

        return result.Succeeded;
    }
}
