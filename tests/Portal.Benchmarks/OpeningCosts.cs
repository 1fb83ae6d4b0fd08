using Microsoft.Playwright;
using Portal.TestKit;

namespace Portal.Benchmarks;

/// <summary>
/// How long a page takes to open for who asks for it: in a real browser, over HTTP, from the address to the end of its load, styles and
/// scripts at hand as on every visit but the first. The two pages take turns.
/// </summary>
internal static class OpeningCosts
{
    private const int Warm = 15;
    private const int Measured = 60;
    private const string Filer = "establishment:CISSSCN";
    private const string Empty = "/fr/baseline/empty";
    private const string Filing = "/fr/utilization/CISSSCN/2026-2027-P08";

    /// <summary>In milliseconds, as the browser itself counts.</summary>
    private const string Opened = "() => { const [visit] = performance.getEntriesByType('navigation'); return visit.loadEventEnd; }";

    public static async Task MeasureAsync()
    {
        if (!File.Exists(Chromium.Path))
        {
            Console.WriteLine("(Chromium is not installed: how long pages take to open was not measured)");
            return;
        }

        await using var portal = await LoopbackPortal.StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
        var page = await browser.NewPageAsync();
        await SignInAsync(page, portal.Address);
        var (empty, filing) = (new List<double>(), new List<double>());
        for (var time = 0; time < Warm + Measured; time++)
        {
            var (first, second) = (await OpenAsync(page, new Uri(portal.Address, Empty)), await OpenAsync(page, new Uri(portal.Address, Filing)));
            if (time >= Warm)
            {
                empty.Add(first);
                filing.Add(second);
            }
        }

        empty.Sort();
        filing.Sort();
        var (one, other) = (empty[Measured / 2], filing[Measured / 2]);
        Console.WriteLine("The page of a filing of 53 cells opens in a browser, in multiples of an empty page of the portal (at most 2):");
        Console.WriteLine($"  {other / one,5:0.00}×  {other:0.0} ms, the empty page {one:0.0} ms (medians of {Measured})");
    }

    private static async Task<double> OpenAsync(IPage page, Uri address)
    {
        await page.GotoAsync(address.ToString());
        return await page.EvaluateAsync<double>(Opened);
    }

    private static async Task SignInAsync(IPage page, Uri address)
    {
        await page.GotoAsync(new Uri(address, "/fr/sign-in").ToString());
        var (name, place) = (Filer.Split(':')[0], Filer.Split(':')[1]);
        var form = page.Locator("form.persona").Filter(new LocatorFilterOptions { Has = page.Locator($"input[name=persona][value={name}]") });
        await form.Locator("select").SelectOptionAsync(place);
        await form.Locator("button").ClickAsync();
    }
}
