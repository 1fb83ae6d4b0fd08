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
        var told = new List<string?>();
        var accounts = new List<string?>();
        foreach (var person in new[] { OrganizationPortal.Ada, OrganizationPortal.Bob })
        {
            accounts.Add($"account:{await portal.InviteAsync(person, "establishment:CISSSCN")}");
            var page = await (await portal.SignInAsync(person)).GetAsync(Filings.Path("CISSSCN"));
            told.Add(page.Document.GetElementById("entry-words")!.GetAttribute("data-who"));
        }

        Assert.Equal(accounts, told);
    }
}
