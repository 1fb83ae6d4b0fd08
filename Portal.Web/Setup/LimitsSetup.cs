using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Portal.Web.Features.Shared;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Setup;

/// <summary>
/// How often one may ask. Signing in counts by address, before it is known who asks; what is costly to answer
/// (<see cref="CostlyAttribute"/>) by account, and for who is not signed in by address. A refusal is the page of status 429, with
/// the time to wait in <c>Retry-After</c>.
/// </summary>
internal static class LimitsSetup
{
    private const int HalfAddress = 8; // bytes of an IPv6 address: the network that one visitor has to themselves
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The limit of how many at once cannot say how long: until one of the others is answered.</summary>
    private static readonly TimeSpan ShortWait = TimeSpan.FromSeconds(5);

    public static void AddLimits(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var (perMinute, atOnce) = (SettingNumber.Read(configuration, "Limits:CostlyPerMinute", 120, 1_000_000), SettingNumber.Read(configuration, "Limits:CostlyAtOnce", 3, 1000));
        builder.Services.AddRateLimiter(options =>
        {
            Refuse(options);
            options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsCostly(context)
                    ? RateLimitPartition.GetFixedWindowLimiter(Account(context), _ => new() { PermitLimit = perMinute, Window = Window })
                    : RateLimitPartition.GetNoLimiter("")),
                // More at once wait for their turn, so that one account does not keep the others waiting.
                PartitionedRateLimiter.Create<HttpContext, string>(context => IsCostly(context)
                    ? RateLimitPartition.GetConcurrencyLimiter(Account(context), _ => new() { PermitLimit = atOnce, QueueLimit = 4 * atOnce })
                    : RateLimitPartition.GetNoLimiter("")));
        });
    }

    /// <summary>Before authentication, which answers the directory's call itself.</summary>
    public static void UseSignInLimits(this WebApplication app)
    {
        if (SignInMode.Of(app.Configuration) != SignInWay.Organization)
        {
            return;
        }

        app.CheckEntra();
        var perMinute = app.Services.GetRequiredService<SessionSettings>().AttemptsPerMinute;
        var options = new RateLimiterOptions
        {
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                RateLimitPartition.GetFixedWindowLimiter(Address(context), _ => new() { PermitLimit = perMinute, Window = Window })),
        };
        Refuse(options);
        app.UseWhen(context => IsSignIn(context.Request.Path), branch => branch.UseRateLimiter(options));

        bool IsSignIn(PathString path) =>
            path == (app.Configuration[$"{SignInMode.Section}:CallbackPath"] ?? "/signin-oidc")
            || (path.Value is { Length: > 3 } value && value[3..] is SignInLinks.OrganizationPath or SignInLinks.RequestPath);
    }

    /// <summary>After authentication, so that an account counts wherever it asks from.</summary>
    public static void UseCostLimits(this WebApplication app) => app.UseRateLimiter();

    private static bool IsCostly(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<CostlyAttribute>() is not null;

    private static string Account(HttpContext context) => ScopeClaims.Read(context.User)?.ActorId ?? Address(context);

    /// <summary>An address; of IPv6, its network.</summary>
    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => new IPAddress([.. six.GetAddressBytes()[..HalfAddress], .. new byte[HalfAddress]]).ToString(),
        var four => four.ToString(),
    };

    private static void Refuse(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : ShortWait;
            context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
    }
}
