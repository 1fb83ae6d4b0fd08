using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The dictionary.</summary>
public sealed class IndicatorsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task SaysWhatEveryNumberMeans()
    {
        using var browser = await portal.App.SignInAsync("establishment:CHUM");
        var page = await browser.GetAsync("/fr/utilization/indicators");
        Assert.Equal(45, page.Texts("article h3").Count - page.Texts("section[aria-labelledby=rules] article").Count);
        Assert.Equal(13, page.Texts("section[aria-labelledby=rules] article").Count);
        Assert.Equal("SESS[video] ÷ (SESS[video] + SESS[phone])", page.Text("#R_VIDEO .formula"));
        Assert.Equal(["#SESS", "#SESS", "#SESS"], page.Links("#R_VIDEO .formula a"));
        Assert.Contains("Téléconsultation, Téléavis", page.Text("#SESS"), StringComparison.Ordinal);
        Assert.Contains("valeur de la dernière période", page.Text("#RPMACT"), StringComparison.Ordinal);
        Assert.Contains("DONE + NOSHOW + CANC + TECHFAIL ≤ SCHED", page.Text("#V01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", "telesurveillance", "RPMACT", "DONE")]
    [InlineData("en", "TELEMONITORING", "RPMACT", "DONE")]
    [InlineData("fr", "inpers", "INPERS", "SESS")]
    public async Task IsSearchedWithoutMindingAccents(string language, string search, string found, string hidden)
    {
        using var browser = await portal.App.SignInAsync("auditor");
        var page = await browser.GetAsync($"/{language}/utilization/indicators?q={search}");
        Assert.True(page.Has($"article#{found}"));
        Assert.False(page.Has($"article#{hidden}"));
    }

    [Fact]
    public async Task SaysWhenNothingMatchesAndWhenTheSearchIsTooLong()
    {
        using var browser = await portal.App.SignInAsync("auditor");
        Assert.Contains("Aucun indicateur", (await browser.GetAsync("/fr/utilization/indicators?q=zzz")).Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"/fr/utilization/indicators?q={new string('a', 101)}")).Status);
    }
}
