using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Data.Access;
using Xunit;
using static Portal.Web.Tests.SignIn.OrganizationPortal;

namespace Portal.Web.Tests.SignIn;

/// <summary>Who gets in, as what, and for how long: over HTTP, by the portal's own clock.</summary>
public sealed class SessionTests
{
    private static readonly TimeSpan AMinute = TimeSpan.FromMinutes(1);
    private static readonly AccessScope By = AccessScope.System("test");

    [Fact]
    public async Task The_first_sign_in_takes_the_invitation_and_later_ones_need_no_address()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada with { Email = "ADA.Tremblay@exemple.test" }, "centre:UL");
        var decoy = await portal.InviteAsync(Bob, "ministry");

        var browser = portal.App.Visit();
        Assert.Equal("/fr/governance/seats?state=Vacant", (await portal.ComeAsync(browser, Ada, returnTo: "/fr/governance/seats?state=Vacant")).Location);
        var page = await browser.GetAsync("/fr");
        Assert.Equal("Ada Tremblay", page.Text(".who b"));
        Assert.Contains("UL", page.Text(".who span"), StringComparison.Ordinal);

        var again = portal.App.Visit();
        Assert.Equal("/fr", (await portal.ComeAsync(again, Ada with { Email = "married.name@exemple.test" })).Location);
        var account = (await portal.AccountAsync(id))!.Account;
        Assert.Equal((portal.Directory.Issuer(), Ada.ObjectId, portal.App.Clock.Now.UtcDateTime), (account.Issuer, account.ObjectId, account.LastSignInAtUtc));
        Assert.Null((await portal.AccountAsync(decoy))!.Account.ObjectId);
        Assert.Equal(2, (await portal.TrailAsync()).Count(row => row.Action == "SignedIn" && row.Subject == $"Account/{id}" && row.ActorId == $"account:{id}"));
    }

    [Fact]
    public async Task A_second_person_with_the_same_address_does_not_get_the_account()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "ministry");
        await portal.SignInAsync(Ada);

        var page = await portal.ComeAsync(portal.App.Visit(), Bob with { Email = Ada.Email });

        Assert.Equal("/fr/access-request", page.Location);
        Assert.Equal(Ada.ObjectId, (await portal.AccountAsync(id))!.Account.ObjectId);
        Assert.Contains(await portal.TrailAsync(), row => row.Action == "SignInUnknown" && row.ActorId == $"visitor:{Bob.ObjectId}");
    }

    /// <summary>An address that its owner wrote themselves takes no invitation; nor does one that differs in an accent, or whose days are over.</summary>
    [Fact]
    public async Task Only_an_address_that_the_directory_vouches_for_takes_the_invitation()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "ministry");
        async Task<string?> ComeAsync(Action<Dictionary<string, object>> change) => (await portal.ComeAsync(portal.App.Visit(), Ada, claims =>
        {
            claims.Remove("preferred_username");
            change(claims);
            return portal.Directory.Sign(claims);
        })).Location;

        Assert.Equal("/fr/access-request", await ComeAsync(claims => claims["email"] = Ada.Email));
        Assert.Equal("/fr/access-request", await ComeAsync(claims => (claims["email"], claims["email_verified"]) = (Ada.Email, false)));
        Assert.Equal("/fr/access-request", await ComeAsync(claims => claims["name"] = Ada.Email));
        Assert.Equal("/fr/access-request", await ComeAsync(claims => claims["preferred_username"] = "àda.tremblay@exemple.test"));
        Assert.Equal("/fr/access-request", await ComeAsync(claims =>
        {
            claims["preferred_username"] = Ada.Email;
            claims.Remove("tid");
        }));
        portal.App.Clock.Advance(TimeSpan.FromDays(AccountCommands.InvitationDays + 1));
        Assert.Equal("/fr/access-request", await ComeAsync(claims => claims["preferred_username"] = Ada.Email));
        Assert.Null((await portal.AccountAsync(id))!.Account.ObjectId);

        await portal.App.Services.GetRequiredService<AccountCommands>().InviteAsync(By, id, null);
        Assert.Equal("/fr", await ComeAsync(claims => (claims["email"], claims["xms_edov"]) = (Ada.Email, "1")));
    }

    [Fact]
    public async Task A_deactivation_ends_open_sessions_within_a_minute_and_others_go_on()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "ministry");
        await portal.InviteAsync(Bob, "ministry");
        var (ada, bob) = (await portal.SignInAsync(Ada), await portal.SignInAsync(Bob));
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/fr")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/fr")).Status);

        var commands = portal.App.Services.GetRequiredService<AccountCommands>();
        Assert.True((await commands.DeactivateAsync(By, id, 1, "A quitté son poste")).Succeeded);
        portal.App.Clock.Advance(AMinute);

        Assert.Equal("/fr/sign-in?returnTo=%2Ffr&ended=true", (await ada.GetAsync("/fr")).Location);
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/fr")).Status);
        Assert.StartsWith("/fr/sign-in/failed?reason=Deactivated", (await portal.ComeAsync(portal.App.Visit(), Ada)).Location, StringComparison.Ordinal);
        Assert.Contains(await portal.TrailAsync(), row => row.Action == "SignInRefused" && row.Subject == $"Account/{id}");

        Assert.True((await commands.ReactivateAsync(By, id, 2)).Succeeded);
        Assert.NotNull((await ada.GetAsync("/fr")).Location); // the old session stays ended
        Assert.Equal("/fr", (await portal.ComeAsync(portal.App.Visit(), Ada)).Location);
    }

    [Fact]
    public async Task A_change_of_scope_ends_open_sessions_and_a_new_one_begins_at_once()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "centre:UL");
        var ada = await portal.SignInAsync(Ada);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/fr")).Status);
        var commands = portal.App.Services.GetRequiredService<AccountCommands>();
        await commands.EndScopeAsync(By, id, 1, (await portal.AccountAsync(id))!.Scopes[0].AccountScopeId, null);
        Assert.StartsWith("/fr/sign-in/failed?reason=WithoutScope", (await portal.ComeAsync(portal.App.Visit(), Ada)).Location, StringComparison.Ordinal);

        await commands.AddScopeAsync(By, id, 2, portal.Scope("auditor"));
        var fresh = await portal.SignInAsync(Ada); // within the time that the old state may be remembered
        Assert.Contains("Vérification", (await fresh.GetAsync("/fr")).Text(".who span"), StringComparison.Ordinal);
        portal.App.Clock.Advance(AMinute);
        Assert.Contains("/fr/sign-in", (await ada.GetAsync("/fr")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scope_ends_with_its_last_day_in_Montreal()
    {
        await using var portal = await StartAsync();
        var commands = portal.App.Services.GetRequiredService<AccountCommands>();
        var added = await commands.AddAsync(
            By, new AccountInput { FullName = Ada.Name, Email = Ada.Email }, portal.Scope("ministry") with { ValidTo = portal.App.Today });
        Assert.True(added.Succeeded);
        portal.App.Clock.Now = new DateTimeOffset(2026, 11, 21, 4, 59, 0, TimeSpan.Zero); // 23:59 on the 20th
        var ada = await portal.SignInAsync(Ada);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/fr")).Status);
        portal.App.Clock.Advance(AMinute);
        Assert.Contains("/fr/sign-in", (await ada.GetAsync("/fr")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_scopes_one_is_chosen_and_can_be_changed()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "centre:UL", "establishment:CHUM");
        var decoy = await portal.InviteAsync(Bob, "ministry");
        var foreign = (await portal.AccountAsync(decoy))!.Scopes[0].AccountScopeId;

        var ada = portal.App.Visit();
        var page = await portal.ComeAsync(ada, Ada, returnTo: "/fr/network/establishments/CISSSCN");
        Assert.StartsWith("/fr/scopes?returnTo=", page.Location, StringComparison.Ordinal);
        Assert.Equal("/fr/scopes?returnTo=%2Ffr%2Fgovernance", (await ada.GetAsync("/fr/governance")).Location); // nothing opens before
        page = await ada.FollowAsync(page);
        Assert.Equal(2, page.Texts("form.persona h2").Count);

        Assert.Equal(HttpStatusCode.BadRequest, (await ada.SubmitAsync(page, "form.persona", ("scope", $"{foreign}"))).Status);
        page = await ada.SubmitAsync(page, "form.persona");
        Assert.Equal("/fr/network/establishments/CISSSCN", page.Location);
        Assert.Equal(HttpStatusCode.OK, (await ada.FollowAsync(page)).Status);

        page = await ada.GetAsync("/fr/scopes");
        page = await ada.SubmitAsync(page, "form.persona:has(input[name=scope]:not([value='" + page.Document.QuerySelector("form.persona input[name=scope]")!.GetAttribute("value") + "']))");
        Assert.Equal("/fr", page.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/fr/network/establishments/CISSSCN")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/fr/network/establishments/CHUM")).Status);
        Assert.Equal(
            [$"account:{id}/centre:UL", $"account:{id}/establishment:CHUM"],
            (await portal.TrailAsync()).Where(row => row.Action == "ScopeChosen").Select(row => row.ActorId));
    }

    [Fact]
    public async Task A_session_ends_when_idle_and_however_busy_after_its_hours()
    {
        await using var portal = await StartAsync();
        await portal.InviteAsync(Ada, "ministry");
        var (busy, idle) = (await portal.SignInAsync(Ada), await portal.SignInAsync(Ada));
        for (var hours = 1; hours < 10; hours++)
        {
            portal.App.Clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await busy.GetAsync("/fr/about/help")).Status);
            Assert.Null((await busy.GetAsync("/fr")).Location);
        }

        Assert.Contains("ended=true", (await idle.GetAsync("/fr")).Location, StringComparison.Ordinal);
        portal.App.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("ended=true", (await busy.GetAsync("/fr")).Location, StringComparison.Ordinal);
        Assert.Contains("a pris fin", (await busy.GetAsync("/fr/sign-in?ended=true")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_then_at_the_directory()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "ministry");
        var ada = portal.App.Visit();
        await portal.ComeAsync(ada, Ada, claims =>
        {
            claims["login_hint"] = "opaque-hint";
            return portal.Directory.Sign(claims);
        });

        var page = await ada.SubmitAsync(await ada.GetAsync("/fr"), "form[action='/fr/sign-out']");

        var away = new Uri(page.Location!);
        Assert.Equal(portal.Directory.Address.Authority, away.Authority);
        Assert.Equal("/logout", away.AbsolutePath);
        var sent = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(away.Query);
        Assert.Equal(("opaque-hint", ForgingDirectory.ClientId), (sent["logout_hint"].ToString(), sent["client_id"].ToString()));
        Assert.Contains("/fr/sign-in", (await ada.GetAsync("/fr")).Location, StringComparison.Ordinal);
        page = await ada.GetAsync($"/signout-callback-oidc?state={Uri.EscapeDataString(sent["state"].ToString())}");
        Assert.Equal("/fr/sign-in?out=true", page.Location);
        Assert.Equal("Session fermée", (await ada.FollowAsync(page)).Title);
        Assert.Equal("/", (await ada.GetAsync("/signout-callback-oidc?state=forged")).Location);
        Assert.Contains(await portal.TrailAsync(), row => row.Action == "SignedOut" && row.ActorId == $"account:{id}/ministry");
    }

    /// <summary>Where the application is registered under other addresses than the usual ones.</summary>
    [Fact]
    public async Task The_addresses_that_the_directory_comes_back_to_are_settings()
    {
        await using var portal = await StartAsync(configure: builder =>
        {
            builder.Configuration["AzureAd:CallbackPath"] = "/entra/answer";
            builder.Configuration["AzureAd:SignedOutCallbackPath"] = "/entra/out";
        });
        await portal.InviteAsync(Ada, "ministry");
        var ada = portal.App.Visit();
        var asked = await AskAsync(ada);
        Assert.Equal("/entra/answer", new Uri(asked["redirect_uri"]).AbsolutePath);
        var code = portal.Directory.CodeFor(portal.Directory.Sign(portal.Directory.Claims(Ada, asked["nonce"])));
        Assert.StartsWith("/fr/sign-in?", (await ada.GetAsync(CallBack(code, asked["state"]))).Location, StringComparison.Ordinal); // as any address that is none
        Assert.Equal("/fr", (await ada.GetAsync(CallBack(code, asked["state"]).Replace("/signin-oidc", "/entra/answer", StringComparison.Ordinal))).Location);

        var away = new Uri((await ada.SubmitAsync(await ada.GetAsync("/fr"), "form[action='/fr/sign-out']")).Location!);
        var sent = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(away.Query);
        Assert.Equal("/entra/out", new Uri(sent["post_logout_redirect_uri"].ToString()).AbsolutePath);
        Assert.Equal("/fr/sign-in?out=true", (await ada.GetAsync($"/entra/out?state={Uri.EscapeDataString(sent["state"].ToString())}")).Location);
    }

    [Theory]
    [InlineData("https://elsewhere.exemple.test/")]
    [InlineData("//elsewhere.exemple.test/")]
    [InlineData("/\\elsewhere.exemple.test/")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_sent_elsewhere_after_the_sign_in(string returnTo)
    {
        await using var portal = await StartAsync();
        await portal.InviteAsync(Ada, "ministry");
        Assert.Equal("/fr", (await portal.ComeAsync(portal.App.Visit(), Ada, returnTo: returnTo)).Location);
    }

    [Fact]
    public async Task A_program_is_told_401_and_a_form_leads_back_to_its_page()
    {
        await using var portal = await StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = portal.App.Address };
        async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, string? accept, string? referrer = null)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add("Accept", accept ?? "text/html");
            request.Headers.Referrer = referrer is null ? null : new Uri(referrer);
            return await client.SendAsync(request);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(HttpMethod.Get, "/fr/governance", "application/json")).StatusCode);
        Assert.Equal("/fr/sign-in?returnTo=%2Ffr%2Fgovernance", (await AskAsync(HttpMethod.Get, "/fr/governance", null)).Headers.Location?.ToString());
        Assert.Equal("/fr/sign-in?returnTo=%2Ffr%2Futilization%2Frules", (await AskAsync(HttpMethod.Post, "/fr/utilization/rules/end", null, $"{portal.App.Address}fr/utilization/rules")).Headers.Location?.ToString());
        Assert.Equal("/fr/sign-in", (await AskAsync(HttpMethod.Post, "/fr/utilization/rules/end", null, "https://elsewhere.exemple.test/fr")).Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_directory_out_of_order_and_a_refused_consent_lead_to_a_page_that_helps()
    {
        await using var portal = await StartAsync();
        await portal.InviteAsync(Ada, "ministry");
        var browser = portal.App.Visit();
        portal.Directory.Status = 503;
        Assert.StartsWith("/fr/sign-in/failed?reason=Directory", (await browser.GetAsync("/fr/sign-in/organization")).Location, StringComparison.Ordinal);

        portal.Directory.Status = 200;
        var asked = await OrganizationPortal.AskAsync(browser);
        portal.Directory.Status = 500;
        Assert.StartsWith("/fr/sign-in/failed?reason=Directory", (await browser.GetAsync(CallBack("any", asked["state"]))).Location, StringComparison.Ordinal);

        portal.Directory.Status = 200;
        asked = await OrganizationPortal.AskAsync(browser);
        var page = await browser.GetAsync($"/signin-oidc?error=access_denied&error_description=AADSTS65004&state={Uri.EscapeDataString(asked["state"])}");
        Assert.StartsWith("/fr/sign-in/failed?reason=Consent", page.Location, StringComparison.Ordinal);
        Assert.Equal("L’autorisation a été refusée", (await browser.FollowAsync(page)).Title);
        Assert.DoesNotContain("<script>", (await browser.GetAsync("/fr/sign-in/failed?reason=%3Cscript%3E&reference=%3Cscript%3E")).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_cookies_are_bound_to_the_host_and_to_HTTPS()
    {
        await using var app = await PortalApp.StartAsync(builder =>
        {
            builder.Environment.EnvironmentName = "Production";
            builder.Configuration["SignIn:Mode"] = "None";
        });
        var session = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).Cookie;
        Assert.Equal(
            ("__Host-portal.session", true, Microsoft.AspNetCore.Http.CookieSecurePolicy.Always, Microsoft.AspNetCore.Http.SameSiteMode.Lax, "/", null),
            (session.Name, session.HttpOnly, session.SecurePolicy, session.SameSite, session.Path, session.Domain));
        var forms = app.Services.GetRequiredService<IOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>>().Value.Cookie;
        Assert.Equal(("__Host-portal.antiforgery", true, Microsoft.AspNetCore.Http.CookieSecurePolicy.Always), (forms.Name, forms.HttpOnly, forms.SecurePolicy));
    }

    /// <summary>Keys are in the database: another instance reads the session. One of the demonstration is worth nothing there.</summary>
    [Fact]
    public async Task A_session_outlives_a_restart_and_one_of_the_demonstration_does_not_reach_a_real_installation()
    {
        await using var portal = await StartAsync();
        var id = await portal.InviteAsync(Ada, "ministry");
        var ada = await portal.SignInAsync(Ada);
        var file = portal.App.File;
        await using var second = await PortalApp.StartAsync(builder =>
        {
            portal.Directory.Configure(builder);
            builder.Configuration["Database:ConnectionString"] = file;
        });
        await using var demonstration = await PortalApp.StartAsync(builder => builder.Configuration["Database:ConnectionString"] = file);
        var visitor = await demonstration.SignInAsync("ministry");

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, ada.CookieHeader));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(second, visitor.CookieHeader));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(demonstration, visitor.CookieHeader));

        // What one instance changes, the other learns of within the minute.
        await portal.App.Services.GetRequiredService<AccountCommands>().DeactivateAsync(By, id, 1, "Départ");
        second.Clock.Advance(AMinute);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(second, ada.CookieHeader));
    }

    [Theory]
    [InlineData("Development", "Demonstration", "one or the other")]
    [InlineData("Production", "Demonstration", "Development environment only")]
    [InlineData("Staging", "Demonstration", "Development environment only")]
    [InlineData("Development", "Open", "None or Demonstration")]
    public async Task The_demonstration_never_stands_beside_a_directory(string environment, string mode, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => PortalApp.StartAsync(builder =>
        {
            builder.Environment.EnvironmentName = environment;
            builder.Configuration["SignIn:Mode"] = mode;
            builder.Configuration["AzureAd:ClientId"] = "portal";
        }));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TenantId", "", "TenantId is empty")]
    [InlineData("TenantId", "common", "personal accounts")]
    [InlineData("TenantId", "organizations", "AllowedTenants is empty")]
    [InlineData("ClientSecret", "", "neither ClientSecret nor ClientCertificates")]
    [InlineData("ClockSkew", "00:10:00", "five minutes")]
    [InlineData("Instance", "http://login.exemple.test/", "begins with https")]
    public async Task A_directory_that_is_not_wholly_described_is_refused_at_the_start(string setting, string value, string why)
    {
        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(configure: builder => builder.Configuration[$"AzureAd:{setting}"] = value));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(PortalApp app, string cookies)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        return (await client.GetAsync(new Uri("/fr", UriKind.Relative))).StatusCode;
    }
}
