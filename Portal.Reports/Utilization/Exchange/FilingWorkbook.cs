using System.Globalization;
using Portal.Data;
using Portal.Data.Utilization;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Exchange;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization.Exchange;

/// <summary>
/// Filings as a workbook that is filled in and sent back: a sheet for each, locked but for its answers, in both languages, with
/// the values of before; how to fill it in; definitions; provenance; and a hidden sheet by which the portal knows it again. Each
/// row names its cell, its filing and what the portal held, so that rows may be sorted, moved or lost.
/// </summary>
public static class FilingWorkbook
{
    public static Task WriteAsync(Form form, IReadOnlyList<FileFiling> filings, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var workbook = frame.Workbook();
        var rules = new AnswerRules(frame.Language);
        foreach (var filing in filings)
        {
            var row = filing.Content.Filing;
            workbook.AddSheet($"{row.BodyCode} P{row.Number:00}", new SheetOptions { Protected = true }).Table(
                $"{row.BodyCode} P{row.Number:00}",
                Columns(rules, filing.IsEditable),
                FilingLine.Of(form, filing),
                new TableOptions { FrozenColumns = 1, Description = $"{frame.Title} – {row.BodyFr}" });
        }

        AddGuide(workbook, filings, frame);
        AddDefinitions(workbook, form);
        frame.AddProvenance(workbook);
        AddIdentity(workbook, form, filings, frame);
        return workbook.WriteAsync(output, cancel);
    }

    private static Columns<FilingLine> Columns(AnswerRules rules, bool isEditable)
    {
        var columns = new Columns<FilingLine>()
            .Text(FilingColumns.Cell, 24, line => line.Cell.ToString())
            .Text(FilingColumns.Section, 22, line => Both(line.Section.NameFr, line.Section.NameEn), wrap: true)
            .Text(FilingColumns.LabelFr, 42, line => line.Label(Language.French), wrap: true)
            .Text(FilingColumns.LabelEn, 42, line => line.Label(Language.English), wrap: true)
            .Text(FilingColumns.Unit, 17, line => Both(Unit(line, Language.French), Unit(line, Language.English)))
            .AnyNumber(FilingColumns.Previous, line => FilingLine.Excel(line.Previous), 16)
            .AnyNumber(FilingColumns.YearBefore, line => FilingLine.Excel(line.YearBefore), 16)
            .AnyNumber(FilingColumns.Answer, line => line.Number, 18);
        if (isEditable)
        {
            columns.AsInput(rules.All, line => rules.Of(line.Indicator.Decimals));
        }

        columns.Text(FilingColumns.Word, 16, line => line.Word(rules.Language));
        if (isEditable)
        {
            columns.AsInput(rules.Words);
        }

        return columns
            .Text(FilingColumns.Establishment, 12, line => line.Filing.BodyCode).Hidden()
            .Text(FilingColumns.Period, 14, line => line.Filing.PeriodCode).Hidden()
            .Text(FilingColumns.Seen, 12, line => line.Seen).Hidden();
    }

    private static void AddGuide(Workbook workbook, IReadOnlyList<FileFiling> filings, DocumentFrame frame)
    {
        var sheet = workbook.AddSheet("Lisez-moi – Read me", new SheetOptions { Orientation = PageOrientation.Portrait });
        foreach (var language in frame.Language == Language.French ? new[] { Language.French, Language.English } : [Language.English, Language.French])
        {
            var (t, format) = (FilingFileTexts.For(language), Formats.For(language));
            var first = filings[0].Content.Filing;
            var (notApplicable, notAvailable) = (AnswerText.Write(Answer.NotApplicable, frame.Language), AnswerText.Write(Answer.NotAvailable, frame.Language));
            sheet.Title(t.Title, t.Subtitle(PeriodCode(first), format.LongDate(first.StartsOn), format.LongDate(first.EndsOn)))
                .Facts([
                    new(t.Establishments, string.Join('\n', filings.Select(filing => filing.IsEditable
                        ? filing.Content.Filing.Body(language)
                        : t.ReadOnly(filing.Content.Filing.Body(language))))),
                    new(t.DueOn, first.DueOn),
                    new(t.LocksOn, first.LocksOn),
                    new(t.Answers, t.AnswersText(notApplicable, notAvailable)),
                    new(t.Rows, t.RowsText),
                    new(t.Locked, t.LockedText),
                    new(t.SendBack, t.SendBackText),
                ]);
        }
    }

