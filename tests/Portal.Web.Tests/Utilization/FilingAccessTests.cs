using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>Who sees a filing, who changes it, and until when.</summary>
public sealed class FilingAccessTests : IAsyncLifetime
{
    private const string Own = "CISSSCN";

    private PortalApp app = null!;

    public async Task InitializeAsync() => app = await Filings.StartAsync();

    public async Task DisposeAsync() => await app.DisposeAsync();

    [Theory]
    [InlineData("establishment:CISSSCN", "/fr/utilization/CHUQ/2026-2027-P08")]
    [InlineData("centre:UDEM", "/fr/utilization/CISSSCN/2026-2027-P08")]
    [InlineData("ministry", "/fr/utilization/NOWHERE/2026-2027-P08")]
    [InlineData("ministry", "/fr/utilization/CISSSCN/2026-2027-P14")]
    [InlineData("ministry", "/fr/utilization/CISSSCN/2026-2027-P09")]
    [InlineData("centre:UDEM", "/fr/utilization/review/CISSSCN/2026-2027-P08")]
    [InlineData("ministry", "/fr/utilization/review/NOWHERE/2026-2027-P08")]
    [InlineData("establishment:CISSSCN", "/fr/utilization/CHUQ/2026-2027-P08/nothing")]
    public async Task OutOfScopeThereIsNothing(string persona, string path)
    {
        using var browser = await app.SignInAsync(persona);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("establishment:CHUQ", "", HttpStatusCode.NotFound)]
    [InlineData("centre:UDEM", "", HttpStatusCode.NotFound)]
    [InlineData("ministry", "", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "", HttpStatusCode.Forbidden)]
    [InlineData("administrator", "", HttpStatusCode.Forbidden)]
    [InlineData("ministry", "/submit", HttpStatusCode.Forbidden)]
    [InlineData("centre:UL", "/submit", HttpStatusCode.Forbidden)]
    [InlineData("auditor", "/nothing", HttpStatusCode.Forbidden)]
    [InlineData("centre:UDEM", "/nothing", HttpStatusCode.NotFound)]
    public async Task WhoMayNotWriteWritesNothing(string persona, string step, HttpStatusCode expected)
    {
        using var filer = await app.SignInAsync($"establishment:{Own}");
        var form = await filer.GetAsync(Filings.Path(Own));
        using var browser = await app.SignInAsync(persona);
        var token = (await browser.GetAsync("/fr")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token,
            ["seen"] = form.Document.QuerySelector("input[name=seen]")!.GetAttribute("value")!,
            ["DONE"] = "70",
            ["isNothing"] = "true",
            ["version"] = "0",
        };
        Assert.Equal(expected, (await browser.PostAsync(Filings.Path(Own) + step, fields)).Status);
        Assert.Equal("", await Filings.ValueAsync(filer, Own, "DONE"));
    }

    [Fact]
    public async Task WithoutTheFormsTokenNothingIsTaken()
    {
        using var filer = await app.SignInAsync($"establishment:{Own}");
        Assert.Equal(HttpStatusCode.BadRequest, (await filer.PostAsync(Filings.Path(Own), [KeyValuePair.Create("DONE", "70")])).Status);
    }

    [Theory]
    [InlineData("ministry")]
    [InlineData("auditor")]
    public async Task TheOthersReadWithoutAForm(string persona)
    {
        using var browser = await app.SignInAsync(persona);
        var page = await browser.GetAsync(Filings.Path(Own));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.Has(Filings.Form));
        Assert.Contains("Rien n’a encore été saisi", page.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCentreFillsInOnBehalfAndDoesNotSubmit()
    {
        using var centre = await app.SignInAsync("centre:UL");
        var page = await centre.GetAsync(Filings.Path(Own));
        Assert.Contains("au nom de CISSS de la Côte-Nord", page.Text(".notice"), StringComparison.Ordinal);
        Assert.False(page.Has(Filings.SubmitButton));
        page = await centre.FollowAsync(await centre.SubmitAsync(page, Filings.Form, ("DONE", "70")));
        Assert.Equal("70", Filings.Value(page, "DONE"));
        Assert.Contains("commencée par le centre", page.Text(".history"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterTheLockDateItIsRead()
    {
        using var filer = await app.SignInAsync($"establishment:{Own}");
        var form = await filer.GetAsync(Filings.Path(Own));
        await app.Database.WriteAsync(async session => await session.ExecuteAsync(
            "UPDATE ReportingObligation SET DueOn = @Day, LocksOn = @Day WHERE FormCode = 'TELE'", new { Day = app.Today.AddDays(-1) }));

        // A write that the trail knows: what the database was told by hand alone, a page need not show at once.
        await Filings.OpenAsync(app, "2026-2027-P01");
        var page = await filer.GetAsync(Filings.Path(Own));
        Assert.False(page.Has(Filings.Form));
        Assert.Contains("Verrouillée depuis le 19 novembre 2026", page.Text(".notice").Plain(), StringComparison.Ordinal);
        var late = await filer.SubmitAsync(form, Filings.Form, ("DONE", "70"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Rendez-vous réalisés : 70", late.Text("[role=alert]").Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWaivedFilingSaysWhy()
    {
        await app.Database.WriteAsync(async session => await session.ExecuteAsync(
            "UPDATE ReportingObligation SET WaiverReason = @Reason WHERE FormCode = @Form", new { Reason = "Service suspendu.", Form = "TELE" }));
        using var filer = await app.SignInAsync($"establishment:{Own}");
        var page = await filer.GetAsync(Filings.Path(Own));
        Assert.False(page.Has(Filings.Form));
        Assert.Equal("Dispensée : Service suspendu.", page.Text("main .notice").Plain());
    }
}
