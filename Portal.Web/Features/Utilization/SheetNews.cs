using Microsoft.AspNetCore.Mvc;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>What a page that is open must show anew once cells were saved: numbers as they are, the rest from the views of the page.</summary>
public sealed class SheetNews(ViewText views, PortalContext portal)
{
    /// <summary>The inside of each part, by the name in its <c>data-part</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PartsAsync(ControllerContext context, FilingModel model, IReadOnlyList<SectionView> sections)
    {
        var t = FilingTexts.For(portal.Language);
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var section in sections)
        {
            foreach (var (name, html) in SheetPart.Computed(section, t, portal.Format))
            {
                parts.Add(name, html);
            }

            parts.Add(SheetPart.State(section), await HtmlAsync("_SectionState", new SectionContext(section, model.Words, model.Filing, true)));
            foreach (var block in section.Blocks)
            {
                parts.Add(SheetPart.Errors(section, block), block.Errors.Count == 0 ? "" : await HtmlAsync("_SheetErrors", block));
                parts.Add(SheetPart.Questions(section, block), block.Questions.Count == 0 ? "" : await HtmlAsync("_Questions", new QuestionsContext(block.Questions, true)));
                if (block is ListView list)
                {
                    parts.Add(SheetPart.Sum(section, list), await HtmlAsync("_Sum", list));
                }
            }
        }

        parts.Add(SheetPart.Contents, await HtmlAsync("_Contents", model));
        parts.Add(SheetPart.Progress, await HtmlAsync("_Progress", model));
        parts.Add(SheetPart.OnBehalf, await HtmlAsync("_OnBehalf", new OnBehalfContext(model.Sheet, model.Words, model.MaySubmit)));
        parts.Add(SheetPart.News, await HtmlAsync("_FilingNews", model));
        return parts;

        Task<string> HtmlAsync<T>(string view, T value) => views.RenderAsync(context, $"/Features/Utilization/{view}.cshtml", value);
    }

    /// <summary>How the cells of the sections are marked.</summary>
    public static IReadOnlyList<MarkedCell> Marks(IReadOnlyList<SectionView> sections) =>
        [.. sections.SelectMany(section => section.Blocks).SelectMany(block => block.Cells).Select(cell => new MarkedCell(cell.Name, cell.Css, cell.DescribedBy))];

    /// <summary>
    /// Where something can change with these indicators and explanations: their own sections, those of rates and of rules made
    /// from them.
    /// </summary>
    public static IReadOnlyList<SectionView> Concerned(Form form, IReadOnlySet<string> indicators, IReadOnlySet<string> findings, Sheet sheet)
    {
        var codes = indicators.Select(code => form.Indicator(code).Section)
            .Concat(form.Indicators.Where(one => form.Formula(one.Code) is { } formula && formula.Symbols().Any(symbol => indicators.Contains(symbol.Code))).Select(one => one.Section))
            .Concat(form.CompiledRules.Where(rule => rule.Cells.Any(cell => indicators.Contains(cell.Indicator)))
                .SelectMany(rule => rule.Cells.Select(cell => form.Indicator(cell.Indicator).Section)))
            .ToHashSet(StringComparer.Ordinal);
        return [.. sheet.Sections.Where(section => codes.Contains(section.Section.Code)
            || section.Blocks.Any(block => block.Questions.Any(question => findings.Contains(question.Key))))];
    }
}
