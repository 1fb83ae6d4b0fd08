using System.Globalization;
using Portal.Benchmarks;
using Portal.Benchmarks.Engines;
using Portal.Benchmarks.Insights;

// All parts, or the one that is named: pages, documents, memory, filers, insights. Insights takes a number of establishments and a
// folder in which the generated network is found again: insights 200 networks.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case [WorkbookMemory.ChildArgument, var rows]:
        await WorkbookMemory.RunChildAsync(int.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["insights", var establishments, var folder] when int.TryParse(establishments, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 160:
        await InsightCosts.MeasureAsync(size, folder);
        return 0;
    case [not ("pages" or "documents" or "memory" or "filers" or "insights")] or [_, _, ..]:
        await Console.Error.WriteLineAsync("Name one part at most: pages, documents, memory, filers or insights.");
        return 2;
}

if (args is [] or ["pages"])
{
    await using var portal = await PortalUnderTest.StartAsync(34);
    await PageCosts.MeasureFilingAsync(portal);
    await PageCosts.MeasureAsync(portal);
}

if (args is [] or ["documents"])
{
    await EngineCosts.MeasureAsync();
    await using var portal = await PortalUnderTest.StartAsync(34);
    await PortalDocuments.MeasureAsync(portal);
}

if (args is [] or ["memory"])
{
    await WorkbookMemory.MeasureAsync();
    await MemoryGrowth.MeasureAsync();
}

if (args is [] or ["filers"])
{
    await Filers.RunAsync();
}

if (args is [] or ["insights"])
{
    await InsightCosts.MeasureAsync(2000, Path.Combine(Path.GetTempPath(), "portal-networks"));
}

return 0;
