using System.Globalization;
using System.Xml.Linq;
using Portal.Reports.Engine.Excel.Naming;

namespace Portal.Reports.Engine.Excel.Writing;

/// <summary>The spreadsheet's data validation.</summary>
internal static class InputRules
{
    private const int LongestTitle = 32;
    private const int LongestText = 255;

    /// <summary>Null when no cell follows a rule.</summary>
    public static XElement? ToXml(IEnumerable<SheetTable> tables, InputLists lists)
    {
        var rules = tables.SelectMany(table => table.Ruled).Select(cells => Rule(cells, lists)).ToList();
        return rules.Count == 0 ? null : Xml.Element("dataValidations", Xml.Attribute("count", rules.Count), rules);
    }

    private static XElement Rule(RuledCells cells, InputLists lists)
    {
        var rule = cells.Rule;
        var (type, comparison, first, second) = Condition(rule, cells.FirstCell, lists);
        return Xml.Element(
            "dataValidation",
            Xml.Attribute("type", type),
            comparison is null ? null : Xml.Attribute("operator", comparison),
            Xml.Flag("allowBlank", true),
            rule.Prompt is null ? null : Xml.Flag("showInputMessage", true),
            Xml.Flag("showErrorMessage", true),
            Message("errorTitle", rule.Refusal?.Title, LongestTitle),
            Message("error", rule.Refusal?.Text, LongestText),
            Message("promptTitle", rule.Prompt?.Title, LongestTitle),
            Message("prompt", rule.Prompt?.Text, LongestText),
            Xml.Attribute("sqref", cells.Ranges),
            Xml.Element("formula1", first),
            second is null ? null : Xml.Element("formula2", second));
    }

    private static (string Type, string? Comparison, string First, string? Second) Condition(
        InputRule rule, string firstCell, InputLists lists) => rule switch
        {
            OneOfRule list => ("list", null, lists.Reference(list.Choices), null),
            TextLengthRule length =>
                ("textLength", "lessThanOrEqual", length.Characters.ToString(CultureInfo.InvariantCulture), null),
            NumberRule { Words.Count: > 0 } or NumberRule { IsWhole: false, Decimals: not null } =>
                ("custom", null, ((NumberRule)rule).Formula(firstCell), null),
            NumberRule { Least: { } least, Most: { } most } number =>
                (TypeOf(number), "between", NumberRule.Text(least), NumberRule.Text(most)),
            NumberRule { Least: { } least } number =>
                (TypeOf(number), "greaterThanOrEqual", NumberRule.Text(least), null),
            NumberRule { Most: { } most } number => (TypeOf(number), "lessThanOrEqual", NumberRule.Text(most), null),
            NumberRule number => ("custom", null, number.Formula(firstCell), null),
            _ => throw new ArgumentOutOfRangeException(nameof(rule)),
        };

    private static string TypeOf(NumberRule rule) => rule.IsWhole ? "whole" : "decimal";

    private static XAttribute? Message(string name, string? text, int longest) =>
        text is null ? null : Xml.Attribute(name, Xml.Literal(OneLine.Of(text, longest)));
}
