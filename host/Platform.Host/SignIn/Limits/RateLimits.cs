using System.Globalization;
using System.Net;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Platform.Host.SignIn.ApiClients;
using Platform.Host.SignIn.SingleSignOn;

namespace Platform.Host.SignIn.Limits;

/// <summary>How much one sender may ask for, of all nodes together: the section <c>RateLimits</c>.</summary>
internal sealed class RateLimitOptions
{
    /// <summary>Attempts to sign in from one address in a minute. Generous: a council's whole office may have one address.</summary>
    public int SignInPerMinute { get; set; } = 60;

    /// <summary>Requests of one API client in a minute.</summary>
    public int ApiClientPerMinute { get; set; } = 600;

    /// <summary>Pages and forms of one person in a minute.</summary>
    public int PersonPerMinute { get; set; } = 600;

    /// <summary>Requests that nobody has signed in for, from one address in a minute.</summary>
    public int AddressPerMinute { get; set; } = 600;

    /// <summary>Wrong attempts from one address in a quarter of an hour until that address may no longer try.</summary>
    public int FailedSignInsPerAddress { get; set; } = 100;
}

/// <summary>Registers the limits. What is over them is answered with 429, when to come back, and a plain page.</summary>
internal static class RateLimits
{
    public static IServiceCollection AddPlatformRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<RateLimitOptions>(configuration.GetSection("RateLimits"));
        services.AddSingleton<AddressLockOut>().AddSingleton<SharedWindows>();
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf);
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : SharedWindows.Length;
                context.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    /// <summary>An address as one sender: of IPv6 the network of 64 bits, which one subscriber has whole.</summary>
    public static string SenderOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes()[..8]) : address.ToString();
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context)
    {
        var path = context.Request.Path;
        // The page that says "too many" must not be too many itself.
        if (path.StartsWithSegments("/error") || path.StartsWithSegments("/health"))
            return RateLimitPartition.GetNoLimiter("");
        var limits = context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value;
        if (HttpMethods.IsPost(context.Request.Method) && path.StartsWithSegments("/sign-in") && path != BackChannelLogout.Path)
            return Of($"sign-in {SenderOf(context)}", limits.SignInPerMinute);
        if (ApiClientHandler.AccessOf(context) is { } client)
            return Of($"client {client.Id}", limits.ApiClientPerMinute);
        return context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } person
            ? Of($"person {person}", limits.PersonPerMinute)
            : Of($"address {SenderOf(context)}", limits.AddressPerMinute);

        RateLimitPartition<string> Of(string key, int permits)
        {
            var windows = context.RequestServices.GetRequiredService<SharedWindows>();
            return RateLimitPartition.Get(key, k => windows.Open(k, permits));
        }
    }
}
