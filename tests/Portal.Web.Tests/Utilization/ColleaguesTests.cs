using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Portal.Web.Tests.SignIn;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Two people of one establishment, who open the same filing one after the other: the sections are the same, what is theirs is not.</summary>
public sealed class ColleaguesTests
{
    [Fact]
    public async Task EachPageBearsTheNameOfWhoOpensIt()
    {
        await using var portal = await OrganizationPortal.StartAsync();
        await portal.App.Services.GetRequiredService<PeriodCommands>().OpenAsync(Scopes.Ministry, "2026-2027-P08");

        // Both are there before the first page is opened: a sign-in is an event, after which what is kept of a filing is read anew.
        var accounts = new List<string?>();
        var clients = new List<PortalBrowser>();
        foreach (var person in new[] { OrganizationPortal.Ada, OrganizationPortal.Bob })
        {
            accounts.Add($"account:{await portal.InviteAsync(person, "establishment:CISSSCN")}/establishment:CISSSCN");
            clients.Add(await portal.SignInAsync(person));
        }

        var told = new List<string?>();
        foreach (var client in clients)
        {
            told.Add((await client.GetAsync(Filings.Path("CISSSCN"))).Document.GetElementById("entry-words")!.GetAttribute("data-who"));
        }

        Assert.Equal(accounts, told);
    }
}