    private static void AddDefinitions(Workbook workbook, Form form) => workbook.AddSheet("Définitions – Definitions").Table(
        "Définitions",
        new Columns<FormIndicator>()
            .Text("Code", 12, indicator => indicator.Code)
            .Text("Indicateur", 34, indicator => indicator.NameFr, wrap: true)
            .Text("Définition", 54, indicator => indicator.DefinitionFr, wrap: true)
            .Text("Indicator", 34, indicator => indicator.NameEn, wrap: true)
            .Text("Definition", 54, indicator => indicator.DefinitionEn, wrap: true)
            .Text("Version", 10, indicator => indicator.Version.ToString(CultureInfo.InvariantCulture)),
        form.Indicators.Where(indicator => indicator.Kind == IndicatorKind.Input),
        new TableOptions { FrozenColumns = 1 });

    private static void AddIdentity(Workbook workbook, Form form, IReadOnlyList<FileFiling> filings, DocumentFrame frame)
    {
        var first = filings[0].Content.Filing;
        FileIdentity.Write(workbook, FilingColumns.Format, FilingColumns.Layout,
        [
            ("language", frame.Language == Language.French ? "fr" : "en"),
            ("form", first.FormCode),
            ("formVersion", form.Version.ToString(CultureInfo.InvariantCulture)),
            .. filings.Select(filing => filing.Content.Filing).Select(filing => (
                "filing", string.Create(CultureInfo.InvariantCulture, $"{filing.BodyCode} {filing.PeriodCode} r{filing.Revision} v{filing.Version}"))),
        ]);
    }

    private static string PeriodCode(FilingRow filing) => string.Create(CultureInfo.InvariantCulture, $"P{filing.Number:00} {filing.FiscalYear}");

    private static string Unit(FilingLine line, Language language) => UtilizationTexts.For(language).UnitName(line.Indicator.Unit);

    private static string Both(string french, string english) => french == english ? french : $"{french} – {english}";

    /// <summary>
    /// What an answer's cell accepts, by the decimals of its unit: a number, or one of the words of the language; and the words as a
    /// list beside it, since a cell has one rule alone.
    /// </summary>
    private sealed class AnswerRules
    {
        private readonly InputRule[] byDecimals;

        public AnswerRules(Language language)
        {
            Language = language;
            var t = FilingFileTexts.For(language);
            var other = FilingFileTexts.For(language == Language.French ? Language.English : Language.French);
            string[] choices = [AnswerText.Write(Answer.NotApplicable, language), AnswerText.Write(Answer.NotAvailable, language)];
            string[] words = [.. choices, .. t.ShortWords.Split(' ')];
            var meaning = $"{t.PromptWord(choices[0], choices[1])}\n{other.PromptWord(choices[0], choices[1])}";
            Words = InputRule.OneOf(choices) with
            {
                Prompt = new InputMessage(Both(t.PromptWordTitle, other.PromptWordTitle), meaning),
                Refusal = new InputMessage(Both(t.RefusalTitle, other.RefusalTitle), meaning),
            };
            byDecimals =
            [
                .. Enumerable.Range(0, Answer.MaxDecimals + 1).Select(decimals => InputRule.Precise(decimals, 0, Answer.Largest, words) with
                {
                    Prompt = new InputMessage(Both(t.PromptTitle, other.PromptTitle), $"{Prompt(t)}\n{Prompt(other)}"),
                    Refusal = new InputMessage(Both(t.RefusalTitle, other.RefusalTitle), $"{Prompt(t)}\n{Prompt(other)}"),
                }).Index().Select(rule => rule.Index == 0 ? Whole(rule.Item) : rule.Item),
            ];

            string Prompt(FilingFileTexts texts) => texts.PromptDecimal(words[0], words[1]);
            InputRule Whole(InputRule rule)
            {
                var text = $"{t.PromptWhole(words[0], words[1])}\n{other.PromptWhole(words[0], words[1])}";
                return rule with { Prompt = rule.Prompt! with { Text = text }, Refusal = rule.Refusal! with { Text = text } };
            }
        }

        public Language Language { get; }

        public InputRule Words { get; }

        public IReadOnlyList<InputRule> All => byDecimals;

        public InputRule Of(int decimals) => byDecimals[decimals];
    }
}
