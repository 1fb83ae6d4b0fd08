using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Portal.Browser.Tests;

/// <summary>What no page may have: an accessibility violation, or something wider than the screen.</summary>
internal static class PageFaults
{
    public static async Task<IEnumerable<string>> OfAsync(IPage page)
    {
        List<string> faults = [];
        var axe = await page.RunAxe();
        faults.AddRange(axe.Violations.SelectMany(violation => violation.Nodes.Take(2).Select(node => $"{page.Url}: {violation.Id}: {node.Html}")));
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            faults.Add($"{page.Url}: {overflow} pixels wider than the screen");
        }

        return faults;
    }
}
