using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Reports;

namespace Portal.Web.Features.Shared;

/// <summary>What every page knows of its request: the language, who asks, today, and the day that the page is about.</summary>
public sealed class PortalContext
{
    private readonly AccessScope? scope;

    public PortalContext(IHttpContextAccessor accessor, PortalTime time, IConfiguration configuration)
    {
        var http = accessor.HttpContext ?? throw new InvalidOperationException("A page without a request.");
        Path = http.Request.Path;
        Query = http.Request.QueryString;
        Language = PortalLanguage.OfPath(http.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is { } original
            ? original.OriginalPath
            : http.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerPathFeature>()?.Path ?? Path.ToString());
        Format = Formats.For(Language);
        scope = ScopeClaims.Read(http.User);
        Today = time.Today;
        AsOf = AsOfDate.Read(http.Request.Query["date"], Today).Under(http.Request.Query["structure"]);
        var account = SignIn.AccountClaims.Read(http.User);
        (IsChoosing, HasScopes) = (account is { ScopeId: null }, account is { HasChoice: true });
        VisitorName = http.User.Identity?.Name;
        IsDemonstration = SignIn.SignInMode.IsDemonstration(configuration);
    }

    public PathString Path { get; }

    public QueryString Query { get; }

    public Language Language { get; }

    public Formats Format { get; }

    /// <summary>Today in Montréal.</summary>
    public DateOnly Today { get; }

    /// <summary>The day that a page shows the network of: <c>?date=</c>, else today.</summary>
    public AsOfDate AsOf { get; }

    public bool IsDemonstration { get; }

    /// <summary>Signed in, and no scope chosen yet.</summary>
    public bool IsChoosing { get; }

    /// <summary>The account has several scopes to change between.</summary>
    public bool HasScopes { get; }

    /// <summary>Who is signed in, by name; null for nobody.</summary>
    public string? VisitorName { get; }

    public bool IsSignedIn => scope is not null;

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page should have asked for it.</exception>
    public AccessScope Scope => scope ?? throw new InvalidOperationException("Nobody is signed in.");
}
