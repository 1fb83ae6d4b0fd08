using System.Net;
using Xunit;

namespace Portal.Web.Tests.Utilization;

/// <summary>The Ministry writes a rule, tries it and puts it in force.</summary>
public sealed class RulesTests(DemonstrationFixture fixture) : IClassFixture<DemonstrationFixture>
{
    private const string Form = "form[action$='/rules/try']";

    [Fact]
    public async Task ARuleIsTriedOnWhatWasFiledThenPutInForceOnce()
    {
        var ministry = await fixture.BrowserAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization/rules/new");
        (string, string?)[] typed =
        [
            ("Code", "V90"), ("Rule", "TECHFAIL * 50 <= SCHED"), ("Severity", "warning"),
            ("MessageFr", "Beaucoup d’échecs techniques."), ("MessageEn", "Many technical failures."), ("From", "2026-2027-P10"),
        ];

        var tried = await ministry.SubmitAsync(page, Form, typed);
        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Matches(@"^\d+ déclarations? sur \d+ n’aur", tried.Text("#trial [role=status]").Plain());
        Assert.NotEmpty(tried.Links("#trial tbody a"));
        Assert.DoesNotContain("V90", (await ministry.GetAsync("/fr/utilization/rules")).Texts("tbody th"));

        var done = await ministry.FollowAsync(await ministry.PressAsync(tried, Form, "button.btn--primary"));
        Assert.Equal("La règle V90 est en vigueur à partir de 2026-2027-P10.", done.Text(".notice--ok").Plain());
        Assert.Contains("V90", done.Texts("tbody th"));
        var again = await ministry.PressAsync(tried, Form, "button.btn--primary");
        Assert.Equal((HttpStatusCode.BadRequest, true), (again.Status, again.Text("#Code-error").Contains("déjà ce code", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("fr", "DONE <= NOTHING", "« NOTHING », au caractère 9")]
    [InlineData("en", "DONE <=", "missing, at the end of the text")]
    [InlineData("fr", "R_REMOTE < 1", "calculé")]
    public async Task ARuleThatCannotBeReadIsToldWithItsPlace(string language, string rule, string says)
    {
        var ministry = await fixture.BrowserAsync("ministry");
        var page = await ministry.GetAsync($"/{language}/utilization/rules/V12");
        var refused = await ministry.SubmitAsync(page, Form, ("Rule", rule));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains(says, refused.Text("#Rule-error").Plain(), StringComparison.Ordinal);
        Assert.Equal(rule, refused.Document.GetElementById("Rule")!.TextContent);
    }

    [Fact]
    public async Task WhatIsLeftEmptyIsToldAtItsField()
    {
        var ministry = await fixture.BrowserAsync("ministry");
        var page = await ministry.GetAsync("/fr/utilization/rules/V12");
        var refused = await ministry.PressAsync(page, Form, "button.btn--primary", ("MessageEn", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Écrivez le message", refused.Text("#MessageEn-error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OthersReadTheRulesAndAnUnknownOneIsNotFound()
    {
        var filer = await fixture.BrowserAsync("establishment:CISSSCN");
        var page = await filer.GetAsync("/en/utilization/rules");
        Assert.Contains("V01", page.Texts("tbody th"));
        Assert.Empty(page.Links("tbody a"));
        Assert.Equal(HttpStatusCode.NotFound, (await (await fixture.BrowserAsync("ministry")).GetAsync("/fr/utilization/rules/V77")).Status);
    }
}
