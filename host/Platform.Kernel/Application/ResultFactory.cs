using System.Reflection;

namespace Platform.Kernel.Application;

/// <summary>Makes the failed result of any request type, for behaviours that know only the type parameter.</summary>
internal static class ResultFactory<TResponse>
{
    private static readonly Func<Failure, TResponse>? Create = Find();

    public static bool IsResult => Create is not null;

    public static TResponse Fail(Failure failure) => Create!(failure);

    private static Func<Failure, TResponse>? Find()
    {
        if (!typeof(Result).IsAssignableFrom(typeof(TResponse)))
            return null;
        var conversion = typeof(TResponse).GetMethod("op_Implicit", BindingFlags.Public | BindingFlags.Static, [typeof(Failure)])!;
        return conversion.CreateDelegate<Func<Failure, TResponse>>();
    }
}
