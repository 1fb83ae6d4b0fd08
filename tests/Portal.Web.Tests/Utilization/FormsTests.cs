using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The Ministry changes the form from a period that is not open; what is open stays, and breaks are marked where figures meet.</summary>
public sealed class FormsTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";
    private const string Editor = "form[action$='/forms/preview']";
    private const string Next = "2026-2027-P09";

    private PortalApp app = null!;
    private PortalBrowser ministry = null!;

    public async Task InitializeAsync()
    {
        app = await PortalApp.StartAsync();
        ministry = await app.SignInAsync("ministry");
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Fact]
    public async Task AVersionIsShownThenPutInForceAndTheOpenPeriodKeepsItsOwn()
    {
        await Filings.OpenAsync(app);
        var page = await ministry.GetAsync("/fr/utilization/forms/indicators/SITES");
        Assert.Equal(Next, page.Document.QuerySelector("#From option")!.GetAttribute("value"));
        (string, string?)[] typed =
        [
            ("DefinitionFr", "Installations ayant tenu au moins dix activités."), ("DefinitionEn", "Sites that held at least ten activities."), ("First", "programme"),
            ("Series", "break"), ("ReasonFr", "Le seuil est relevé."), ("ReasonEn", "The threshold is raised."), ("Blank", "optional"),
        ];

        var shown = await ministry.SubmitAsync(page, Editor, typed);
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Equal("53 cases, puis 64.", shown.Text("#preview [role=status]").Plain());
        Assert.Contains("au moins dix activités", shown.Text("#preview tr.is-new"), StringComparison.Ordinal);
        Assert.DoesNotContain("Version 2", (await ministry.GetAsync("/fr/utilization/forms")).Texts("tbody th a"));

        var done = await ministry.FollowAsync(await ministry.PressAsync(shown, Editor, "button.btn--primary"));
        Assert.Equal("SITES : la version s’applique à partir de 2026-2027-P09.", done.Text(".notice--ok").Plain());
        Assert.Equal("Version 2 À venir", done.Text("tbody tr:first-child th").Plain());
        Assert.Contains("Changé SITES série interrompue", done.Text("tbody tr:first-child").Plain(), StringComparison.Ordinal);
        Assert.Contains("Nouvelle version SITES, à partir de 2026-2027-P09", done.Text(".history li").Plain(), StringComparison.Ordinal);

        using var filer = await app.SignInAsync($"establishment:{Own}");
        Assert.True((await filer.GetAsync(Filings.Path(Own))).Has("input[name=SITES]"));
        var dictionary = await filer.GetAsync("/en/utilization/indicators");
        Assert.Contains("The threshold is raised.", dictionary.Text("#SITES details"), StringComparison.Ordinal);
        Assert.Contains("Completed appointments", dictionary.Text("#R_COMPL dl"), StringComparison.Ordinal);
        Assert.DoesNotContain("/en/utilization/forms/indicators/SITES", dictionary.Links());

        // What was planned can be taken back, once.
        var planned = await ministry.GetAsync("/fr/utilization/forms/indicators/SITES");
        await ministry.FollowAsync(await ministry.SubmitAsync(planned, "form[action$='/withdraw']"));
        Assert.DoesNotContain("Version 2", (await ministry.GetAsync("/fr/utilization/forms")).Texts("tbody th a"));
        Assert.Equal(HttpStatusCode.Conflict, (await ministry.SubmitAsync(planned, "form[action$='/withdraw']")).Status);
    }

    [Theory]
    [InlineData("fr", "DONE", "From", Filings.Period, "From", "déjà ouverte")]
    [InlineData("fr", "R_COMPL", "Formula", "DONE/PLANNED", "Formula", "« PLANNED », au caractère 6")]
    [InlineData("en", "R_COMPL", "Formula", "DONE/(", "Formula", "at the end of the text")]
    [InlineData("fr", "DONE", "DefinitionEn", "", "DefinitionEn", "les deux langues")]
    [InlineData("en", "DONE", "Series", "", "Series", "can be compared")]
    [InlineData("fr", "DONE", "Kind", "derived", "Kind", "choisissez un autre code")]
    [InlineData("fr", "DONE", "Unit", "parsec", "Unit", "unité")]
    public async Task WhatCannotBeIsToldAtItsField(string language, string code, string field, string value, string at, string says)
    {
        await Filings.OpenAsync(app);
        var page = await ministry.GetAsync($"/{language}/utilization/forms/indicators/{code}");
        (string, string?)[] typed = [.. Sound().Where(one => one.Item1 != field), (field, value)];

        var refused = await ministry.PressAsync(page, Editor, "button.btn--primary", typed);

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(says, refused.Text($"#{at}-error").Plain(), StringComparison.Ordinal);
        Assert.Contains($"#{at}", refused.Links("[role=alert] a"));
        Assert.Equal("Motif à garder", refused.Document.GetElementById("ReasonFr")!.TextContent);
        Assert.Single((await ministry.GetAsync("/fr/utilization/forms")).Texts("tbody th a"), text => text.StartsWith("Version", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatFormulasAndRulesNeedIsNamedWithItsPlace()
    {
        await Filings.OpenAsync(app);
        var page = await ministry.GetAsync("/fr/utilization/forms/indicators/SCHED");
        Assert.Equal(["R_COMPL", "R_NOSHOW", "R_TECH", "V01"], page.Texts("aside section[aria-labelledby=h-uses] a"));

        var refused = await ministry.SubmitAsync(page, "form[action$='/forms/end']", ("from", Next));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["R_COMPL", "R_NOSHOW", "R_TECH", "V01"], refused.Texts("#consequences a"));
        Assert.Contains("DONE/SCHED Aucun indicateur du formulaire ne porte ce code : « SCHED », au caractère 6.", refused.Text("#consequences li").Plain(), StringComparison.Ordinal);

        // Shown as it would be, the same is told.
        var video = await ministry.GetAsync("/fr/utilization/forms/indicators/SESS");
        var shown = await ministry.SubmitAsync(video, Editor, [.. Sound(), ("Second", "")]);
        Assert.Equal((HttpStatusCode.BadRequest, false), (shown.Status, shown.Has("#preview")));
        Assert.Equal(["R_VIDEO", "V10", "V11"], shown.Texts("#consequences a"));
    }

    [Fact]
    public async Task TheSecondOfTwoSeesWhatTheFirstDidAndKeepsWhatSheWrote()
    {
        await Filings.OpenAsync(app);
        using var other = await app.SignInAsync("ministry");
        var (mine, theirs) = (await ministry.GetAsync("/fr/utilization/forms/indicators/SITES"), await other.GetAsync("/fr/utilization/forms/indicators/CLIN"));
        Assert.Equal(HttpStatusCode.Redirect, (await other.PressAsync(theirs, Editor, "button.btn--primary", Sound())).Status);

        var stale = await ministry.PressAsync(mine, Editor, "button.btn--primary", Sound());

        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Nouvelle version CLIN", stale.Text("[role=alert] .history").Plain(), StringComparison.Ordinal);
        Assert.Equal("Définition à garder", stale.Document.GetElementById("DefinitionFr")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await ministry.PressAsync(stale, Editor, "button.btn--primary")).Status);

        var list = await ministry.GetAsync("/fr/utilization/forms");
        await other.SubmitAsync(await other.GetAsync("/fr/utilization/forms?version=2"), "form[action$='/move']");
        var late = await ministry.SubmitAsync(list, "form[action$='/categories/add']", ("Dimension", "channel"), ("Code", "chat"), ("NameFr", "Clavardage"), ("NameEn", "Chat"));
        Assert.Equal((HttpStatusCode.Conflict, true), (late.Status, late.Text("[role=alert]").Contains("Ordre de la section", StringComparison.Ordinal)));
        var added = await ministry.FollowAsync(await ministry.SubmitAsync(late, "form[action$='/categories/add']"));
        Assert.Equal("chat : la catégorie est demandée à partir de 2026-2027-P09.", added.Text(".notice--ok").Plain());
    }

    [Fact]
    public async Task ABreakIsMarkedOnTheFilingItsReviewAndInFiguresAndNoChangeIsComputedOverIt()
    {
        await Filings.FilePastAsync(app, Own, last: 7);
        var page = await ministry.GetAsync("/fr/utilization/forms/indicators/SITES");
        await ministry.PressAsync(page, Editor, "button.btn--primary", [.. Sound().Where(one => one.Item1 is not ("Series" or "ReasonFr")), ("Series", "break"), ("ReasonFr", "Le seuil est relevé.")]);
        await Filings.OpenAsync(app);
        await Filings.FileAsync(app, Own);

        using var filer = await app.SignInAsync($"establishment:{Own}");
        var filing = await filer.GetAsync(Filings.Path(Own));
        var row = filing.Document.QuerySelector($"#{Filings.Id("SITES")}")!.Closest("tr")!;
        Assert.EndsWith("≠", row.QuerySelector(".prev")!.FirstChild!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("", row.Children[3].TextContent.Trim());
        Assert.DoesNotContain("≠", filing.Document.QuerySelector($"#{Filings.Id("CLIN")}")!.Closest("tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("≠ Série interrompue à P08, 2026-2027 : la définition de « Points de service actifs » a changé; les valeurs d’avant et d’après ne se comparent pas. Le seuil est relevé.", filing.Text("main").Plain(), StringComparison.Ordinal);

        using var centre = await app.SignInAsync("centre:UL");
        Assert.Contains("Le seuil est relevé.", (await centre.GetAsync(Filings.ReviewPath(Own))).Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfAnotherVersionIsRecognisedAndExplained()
    {
        await Filings.FilePastAsync(app, Own, last: 7);
        using var filer = await app.SignInAsync($"establishment:{Own}");
        var (_, _, _, workbook) = await filer.DownloadAsync(Filings.Path(Own, period: "2026-2027-P07") + "/workbook");
        await app.Services.GetRequiredService<FormCommands>().EndAsync(Scopes.Ministry, "TICKETS", Filings.Period, await RevisionAsync());
        await Filings.OpenAsync(app);
        var old = FilledFile.Edit(workbook, xml => xml.Replace("2026-2027-P07", Filings.Period, StringComparison.Ordinal), "xl/sharedStrings.xml");

        var shown = await filer.UploadAsync(await filer.GetAsync(Filings.Path(Own) + "/import"), "#f-file", "file", "P07.xlsx", old);

        Assert.Contains("a été produit pour la version 1 du formulaire; cette période se déclare avec la version 2", shown.Text("main").Plain(), StringComparison.Ordinal);
        Assert.Contains("TICKETS", shown.Text("main").Plain(), StringComparison.Ordinal);

        // A change of a period to come makes no file of this one another version's.
        await app.Services.GetRequiredService<FormCommands>().EndAsync(Scopes.Ministry, "TRAINED", Next, await RevisionAsync());
        var (_, _, _, own) = await filer.DownloadAsync(Filings.Path(Own) + "/workbook");
        await app.Services.GetRequiredService<FormCommands>().EndAsync(Scopes.Ministry, "SITES", Next, await RevisionAsync());
        Assert.DoesNotContain("a été fait pour la version", (await filer.UploadAsync(await filer.GetAsync(Filings.Path(Own) + "/import"), "#f-file", "file", "P08.xlsx", own)).Text("main").Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OthersReadTheFormAndChangeNothing()
    {
        await Filings.OpenAsync(app);
        foreach (var persona in new[] { "centre:UL", $"establishment:{Own}", "auditor" })
        {
            using var reader = await app.SignInAsync(persona);
            var page = await reader.GetAsync("/en/utilization/forms");
            Assert.Contains("Version 1: what is asked", page.Text("h2#h-shown"), StringComparison.Ordinal);
            Assert.False(page.Has("main form"));
            Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync("/en/utilization/forms/indicators/DONE")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/utilization/forms?version=9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync("/fr/utilization/forms/indicators/NOPE")).Status);
    }

    private Task<int> RevisionAsync() => app.Database.ReadAsync(session => FormQueries.RevisionAsync(session, FormQueries.Telehealth));

    /// <summary>A version of an indicator with nothing wrong, over what its page shows.</summary>
    private static (string, string?)[] Sound() =>
    [
        ("DefinitionFr", "Définition à garder"), ("DefinitionEn", "A definition to keep"), ("Series", "same"), ("ReasonFr", "Motif à garder"), ("ReasonEn", "A reason to keep"),
    ];
}
