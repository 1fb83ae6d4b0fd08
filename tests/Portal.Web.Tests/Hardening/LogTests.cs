using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Engine;
using Portal.Web.Tests.Mail;
using Portal.Web.Tests.SignIn;
using Xunit;
using static Portal.Web.Tests.SignIn.OrganizationPortal;

namespace Portal.Web.Tests.Hardening;

/// <summary>A log tells what happened, by reference, and never about whom or with what secret.</summary>
public sealed class LogTests
{
    private static readonly Person Eve = new("eeeeeeee-0000-0000-0000-00000000000e", "Eve Zqadmin", "eve.zqadmin@exemple.test");
    private static readonly Person Zoe = new("cccccccc-0000-0000-0000-00000000000c", "Zoé Zqvisiteuse", "zoe.zqvisiteuse@exemple.test");

    [Fact]
    public async Task Nothing_of_a_person_and_no_secret_reaches_the_log()
    {
        await using var mail = await MailServer.StartAsync();
        await using var portal = await StartAsync(configure: builder =>
        {
            builder.Configuration["Logging:LogLevel:Default"] = "Information";
            builder.Configuration["Smtp:Host"] = "127.0.0.1";
            builder.Configuration["Smtp:Port"] = $"{mail.Port}";
            builder.Configuration["Smtp:From"] = "portail@exemple.test";
            builder.Configuration["Smtp:StartTls"] = "false";
            builder.Configuration["Smtp:PortalAddress"] = "https://portail.exemple.test/";
        });
        var secrets = new List<string> { Eve.Email, "Zqadmin", Eve.ObjectId, Zoe.Email, "Zqvisiteuse", Zoe.ObjectId, ForgingDirectory.ClientSecret, "zqreason", "zqsearch", "refused.zq@exemple.test", "later.zq@exemple.test" };
        await portal.InviteAsync(Eve, "administrator");
        await portal.InviteAsync(Bob, "ministry");
        var (eve, bob) = (await portal.SignInAsync(Eve), await portal.SignInAsync(Bob));
        secrets.AddRange(Values(eve.CookieHeader).Concat(Values(bob.CookieHeader)));

        // Invitations that arrive, are refused and are put off, by a server that names the recipient.
        foreach (var address in new[] { Zoe.Email, "refused.zq@exemple.test", "later.zq@exemple.test" })
        {
            var form = await eve.GetAsync("/fr/admin/accounts/new");
            Assert.NotNull((await eve.SubmitAsync(form, "form.entryform", ("FullName", "Zqvisiteuse"), ("Email", address), ("Persona", "Auditor"))).Location);
        }

        // Somebody unknown, a forged token, and a directory that names the person in its refusal.
        var visitor = portal.App.Visit();
        var stranger = Zoe with { ObjectId = "dddddddd-0000-0000-0000-00000000000d", Email = "other.zqsearch@exemple.test" };
        await portal.ComeAsync(visitor, stranger);
        secrets.Add(stranger.ObjectId);
        await portal.ComeAsync(portal.App.Visit(), Eve, claims =>
        {
            var token = portal.Directory.Sign(claims)[..^6] + "zqzqzq";
            secrets.Add(token);
            return token;
        });
        var asked = await AskAsync(visitor);
        secrets.Add(asked["state"]);
        var refusal = Uri.EscapeDataString($"AADSTS50020: User account '{Eve.Email}' does not exist in tenant");
        await visitor.GetAsync($"/signin-oidc?error=server_error&error_description={refusal}&state={Uri.EscapeDataString(asked["state"])}");

        // Questions about a person that are answered, refused, and end in a fault of the portal.
        Assert.Equal(HttpStatusCode.OK, (await bob.GetAsync("/fr/governance/people?q=zqsearch%40exemple.test")).Status);
        await bob.PostAsync("/fr/utilization/rules/try", [KeyValuePair.Create("MessageFr", "zqreason")]);
        await using (var connection = await portal.App.Services.GetRequiredService<DatabaseEngine>().OpenAsync(default))
        {
            await connection.ExecuteAsync("ALTER TABLE Person RENAME TO PersonGone");
        }

        await portal.App.TouchAsync(); // nothing is answered from what was kept
        var fault = await bob.GetAsync("/fr/governance/people?q=zqsearch%40exemple.test");
        Assert.Equal(HttpStatusCode.InternalServerError, fault.Status);

        Assert.Contains("AADSTS50020", portal.Log, StringComparison.Ordinal);
        Assert.Contains("the server answered 550", portal.Log, StringComparison.Ordinal);
        Assert.Contains("no such table", portal.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(secrets, secret => portal.Log.Contains(secret, StringComparison.OrdinalIgnoreCase));
    }

    private static IEnumerable<string> Values(string cookies) => cookies.Split("; ").Select(cookie => cookie.Split('=', 2)[1]).Where(value => value.Length > 20);
}
