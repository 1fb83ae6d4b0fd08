using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The Ministry excuses, extends and opens again, from the page of one obligation.</summary>
public sealed class ObligationTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";
    private static readonly string Obligation = Filings.Path(Own) + "/obligation";

    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await Filings.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task AWaiverIsShownToTheEstablishmentAndIsLifted()
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync(Obligation);
        var refused = await ministry.SubmitAsync(page, "form[action$='/waive']", ("WaiverReason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Écrivez le motif", refused.Text("#WaiverReason-error"), StringComparison.Ordinal);

        var done = await ministry.FollowAsync(await ministry.SubmitAsync(refused, "form[action$='/waive']", ("WaiverReason", "Déménagement du service")));
        Assert.Contains("dispensé", done.Text(".notice--ok"), StringComparison.Ordinal);
        using var filer = await app.SignInAsync($"establishment:{Own}");
        Assert.Contains("Déménagement du service", (await filer.GetAsync(Filings.Path(Own))).Text("main"), StringComparison.Ordinal);

        // The page that was shown before the waiver is stale: what was typed is kept, nothing is written.
        var stale = await ministry.SubmitAsync(page, "form[action$='/extend']", ("LocksOn", "2026-12-20"), ("ExtensionReason", "Panne"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("a changé entre-temps", stale.Text("[role=alert]"), StringComparison.Ordinal);

        Assert.Contains("levée", (await ministry.FollowAsync(await ministry.SubmitAsync(done, "form[action$='/lift']"))).Text(".notice--ok"), StringComparison.Ordinal);
        Assert.DoesNotContain("Déménagement", (await filer.GetAsync(Filings.Path(Own))).Text("main"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-01", "2026-11-30", "#LocksOn-error", "ne peut pas précéder")]
    [InlineData("2026-12-01", "31 décembre", "#LocksOn-error", "31 décembre")]
    [InlineData("", "2026-12-30", "#DueOn-error", "Indiquez l’échéance")]
    [InlineData("2026-12-01", "2099-01-01", "#LocksOn-error", "plus d’un an")]
    public async Task DatesThatCannotBeAreToldAtTheField(string due, string locks, string field, string says)
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync(Obligation);
        var refused = await ministry.SubmitAsync(page, "form[action$='/extend']", ("DueOn", due), ("LocksOn", locks), ("ExtensionReason", "Panne"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(says, refused.Text(field), StringComparison.Ordinal);
        Assert.Equal(locks, refused.Document.GetElementById("LocksOn")!.GetAttribute("value"));
    }

    [Fact]
    public async Task AnExtensionMovesTheDatesOnce()
    {
        using var ministry = await app.SignInAsync("ministry");
        var page = await ministry.GetAsync(Obligation);
        (string, string?)[] typed = [("DueOn", "2026-12-05"), ("LocksOn", "2026-12-22"), ("ExtensionReason", "Panne du réseau")];
        var done = await ministry.FollowAsync(await ministry.SubmitAsync(page, "form[action$='/extend']", typed));
        Assert.Contains("22 décembre 2026", done.Text("aside.rail").Plain(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await ministry.SubmitAsync(page, "form[action$='/extend']", typed)).Status);
    }

    /// <summary>With a reason and until a day: the establishment corrects and submits again, and the day after it would be closed.</summary>
    [Fact]
    public async Task WhatIsAcceptedIsOpenedAgainForATime()
    {
        await Filings.FileAsync(app, Own, ("CLIN", "17"));
        using var centre = await app.SignInAsync("centre:UL");
        using var ministry = await app.SignInAsync("ministry");
        await centre.SubmitAsync(await centre.GetAsync(Filings.ReviewPath(Own)), "form[action$='/reviewed']");
        await ministry.SubmitAsync(await ministry.GetAsync(Filings.ReviewPath(Own)), "form[action$='/accept']");

        const string form = "form[action$='/reopen']";
        var page = await ministry.GetAsync(Obligation);
        foreach (var (reason, until, field, says) in new[] { (" ", "2026-12-18", "#ReopenReason-error", "Écrivez le motif"), ("Erreur", "2027-12-31", "#ReopenUntil-error", "60 jours") })
        {
            var refused = await ministry.SubmitAsync(page, form, ("ReopenReason", reason), ("ReopenUntil", until));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.Contains(says, refused.Text(field).Plain(), StringComparison.Ordinal);
        }

        var done = await ministry.FollowAsync(await ministry.SubmitAsync(page, form, ("ReopenReason", "Une clinique oubliée"), ("ReopenUntil", "2026-12-18")));
        Assert.Equal("La déclaration est rouverte jusqu’au 18 décembre 2026.", done.Text(".notice--ok").Plain());

        using var filer = await app.SignInAsync($"establishment:{Own}");
        var open = await filer.GetAsync(Filings.Path(Own));
        Assert.Contains("La révision 1 compte toujours dans les chiffres", open.Text("main").Plain(), StringComparison.Ordinal);
        Assert.Equal("17", Filings.Value(open, "CLIN"));
        await filer.SubmitAsync(open, Filings.Form, ("CLIN", "19"));

        app.Clock.Now = app.Clock.Now.AddDays(40);
        using var late = await app.SignInAsync($"establishment:{Own}");
        var closed = await late.GetAsync(Filings.Path(Own));
        Assert.Equal((HttpStatusCode.OK, false), (closed.Status, closed.Has(Filings.Form)));
        Assert.Contains("Une clinique oubliée", (await late.GetAsync($"{Filings.Path(Own)}/revisions")).Text("main"), StringComparison.Ordinal);
    }
}
