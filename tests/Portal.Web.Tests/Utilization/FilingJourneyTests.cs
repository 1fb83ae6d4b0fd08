using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>A filing from the first cell to its acceptance, each step as the persona who takes it.</summary>
public sealed class FilingJourneyTests
{
    private const string Own = "CISSSCN";

    [Fact]
    public async Task IsFiledReturnedCorrectedReviewedAndAccepted()
    {
        await using var app = await Filings.StartAsync();
        using var filer = await app.SignInAsync($"establishment:{Own}");
        using var centre = await app.SignInAsync("centre:UL");
        using var ministry = await app.SignInAsync("ministry");

        // A part of it is saved, and read again.
        var page = await filer.GetAsync(Filings.Path(Own));
        Assert.Equal("Déclaration de la période 8", page.Title);
        Assert.Equal("Non commencée", page.Text(".page-head .state"));
        var saved = await filer.SubmitAsync(page, Filings.Form, ("DONE", "70"), ("TICKETS", "s.o."), ("ASHRS", "nd"));
        page = await filer.FollowAsync(saved);
        Assert.Equal("3 cases enregistrées.", page.Text(".notice--ok"));
        Assert.Equal(["70", "s.o.", "n.d.", ""], new[] { "DONE", "TICKETS", "ASHRS", "SCHED" }.Select(cell => Filings.Value(page, cell)));
        Assert.Equal("Brouillon", page.Text(".page-head .state"));
        Assert.Contains("50 cases vides, la première en section A", page.Text(".notice--warn"), StringComparison.Ordinal);

        // Blanks stand in the way; what was typed is kept.
        var refused = await filer.PressAsync(page, Filings.Form, Filings.SubmitButton, ("SCHED", "100"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("La déclaration n’est pas encore soumise", refused.Text("[role=alert] h2"));
        Assert.Equal($"#{Filings.Id("SESS.consult.video")}", Assert.Single(refused.Links("[role=alert] a")));
        Assert.Equal("100", Filings.Value(refused, "SCHED"));

        // Whole, it is submitted.
        page = await filer.FollowAsync(await filer.PressAsync(refused, Filings.Form, Filings.SubmitButton, Filings.Fields()));
        Assert.StartsWith("La déclaration est soumise.", page.Text(".notice--ok"), StringComparison.Ordinal);
        Assert.Equal("Soumise", page.Text(".page-head .state"));
        Assert.False(page.Has("form#f-filing"));
        Assert.Contains("1 500", page.Text($"#{Filings.Id("INPERS")}").Plain(), StringComparison.Ordinal);

        // The centre returns it, with a reason at a cell.
        var review = await centre.GetAsync(Filings.ReviewPath(Own));
        var queue = await centre.FollowAsync(await centre.SubmitAsync(
            review, "#f-return", ("cell1", "PROG.derm"), ("extra1", "Clinique de Havre-Saint-Pierre absente?"), ("message", "Une seule question.")));
        Assert.Contains("14 décembre 2026", queue.Text(".notice--ok").Plain(), StringComparison.Ordinal);
        Assert.Empty(queue.Texts("tbody tr"));

        // The establishment finds the reason at the cell, answers it, and retypes nothing else.
        page = await filer.GetAsync(Filings.Path(Own));
        Assert.Equal("Retournée", page.Text(".page-head .state"));
        Assert.Contains("Une seule question.", page.Text(".notice--warn"), StringComparison.Ordinal);
        Assert.Equal($"#{Filings.Id("PROG.derm")}", Assert.Single(page.Links(".reasons a")));
        Assert.Contains("Clinique de Havre-Saint-Pierre absente?", page.Text(".asked-for"), StringComparison.Ordinal);
        Assert.Single(page.Texts("label .pin"));
        Assert.Equal("10", Filings.Value(page, "PROG.derm"));
        page = await filer.FollowAsync(await filer.PressAsync(page, Filings.Form, Filings.SubmitButton, ("PROG.derm", "12"), ("PROG.other", "8")));
        Assert.Equal("Soumise", page.Text(".page-head .state"));

        // The centre sees what changed since the return, and passes it on.
        review = await centre.GetAsync(Filings.ReviewPath(Own));
        Assert.Contains("Soumise de nouveau", review.Text(".lead"), StringComparison.Ordinal);
        Assert.Equal(2, review.Texts("section[aria-labelledby=h-differences] tbody tr").Count);
        Assert.Equal(["10", "8"], review.Texts("section[aria-labelledby=h-differences] tbody tr:nth-child(2) .num").Take(2));
        Assert.Contains("Corrigée", review.Text("section[aria-labelledby=h-differences] tbody tr"), StringComparison.Ordinal);
        await centre.FollowAsync(await centre.SubmitAsync(review, "#f-review"));

        // The Ministry accepts; the filing is read-only from then on, with who certified it.
        review = await ministry.GetAsync(Filings.ReviewPath(Own));
        Assert.Equal("Examinée par le centre", review.Text(".page-head .state"));
        await ministry.FollowAsync(await ministry.SubmitAsync(review, "#f-accept"));
        page = await filer.GetAsync(Filings.Path(Own));
        Assert.Equal("Acceptée", page.Text(".page-head .state"));
        Assert.False(page.Has("input[name=DONE]"));
        Assert.Equal("establishment:CISSSCN", page.Text(".dl dd"));
        Assert.Equal(
            ["Révision 2 acceptée par le Ministère.", "Révision 2 examinée par le centre.", "Révision 2 soumise par l’établissement."],
            page.Texts(".history li").Take(3).Select(step => step[(step.IndexOf("Révision", StringComparison.Ordinal))..(step.IndexOf('.', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public async Task UnusualValuesAreExplainedOnceAndTheExplanationTravels()
    {
        await using var app = await PortalApp.StartAsync();
        await Filings.FilePastAsync(app, Own, last: 7);
        await Filings.OpenAsync(app);
        using var filer = await app.SignInAsync($"establishment:{Own}");
        var page = await filer.GetAsync(Filings.Path(Own));
        Assert.Equal("60", page.Document.QuerySelector($"tr:has(#{Filings.Id("RPMACT")}) .prev")!.FirstChild!.TextContent.Trim());

        var refused = await filer.PressAsync(page, Filings.Form, Filings.SubmitButton, Filings.Fields(("RPMACT", "240")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("#w-outlier-RPMACT", Assert.Single(refused.Links("[role=alert] a")));
        Assert.Contains("240, plus élevé que d’habitude", refused.Text("#w-outlier-RPMACT").Plain(), StringComparison.Ordinal);
        Assert.Contains("Vos 7 dernières périodes : médiane 60", refused.Text("#w-outlier-RPMACT").Plain(), StringComparison.Ordinal);

        await filer.FollowAsync(await filer.PressAsync(refused, Filings.Form, Filings.SubmitButton, ("x:outlier:RPMACT", "Deux programmes ouverts.")));
        using var centre = await app.SignInAsync("centre:UL");
        var review = await centre.GetAsync(Filings.ReviewPath(Own));
        Assert.Equal("1 valeur inhabituelle", review.Text("#h-unusual"));
        Assert.Equal("Deux programmes ouverts.", review.Text(".review blockquote"));
        Assert.Equal(7, review.Document.QuerySelectorAll(".review svg.dots circle").Length);
        Assert.Contains("+300", review.Text(".review .num .sub"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingToReportIsSaidAfterAConfirmation()
    {
        await using var app = await Filings.StartAsync();
        using var filer = await app.SignInAsync($"pilot:{Own}");
        await filer.SubmitAsync(await filer.GetAsync(Filings.Path(Own)), Filings.Form, ("DONE", "70"));
        var confirm = await filer.GetAsync(Filings.Path(Own) + "/nothing");
        Assert.Contains("La case déjà remplie est gardée", confirm.Text("main"), StringComparison.Ordinal);
        var page = await filer.FollowAsync(await filer.SubmitAsync(confirm, "main form"));
        Assert.False(page.Has("input[name=DONE]"));

        // Withdrawn, the cells are back.
        page = await filer.FollowAsync(await filer.SubmitAsync(page, ".panel form"));
        Assert.Equal("70", Filings.Value(page, "DONE"));

        page = await filer.FollowAsync(await filer.SubmitAsync(await filer.GetAsync(Filings.Path(Own) + "/nothing"), "main form"));
        page = await filer.FollowAsync(await filer.PressAsync(page, Filings.Form, Filings.SubmitButton));
        Assert.Equal("Soumise", page.Text(".page-head .state"));
        Assert.Contains("Rien à déclarer pour cette période", page.Text("main"), StringComparison.Ordinal);
    }
}
