using Portal.Data;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;

namespace Portal.Reports.Utilization;

/// <summary>An indicator's value as text, on pages and in documents alike: its unit decides the decimals and the sign.</summary>
public static class IndicatorValues
{
    /// <summary>A number in the unit; the words for not applicable and not available otherwise.</summary>
    public static string Write(FormIndicator indicator, Quantity value, Formats format) => value.Kind switch
    {
        QuantityKind.Number => Write(indicator, value.Amount!.Value, format),
        QuantityKind.NotApplicable => AnswerText.Write(Answer.NotApplicable, format.Language),
        _ => AnswerText.Write(value.IsMasked ? Answer.Masked : Answer.NotAvailable, format.Language),
    };

    public static string Write(FormIndicator indicator, decimal value, Formats format) => (indicator.Unit, indicator.Kind) switch
    {
        (Units.Percent, _) => format.Percent(value),
        (Units.Hours, IndicatorKind.Derived) => format.Number(value, 1) + "\u00a0h",
        (Units.Kilometres, IndicatorKind.Derived) => format.Number(value, 1) + "\u00a0km",
        (Units.Rate, _) => format.Number(value, 1),
        _ when indicator.OverTime == OverTime.Mean => format.Number(Math.Round(value, 1)),
        _ => format.Number(value),
    };

    public static string Name(this FormIndicator indicator, Language language) => language == Language.English ? indicator.NameEn : indicator.NameFr;

    public static string Definition(this FormIndicator indicator, Language language) => language == Language.English ? indicator.DefinitionEn : indicator.DefinitionFr;

    public static string Name(this FormCategory category, Language language) => language == Language.English ? category.NameEn : category.NameFr;

    public static string Name(this FormSection section, Language language) => language == Language.English ? section.NameEn : section.NameFr;

    /// <summary>The cell's categories in words, outermost first; empty for an indicator without breakdown.</summary>
    public static string Categories(this Form form, CellKey cell, Language language)
    {
        var dimensions = form.Indicator(cell.Indicator).Dimensions;
        var names = dimensions.Zip([cell.Category1, cell.Category2], (dimension, code) =>
            form.CategoriesOf(dimension).FirstOrDefault(category => category.Code == code)?.Name(language) ?? code);
        return string.Join(", ", names);
    }
}
