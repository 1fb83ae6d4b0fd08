using System.Globalization;
using Portal.Benchmarks;
using Portal.Benchmarks.Engines;
using Portal.Benchmarks.Insights;

// All parts, or the one that is named: pages, documents, memory, filers, insights. Insights takes a number of establishments and a
// folder in which the generated network is found again: insights 200 networks. Load runs by its name alone, since it takes ten
// minutes; it takes other seconds and requests a second: load 60 300.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case [WorkbookMemory.ChildArgument, var rows]:
        await WorkbookMemory.RunChildAsync(int.Parse(rows, CultureInfo.InvariantCulture));
        return 0;
    case ["load", .. var settings] when settings.Length <= 2 && Array.TrueForAll(settings, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0):
        return await Load.RunAsync(Setting(settings, 0, 600), Setting(settings, 1, 300)) ? 0 : 1;
    case ["insights", var establishments, var folder] when int.TryParse(establishments, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size >= 160:
        await InsightCosts.MeasureAsync(size, folder);
        return 0;
    case [not ("pages" or "documents" or "memory" or "filers" or "insights")] or [_, _, ..]:
        await Console.Error.WriteLineAsync("Name one part at most: pages, documents, memory, filers, insights or load.");
        return 2;
}

if (args is [] or ["pages"])
{
    await OpeningCosts.MeasureAsync();
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

static int Setting(string[] settings, int index, int otherwise) => settings.Length > index ? int.Parse(settings[index], CultureInfo.InvariantCulture) : otherwise;
