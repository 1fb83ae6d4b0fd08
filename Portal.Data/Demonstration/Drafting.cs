using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>A filing that somebody is still working on: the first sections are filled, and not everything in them is right yet.</summary>
internal static class Drafting
{
    private const double MistakeShare = 0.35;

    /// <param name="sheet">The finished cells, from which some are taken away again.</param>
    /// <param name="form">Its sections are filled in their order.</param>
    /// <param name="body">The establishment's code.</param>
    /// <param name="period">The period.</param>
    /// <param name="isTold">The story says itself what is filled.</param>
    public static void LeaveUnfinished(Sheet sheet, Form form, string body, PeriodFact period, bool isTold)
    {
        var random = SplitMix64.For("draft", body, period.Code);
        if (!isTold)
        {
            var filled = form.Sections.Take(random.Between(1, form.Sections.Count - 1)).Select(section => section.Code).ToHashSet(StringComparer.Ordinal);
            foreach (var cell in sheet.Cells.Keys.Where(cell => !filled.Contains(form.FindIndicator(cell.Indicator)?.Section ?? "") || random.Chance(0.04)).ToList())
            {
                sheet.Cells.Remove(cell);
            }

            if (random.Chance(MistakeShare))
            {
                sheet.Scale(new CellKey("NOSHOW"), 340);
            }
        }

        foreach (var cell in sheet.Cells.Where(cell => cell.Value.Kind == AnswerKind.Blank).Select(cell => cell.Key).ToList())
        {
            sheet.Cells.Remove(cell);
        }
    }
}
