using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Portal.Browser.Tests;

/// <summary>What no page may have: an accessibility violation, or something wider than the screen.</summary>
internal static class PageFaults
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Every rule is asked; of those that hold, no more than a node is told: a matrix has thousands.</summary>
    private const string Violations = """
        async () => (await axe.run({ resultTypes: ['violations'] })).violations
            .flatMap(violation => violation.nodes.slice(0, 2).map(node => `${violation.id}: ${node.html}`))
        """;

    public static async Task<IEnumerable<string>> OfAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        List<string> faults = [.. (await page.EvaluateAsync<string[]>(Violations)).Select(violation => $"{page.Url}: {violation}")];
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (overflow > 0)
        {
            faults.Add($"{page.Url}: {overflow} pixels wider than the screen");
        }

        return faults;
    }
}
