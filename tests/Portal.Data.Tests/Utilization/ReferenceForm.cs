using Portal.Data.Reference;
using Portal.Data.Utilization;
using static Portal.Data.Reference.ReferenceFiles;

namespace Portal.Data.Tests.Utilization;

/// <summary>The form that every installation starts from, and filings over it.</summary>
internal static class ReferenceForm
{
    private static readonly Lazy<Form> Loaded = new(Load);

    public static Form Form => Loaded.Value;

    /// <summary>Every cell with the same answer.</summary>
    public static Dictionary<CellKey, Answer> Filled(Answer answer) => Form.RequiredCells.ToDictionary(cell => cell, _ => answer);

    /// <summary>A filing in which no rule fails: few of everything, and rules that compare parts with wholes hold.</summary>
    public static Dictionary<CellKey, Answer> Sound()
    {
        var answers = Filled(Answer.Number(1)); // 12 activities; 12 by programme
        Set(answers, "SCHED", 10);
        Set(answers, "ASANS", 4); // four asynchronous activities
        return answers;
    }

    public static void Set(Dictionary<CellKey, Answer> answers, string cell, decimal amount) =>
        answers[Key(cell)] = Answer.Number(amount);

    public static CellKey Key(string text) =>
        CellKey.TryParse(text, out var key) ? key : throw new ArgumentException($"No cell is called {text}.");

    private static Form Load()
    {
        var files = new ReferenceFiles(ReferenceFolder());
        var sections = files.Read("sections.csv", (row, ordinal) => new FormSection
        {
            Code = Text(row, "code"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Ordinal = ordinal,
        });
        var indicators = files.Read("indicators.csv", (row, ordinal) => new FormIndicator
        {
            Code = Text(row, "code"),
            Section = Text(row, "section"),
            Unit = Text(row, "unit"),
            Kind = Enum.Parse<IndicatorKind>(Text(row, "kind"), ignoreCase: true),
            OverTime = Enum.Parse<OverTime>(Text(row, "over_time"), ignoreCase: true),
            Breakdown = Text(row, "breakdown"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            DefinitionFr = Text(row, "definition_fr"),
            DefinitionEn = Text(row, "definition_en"),
            Formula = Text(row, "formula"),
            Ordinal = ordinal,
        });
        var categories = files.Read("categories.csv", (row, ordinal) => new FormCategory
        {
            Dimension = Text(row, "dimension"),
            Code = Text(row, "code"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Ordinal = ordinal,
        });
        var rules = files.Read("validation_rules.csv", (row, _) => new FormRule
        {
            Code = Text(row, "code"),
            Severity = Enum.Parse<FindingSeverity>(Text(row, "severity"), ignoreCase: true),
            LeftSide = Text(row, "left"),
            Operator = Text(row, "operator"),
            RightSide = Text(row, "right"),
            MessageFr = Text(row, "message_fr"),
            MessageEn = Text(row, "message_en"),
        });
        return new Form(sections, indicators, categories, rules);
    }

    private static string ReferenceFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? "", "database", "reference");
    }
}
