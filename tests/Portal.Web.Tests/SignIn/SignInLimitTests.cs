using System.Net;
using Xunit;

namespace Portal.Web.Tests.SignIn;

/// <summary>Signing in is tried so often and no more; the rest of the portal is not slowed by it.</summary>
public sealed class SignInLimitTests
{
    [Fact]
    public async Task After_so_many_steps_in_a_minute_signing_in_waits_and_pages_do_not()
    {
        await using var portal = await OrganizationPortal.StartAsync(configure: builder => builder.Configuration["SignIn:AttemptsPerMinute"] = "4");
        await portal.InviteAsync(OrganizationPortal.Ada, "ministry");
        var ada = await portal.SignInAsync(OrganizationPortal.Ada); // two steps
        var visitor = portal.App.Visit();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/fr/sign-in/organization")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/signin-oidc?code=x&state=y")).Status);

        foreach (var step in new[] { "/fr/sign-in/organization", "/en/sign-in/organization", "/signin-oidc?code=x&state=y", "/fr/access-request" })
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.GetAsync(step)).Status);
        }

        Assert.Equal("Trop de demandes", (await visitor.GetAsync("/fr/sign-in/organization")).Title);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/fr/sign-in")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ada.GetAsync("/fr")).Status);
    }
}
