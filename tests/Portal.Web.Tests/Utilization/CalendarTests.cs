using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The calendar and its one act.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await PortalApp.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task APeriodThatHasBegunIsOpenedByTheMinistryOnce()
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization/calendar?year=2026-2027");
        Assert.Equal(["2026-10-18", "2026-11-14", "2026-11-29", "2026-12-14"], page.Texts("tbody tr:nth-child(8) td").Take(4));
        Assert.Contains("Cette liste est figée", page.Text("tbody tr:nth-child(8) form[action$='/open']"), StringComparison.Ordinal);
        Assert.False(page.Has("tbody tr:nth-child(10) form[action$='/open']"));
        var opened = await ministry.SubmitAsync(page, "tbody tr:nth-child(8) form[action$='/open']");
        var after = await ministry.FollowAsync(opened);
        Assert.Equal("La P08 est ouverte : 34 déclarations sont attendues.", after.Text(".notice--ok").Plain());
        Assert.Equal("0 / 34", after.Texts("tbody tr:nth-child(8) td")[6]);
        Assert.Equal("La P08 était déjà ouverte. Rien n’a changé.", (await ministry.FollowAsync(await ministry.SubmitAsync(page, "tbody tr:nth-child(8) form[action$='/open']"))).Text(".notice--ok"));

        var early = await ministry.SubmitAsync(page, "tbody tr:nth-child(8) form[action$='/open']");
        var action = page.Document.QuerySelector("tbody tr:nth-child(8) form[action$='/open']")!.GetAttribute("action")!;
        var token = page.Document.QuerySelector("tbody form input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        early = await ministry.PostAsync(action.Replace("P08", "P10", StringComparison.Ordinal), [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.BadRequest, early.Status);
        Assert.Contains("n’est pas commencée", early.Text("[role=alert]"), StringComparison.Ordinal);
        var none = await ministry.PostAsync(action.Replace("P08", "P99", StringComparison.Ordinal), [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
    }

    [Fact]
    public async Task TheEndOfAPeriodToComeIsMovedAndTheNextFollows()
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization/calendar?year=2026-2027");
        const string Form = "tbody tr:nth-child(10) form[action$='/end']";
        var moved = await ministry.FollowAsync(await ministry.SubmitAsync(page, Form, ("endsOn", "2027-01-12")));
        Assert.Equal("La P10 se termine maintenant le 12 janvier 2027.", moved.Text(".notice--ok").Plain());
        Assert.Equal("2027-01-13", moved.Texts("tbody tr:nth-child(11) td")[0]);

        var stale = await ministry.SubmitAsync(page, Form, ("endsOn", "2027-01-11"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var refused = await ministry.SubmitAsync(moved, Form, ("endsOn", "2027-03-31"));
        Assert.Equal((HttpStatusCode.BadRequest, true), (refused.Status, refused.Text("[role=alert]").Contains("au moins un jour", StringComparison.Ordinal)));
        Assert.False(page.Has("tbody tr:nth-child(13) form[action$='/end']"));
    }

    [Theory]
    [InlineData("centre:UL")]
    [InlineData("auditor")]
    [InlineData("establishment:CHUM")]
    public async Task TheOthersReadIt(string persona)
    {
        using var browser = await app.SignInAsync(persona);
        var page = await browser.GetAsync("/en/utilization/calendar?year=2026-2027");
        Assert.Equal("Calendar of fiscal year 2026-2027", page.Title);
        Assert.False(page.Has("tbody form"));
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await browser.PostAsync("/en/utilization/calendar/2026-2027-P08/open", [KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/en/utilization/calendar?year=1999-2000")).Status);
    }
}
