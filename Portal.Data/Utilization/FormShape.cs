using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>What must hold before a form can be computed with; the portal's own tables and editors see to it.</summary>
internal static class FormShape
{
    private const int MaxDimensions = 2;

    public static void Require(Form form)
    {
        Once("section", form.Sections.Select(section => section.Code));
        Once("indicator", form.Indicators.Select(indicator => indicator.Code));
        Once("category", form.Categories.Select(category => $"{category.Dimension}.{category.Code}"));
        Once("rule", form.Rules.Select(rule => rule.Code));

        Each("category", form.Categories.Select(category => category.Code), code => Codes.IsCategory(code));
        Each("rule severity", form.Rules.Select(rule => rule.Severity), severity => severity is FindingSeverity.Error or FindingSeverity.Warning);
        Each("indicator", form.Indicators.Select(indicator => indicator.Code),
            code => Codes.IsIndicator(code) && code != ExternalSymbols.Population);

        var sections = form.Sections.Select(section => section.Code).ToHashSet(StringComparer.Ordinal);
        Each("section", form.Indicators.Select(indicator => indicator.Section), sections.Contains);

        var dimensions = form.Categories.Select(category => category.Dimension).ToHashSet(StringComparer.Ordinal);
        Each("breakdown", form.Indicators.Select(indicator => indicator.Dimensions),
            breakdown => breakdown.Count <= MaxDimensions && breakdown.All(dimensions.Contains));
    }

    private static void Once(string what, IEnumerable<string> codes)
    {
        if (codes.GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"The {what} {twice.Key} stands twice in the form.");
        }
    }

    private static void Each<T>(string what, IEnumerable<T> items, Func<T, bool> isSound)
    {
        foreach (var item in items)
        {
            if (!isSound(item))
            {
                var text = item is IEnumerable<string> parts ? string.Join(FormIndicator.DimensionSeparator, parts) : $"{item}";
                throw new ArgumentException($"The form has an unsound {what}: {text}.");
            }
        }
    }
}
