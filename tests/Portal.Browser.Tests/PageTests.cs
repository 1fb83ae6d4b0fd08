using Microsoft.Playwright;
using Portal.Data.Documents;
using Xunit;

namespace Portal.Browser.Tests;

/// <summary>Every page, in both languages: no accessibility violation, nothing wider than the screen, nothing on the console.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class PageTests(BrowserFixture fixture)
{
    /// <summary>Pages without their language, by who opens them.</summary>
    private static readonly Dictionary<string, string[]> Pages = new()
    {
        [""] = ["/sign-in", "/about/accessibility", "/about/privacy", "/about/help"],
        ["ministry"] =
        [
            "", "/network", "/network?colour=seats", "/network/establishments?q=mont", "/network/territories/MCGILL", "/network/centres/CCT-CUSM",
            "/network/establishments/CISSSCN", "/network/establishments/CISSSCN?date=2024-11-01", "/network/establishments/CISSSCN?date=2020-01-01",
            "/network/changes", "/network/changes/open", "/network/changes/merge?body=CHUM", "/network/changes/split", "/network/changes/rename", "/network/changes/move", "/governance", "/governance?date=2025-01-15", "/governance/seats?state=Vacant", "/governance?date=2025-01-15&structure=today", "/governance/people", "/governance/people?q=aucune-personne", "/governance/guidelines", "/governance/guidelines/new", "/governance/letters", "/governance/campaigns", "/governance/campaigns/2", "/governance/campaigns/new", "/governance/letters/templates/Appointment", "/governance/letters/templates/EndOfMandate", "/governance/roles", "/governance/roles?date=2024-06-01", "/governance/roles/new", "/governance/roles/ClinicalPilot", "/governance/bulk", "/governance/committees", "/governance/committees/territorial/UL", "/governance/committees/local/CISSSCN/meetings/1",
            "/utilization", "/utilization?show=missing", "/utilization?date=2026-03-15", "/utilization/review", "/utilization/review/CHUQ/2026-2027-P08", "/utilization/calendar", "/utilization/indicators",
            "/utilization/CISSSBSL/2026-2027-P07", "/utilization/CISSSCN/2026-2027-P08/obligation", "/utilization/CISSSCN/2026-2027-P08/comments", "/utilization/rules", "/utilization/rules/V01", "/reminders", "/utilization/forms", "/utilization/forms/indicators/TECHFAIL", "/utilization/CISSSBSL/2026-2027-P08/revisions", "/documents", "/documents/governance-register",
            "/documents/utilization-report?format=pdf", "/documents/jobs", "/documents/schedules", "/documents/schedules/new?document=utilization-report", "/audit", "/audit?who=portail&kind=DemonstrationLoaded&from=2020-01-01&until=2100-01-01&q=e", "/audit?from=hier", "/insights", "/insights?to=2026-2027-P08&structure=today", "/insights?to=P99", "/insights/equity", "/insights/signals?to=2026-2027-P08", "/insights/explore?measure=R_PER10K&rows=region", "/insights/explore", "/insights/explore?measure=PROG&rows=programme&columns=quarter&compare=year", "/insights/explore?measure=NONE&rows=period&columns=year", "/nothing-here", "/access-review",
        ],
        ["centre:UL"] = ["", "/insights", "/insights/equity", "/governance/seats", "/governance/campaigns/2/CISSSBSL", "/governance/committees/territorial/UL", "/governance/committees/territorial/UL/meetings/2", "/governance/committees/territorial/UL/meetings/2/edit", "/governance/committees/territorial/UL/meetings/new", "/governance/committees/territorial/UL/members/new", "/governance/committees/territorial/UL/decisions/1", "/utilization/review/CISSSBSL/2026-2027-P08", "/utilization/CISSSCN/2026-2027-P08", "/utilization/calendar", "/utilization/calendar/2026-2027-P08/import"],
        ["establishment:CISSSCN"] = ["", "/insights", "/insights/equity", "/insights/signals", "/utilization/CISSSCN/2026-2027-P08", "/utilization/CISSSCN/2026-2027-P07", "/utilization/CISSSCN/2026-2027-P08/nothing", "/utilization/CISSSCN/2026-2027-P08/import", "/reminders"],
        ["pilot:CISSSCN"] = ["", "/governance/campaigns/2/CISSSCN", "/reminders"],
        ["establishment:CISSSCA"] = ["", "/utilization/CISSSCA/2026-2027-P08"],
        ["administrator"] =
        [
            "", "/network", "/governance", "/reminders", "/admin/health", "/admin/accounts", "/admin/accounts?state=Invited&q=pilote", "/admin/accounts?persona=Nobody", "/admin/accounts/new", "/admin/accounts/1", "/admin/accounts/1/edit",
            "/admin/accounts/1/scopes", "/admin/accounts/1/scopes/1/end", "/admin/accounts/1/deactivate", "/admin/accounts/1/release", "/admin/requests", "/admin/requests/1", "/admin/reviews", "/admin/reviews/1",
        ],
    };

    public static TheoryData<string, string> Personas
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var persona in Pages.Keys)
            {
                data.Add(persona, "fr");
                data.Add(persona, "en");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Personas))]
    public async Task Pages_have_no_violation_and_fit_at_1280_in_light_colours(string persona, string language) =>
        await CheckAsync(persona, language, 1280, ColorScheme.Light);

    [Theory, MemberData(nameof(Personas))]
    public async Task Pages_have_no_violation_and_fit_at_390_in_dark_colours(string persona, string language) =>
        await CheckAsync(persona, language, 390, ColorScheme.Dark);

    /// <summary>What would hide a fault from all the others: rules of a page as a whole, of an element, and the width.</summary>
    [Fact]
    public async Task A_page_with_faults_is_found_out()
    {
        var page = await fixture.OpenAsync(null);
        await page.SetContentAsync("<html lang=fr><title>x</title><body><p style='width:3000px;color:#aaa;background:#fff'>gris <img src=x></p></body></html>");

        var faults = string.Join("\n", await FaultsAsync(page));

        Assert.All(["landmark-one-main", "page-has-heading-one", "region", "image-alt", "color-contrast", "wider than the screen"], fault => Assert.Contains(fault, faults, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    /// <summary>The seat pages and the forms that they lead to, an error included.</summary>
    [Theory]
    [InlineData("fr", 1280)]
    [InlineData("en", 390)]
    public async Task The_seat_and_its_forms_have_no_violation(string language, int width)
    {
        var page = await fixture.OpenAsync("centre:UL", width);
        await page.GotoAsync($"{fixture.Address}/{language}/governance/seats?q=cote-nord");
        await page.Locator("tbody th a").First.ClickAsync();
        List<string> faults = [.. await FaultsAsync(page)];
        var seat = page.Url;
        foreach (var step in new[] { "replace", "appoint", "appoint?interim=true" })
        {
            await page.GotoAsync($"{seat}/{step}");
            faults.AddRange(await FaultsAsync(page));
            await page.Locator("main form[method=post] button").First.ClickAsync();
            faults.AddRange(await FaultsAsync(page));
        }

        // A letter, from its form to the seat that shows it.
        await page.GotoAsync(seat);
        await page.Locator("a[href$='/letter']").First.ClickAsync();
        faults.AddRange(await FaultsAsync(page));
        await page.Locator("form.entryform button").ClickAsync();
        faults.AddRange(await FaultsAsync(page));

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        await page.Context.CloseAsync();
    }

    /// <summary>A job of each state, the list that they stand in, and a schedule from its form to its end.</summary>
    [Theory]
    [InlineData("fr", 1280, ColorScheme.Dark)]
    [InlineData("en", 390, ColorScheme.Light)]
    public async Task Jobs_and_schedules_have_no_violation(string language, int width, ColorScheme colours)
    {
        var page = await fixture.OpenAsync("ministry", width, colours);
        List<string> faults = [];
        foreach (var state in Enum.GetValues<JobState>())
        {
            var job = await fixture.PlantJobAsync(state, $"{language} {state}");
            await page.GotoAsync($"{fixture.Address}/{language}/documents/jobs/{job}");
            faults.AddRange(await FaultsAsync(page));
        }

        foreach (var list in new[] { "/documents", "/documents/jobs" })
        {
            await page.GotoAsync($"{fixture.Address}/{language}{list}");
            faults.AddRange(await FaultsAsync(page));
        }

        await page.GotoAsync($"{fixture.Address}/{language}/documents/schedules/new?document=utilization-report");
        await page.FillAsync("[name=DaysAfter]", "99");
        await page.Locator("main form[method=post] button").ClickAsync();
        Assert.True(await page.Locator("#DaysAfter-error").IsVisibleAsync());
        faults.AddRange(await FaultsAsync(page));
        await page.FillAsync("[name=DaysAfter]", "9");
        await page.Locator("input[value=ClinicalPilot]").CheckAsync();
        await page.Locator("main form[method=post] button").ClickAsync();
        Assert.True(await page.Locator("[role=status]").First.IsVisibleAsync());
        faults.AddRange(await FaultsAsync(page));
        var schedule = page.Url;
        foreach (var step in new[] { "/edit", "/delete" })
        {
            await page.GotoAsync(schedule + step);
            faults.AddRange(await FaultsAsync(page));
        }

        await page.GotoAsync($"{fixture.Address}/{language}/documents/schedules");
        faults.AddRange(await FaultsAsync(page));
        Assert.True(faults.Count == 0, string.Join("\n", faults));
        await page.Context.CloseAsync();
    }

    private async Task CheckAsync(string persona, string language, int width, ColorScheme colours)
    {
        var page = await fixture.OpenAsync(persona.Length == 0 ? null : persona, width, colours);
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("the server responded with a status of 40", StringComparison.Ordinal))
            {
                faults.Add($"{page.Url}: console: {message.Text}");
            }
        };
        foreach (var path in Pages[persona])
        {
            await page.GotoAsync($"{fixture.Address}/{language}{path}");
            faults.AddRange(await FaultsAsync(page));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        await page.Context.CloseAsync();
    }

    private static Task<IEnumerable<string>> FaultsAsync(IPage page) => PageFaults.OfAsync(page);
}
