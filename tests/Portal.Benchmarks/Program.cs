using System.Globalization;
using Portal.Benchmarks;
using Portal.Benchmarks.Engines;

// All parts, or the one that is named: pages, documents, memory, filers.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case [WorkbookMemory.ChildArgument, var rows]:
        await WorkbookMemory.RunChildAsync(int.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case [not ("pages" or "documents" or "memory" or "filers")] or [_, _, ..]:
        await Console.Error.WriteLineAsync("Name one part at most: pages, documents, memory or filers.");
        return 2;
}

if (args is [] or ["pages"])
{
    await using var portal = await PortalUnderTest.StartAsync(34);
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

return 0;
