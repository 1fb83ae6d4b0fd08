using System.Net;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Governance;

/// <summary>What the tests of the seats' pages ask again and again.</summary>
internal static class GovernanceAssert
{
    public const string Form = "form.entryform";

    /// <summary>A complete entry that nothing is wrong with.</summary>
    public static (string Name, string? Value)[] Entry(params (string Name, string? Value)[] changes) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("FullName", "Maude Gagnon"), ("Email", "maude.gagnon@exemple.test"), ("StartsOn", "2026-12-01"), ("EndsOn", "2028-11-30"),
            ("InstrumentNumber", "2026-201"), ("InstrumentDate", "2026-11-18"), ("SignatoryRole", "Présidente-directrice générale"),
        }.Where(field => changes.All(change => change.Name != field.Name)),
        .. changes,
    ];

    public static Task<int> SeatIdAsync(this PortalApp app, string body, string role) => app.Database.ReadAsync(async session =>
    {
        var seats = await SeatQueries.ListAsync(session, Scopes.Ministry, app.Today, new SeatFilter { Body = body, Role = role }, new PageRequest(0, 2));
        return Assert.Single(seats).SeatId;
    });

    public static Task<IReadOnlyList<MandateRow>> MandatesAsync(this PortalApp app, int seatId) =>
        app.Database.ReadAsync(session => SeatQueries.MandatesOfSeatAsync(session, Scopes.Ministry, app.Today, seatId));

    /// <summary>The seat's revision rises with each change: unchanged, nothing was written.</summary>
    public static Task<int> RevisionAsync(this PortalApp app, int seatId) => app.Database.ReadAsync(async session =>
        (await SeatQueries.FindAsync(session, Scopes.Ministry, app.Today, seatId))!.Revision);

    /// <summary>The answer leads to the seat; returns the page that follows.</summary>
    public static async Task<PortalPage> LeadsToSeatAsync(PortalBrowser browser, PortalPage answer, int seatId, string language = "fr")
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal($"/{language}/governance/seats/{seatId}", answer.Location);
        var page = await browser.FollowAsync(answer);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    /// <summary>One message stands at its field and, as a link to it, in the summary; the field names it to a screen reader.</summary>
    public static void SaysAt(PortalPage page, string field, string message)
    {
        Assert.Contains(message, page.Texts($"#{field}-error"));
        Assert.Contains(message, page.Texts($".notice--error a[href='#{field}']"));
        var control = page.Document.GetElementById(field)!;
        var described = control.GetAttribute("aria-describedby") is null ? control.Closest("fieldset")! : control;
        Assert.Equal("true", described.GetAttribute("aria-invalid"));
        Assert.Contains($"{field}-error", described.GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }
}
