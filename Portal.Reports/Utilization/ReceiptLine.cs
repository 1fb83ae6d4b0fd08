using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;

namespace Portal.Reports.Utilization;

/// <summary>One answer of a filing, or what the form computes from its answers.</summary>
internal sealed record ReceiptLine
{
    public required string Section { get; init; }
    public required string Code { get; init; }
    public required string Indicator { get; init; }
    public string Categories { get; init; } = "";
    public required string Unit { get; init; }
    public required string Text { get; init; }
    public required CellValue Cell { get; init; }
    public bool IsDerived { get; init; }

    /// <summary>The centre that filled it in for the establishment; null when the establishment did.</summary>
    public CellAuthor? Author { get; init; }

    /// <summary>Stands behind an answer that a centre filled in; the receipt says so.</summary>
    private const string OnBehalfSign = "\u00a0†";

    /// <summary>Every cell in the form's order, and each derived indicator where its section has it.</summary>
    public static IEnumerable<ReceiptLine> Of(Form form, FilingReceipt receipt, FilingCells cells, Language language)
    {
        foreach (var section in form.Sections)
        {
            foreach (var indicator in form.Indicators.Where(indicator => indicator.Section == section.Code))
            {
                if (indicator.Kind == IndicatorKind.Derived)
                {
                    if (IsOfFiling(form, indicator))
                    {
                        yield return Derived(form, section, indicator, cells, language);
                    }

                    continue;
                }

                foreach (var cell in form.Cells(indicator.Code))
                {
                    yield return Input(form, section, indicator, cell, receipt, language);
                }
            }
        }
    }

    public static ReceiptLine Derived(Form form, FormSection section, FormIndicator indicator, FilingCells cells, Language language)
    {
        var value = form.Value(indicator.Code, cells);
        return new ReceiptLine
        {
            Section = Title(section, language),
            Code = indicator.Code,
            Indicator = indicator.Name(language),
            Unit = indicator.Unit == Units.Percent ? UtilizationTexts.For(language).Ratio : UtilizationTexts.For(language).UnitName(indicator.Unit),
            Text = IndicatorValues.Write(indicator, value, Formats.For(language)),
            Cell = CellLine.Excel(value),
            IsDerived = true,
        };
    }

    public static ReceiptLine Input(Form form, FormSection section, FormIndicator indicator, CellKey cell, FilingReceipt receipt, Language language) => new()
    {
        Section = Title(section, language),
        Code = cell.ToString(),
        Indicator = indicator.Name(language),
        Categories = form.Categories(cell, language),
        Unit = UtilizationTexts.For(language).UnitName(indicator.Unit),
        Text = Shown(cell, receipt, language),
        Cell = Excel(receipt.Answers.GetValueOrDefault(cell)),
        Author = receipt.OnBehalf.GetValueOrDefault(cell),
    };

    /// <summary>What is computed from figures outside the filing is no part of it.</summary>
    public static bool IsOfFiling(Form form, FormIndicator indicator) =>
        form.Formula(indicator.Code) is { } formula && formula.Symbols().All(symbol => form.KindOf(symbol.Code) != SymbolKind.External);

    /// <summary>A blank is a dash: it is told apart from 0 and from an answer in words.</summary>
    public static string Shown(CellKey cell, FilingReceipt receipt, Language language)
    {
        var answer = receipt.Answers.GetValueOrDefault(cell);
        var text = answer.Kind == AnswerKind.Blank ? ReceiptTexts.For(language).Blank : AnswerText.Write(answer, language);
        return receipt.OnBehalf.ContainsKey(cell) ? text + OnBehalfSign : text;
    }

    public static string Title(FormSection section, Language language) => $"{section.Code}. {section.Name(language)}";

    private static CellValue Excel(Answer answer) => answer.Kind switch
    {
        AnswerKind.Number => CellValue.From(answer.Amount),
        AnswerKind.NotApplicable => CellValue.NotApplicable,
        AnswerKind.NotAvailable => CellValue.NotAvailable,
        AnswerKind.Masked => CellValue.Masked,
        _ => default,
    };
}
