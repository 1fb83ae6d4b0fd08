using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Reports.Engine.Excel;
using Portal.Reports.Shared;

namespace Portal.Reports.Utilization;

/// <summary>Why an unusual value stands: what the checks said, and what the establishment answered.</summary>
public sealed record ExplainedFinding(string Title, string Detail, string Explanation, string ByName, DateTime AtUtc);

/// <summary>What a receipt is made of: a filing, its form, and what it explains in words of the document's language.</summary>
public sealed record FilingReceiptData
{
    public required Form Form { get; init; }
    public required FilingReceipt Receipt { get; init; }
    public required IReadOnlyList<ExplainedFinding> Explanations { get; init; }
}

/// <summary>
/// The receipt of a filing: who certified it from which seat and when, every answer, what explains it, and how it came here.
/// It is laid out close, so that a usual filing takes two pages.
/// </summary>
public static partial class FilingReceiptReport
{
    /// <summary>Writes the receipt as a tagged PDF.</summary>
    public static Task WritePdfAsync(FilingReceiptData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, receipt) = (ReceiptTexts.For(frame.Language), frame.Format, data.Receipt);
        var report = frame.Report().DefinitionList([.. Identity(data, t, f)]);
        if (Remark(receipt, t, f) is { } remark)
        {
            report.Note(remark);
        }

        if (!receipt.Submission.IsNothingToReport)
        {
            AddAnswers(report, data, t, f);
        }

        if (data.Explanations.Count > 0)
        {
            report.Heading(1, t.Explanations).Table(ExplanationTable(t, f), data.Explanations);
        }

        report.Heading(1, t.History).Table(HistoryTable(data, t, f), receipt.Transitions.Reverse());
        if (!receipt.Submission.IsNothingToReport)
        {
            report.Note(data.Receipt.OnBehalf.Count > 0 ? $"{t.Legend} {t.OnBehalfLegend}" : t.Legend);
        }

        frame.AddOriginNote(report);
        return report.WriteAsync(output, cancel);
    }

    /// <summary>Writes the receipt as a workbook: a row for each cell, explanations, history, provenance.</summary>
    public static Task WriteExcelAsync(FilingReceiptData data, DocumentFrame frame, Stream output, CancellationToken cancel = default)
    {
        var (t, f, form) = (ReceiptTexts.For(frame.Language), frame.Format, data.Form);
        var cells = new FilingCells(form, data.Receipt.Answers);
        var workbook = frame.Workbook();
        workbook.AddSheet(t.Receipt, new SheetOptions { OnePage = true }).Title(frame.Title, frame.Subject)
            .Facts([.. Identity(data, t, f).Select(fact => new Fact(fact.Term, fact.Value))]);
        if (!data.Receipt.Submission.IsNothingToReport)
        {
            workbook.AddSheet(t.Cells).Table(t.Cells, new Columns<ReceiptLine>()
                .Text(t.Section, 26, line => line.Section)
                .Text(t.Code, 26, line => line.Code)
                .Text(t.Indicator, 46, line => line.Indicator)
                .Text(t.Breakdown, 42, line => line.Categories)
                .Number(t.Answer, 4, line => line.Cell, 16)
                .Text(t.Unit, 10, line => line.Unit)
                .Text(t.Kind, 10, line => line.IsDerived ? t.Computed : t.KindInput)
                .Text(t.OnBehalf, 44, line => line.Author is { } author ? $"{author.Name}, {f.DateAndTime(author.AtUtc)}" : ""), ReceiptLine.Of(form, data.Receipt, cells, frame.Language), new TableOptions { FrozenColumns = 3, Description = frame.Title });
        }

        workbook.AddSheet(t.Explanations).Table(t.Explanations, new Columns<ExplainedFinding>()
            .Text(t.Finding, 60, finding => finding.Title, wrap: true)
            .Text(t.Explanation, 70, finding => finding.Explanation, wrap: true)
            .Text(t.GivenBy, 40, finding => finding.ByName)
            .Moment(t.When, finding => PortalTime.Local(finding.AtUtc)), data.Explanations);
        workbook.AddSheet(t.History).Table(t.History, new Columns<TransitionRow>()
            .Moment(t.When, step => PortalTime.Local(step.AtUtc))
            .Whole(t.Revision, step => (long?)step.Revision, 11)
            .Text(t.Step, 26, step => Step(step, t))
            .Text(t.By, 44, step => step.ByName)
            .Text(t.Remarks, 80, step => Remarks(step, data, t), wrap: true), data.Receipt.Transitions.Reverse());
        frame.AddDefinitions(workbook, form.Indicators.Select(indicator => new Definition
        {
            Term = $"{indicator.Code}: {indicator.Name(frame.Language)}",
            Meaning = indicator.Definition(frame.Language),
            Version = $"{indicator.Version}",
        }));
        frame.AddProvenance(workbook);
        return workbook.WriteAsync(output, cancel);
    }

    /// <summary>The state of the revision that the receipt is of.</summary>
    public static string StateOf(FilingReceipt receipt, Language language) => StateNames.Of(receipt.Submission.Status, language);

    private static IEnumerable<(string Term, string Value)> Identity(FilingReceiptData data, ReceiptTexts t, Formats f)
    {
        var (filing, submission, language) = (data.Receipt.Filing, data.Receipt.Submission, f.Language);
        yield return (t.Establishment, string.Join(", ", new[] { filing.Body(language), filing.Territory(language) }.OfType<string>()));
        yield return (t.Period, t.PeriodSpan(filing.PeriodCode, f.LongDate(filing.StartsOn), f.LongDate(filing.EndsOn)));
        yield return (t.State, $"{StateOf(data.Receipt, language)}, {t.Revision.ToLowerInvariant()} {f.Whole(submission.Revision)}. {(submission.IsCounted ? t.Counted : "")}".Trim());
        yield return (t.SubmittedBy, submission.SubmittedByName);
        yield return (t.AsSeat, submission.CertifiedRole(language) ?? t.NoSeat);
        yield return (t.SubmittedAt, f.DateAndTime(submission.SubmittedAtUtc));
        yield return (t.OnTime, filing.FiledOn > filing.DueOn ? t.OnTimeNo(f.LongDate(filing.DueOn)) : t.OnTimeYes(f.LongDate(filing.DueOn)));
        if (data.Receipt.OnBehalf.Count > 0)
        {
            yield return (t.OnBehalf, OnBehalf(data, t, f));
        }

        yield return submission.IsNothingToReport ? (t.Answers, t.NothingText) : (t.Answers, Count(data, t, f));
    }

    private static string Count(FilingReceiptData data, ReceiptTexts t, Formats f)
    {
        var tally = data.Form.RequiredCells.Aggregate(default(CellTally), (sum, cell) => sum + CellTally.Of(data.Receipt.Answers.GetValueOrDefault(cell)));
        return t.AnswersCount(f.Whole(tally.Numbers), f.Whole(tally.NotApplicable), f.Whole(tally.NotAvailable), f.Whole(tally.Blanks))
            + (tally.Masked > 0 ? t.AnswersMasked(tally.Masked) : "");
    }

    /// <summary>How many cells a centre filled in, and who did.</summary>
    private static string OnBehalf(FilingReceiptData data, ReceiptTexts t, Formats f) =>
        t.OnBehalfCells(data.Receipt.OnBehalf.Count, string.Join(t.ListSeparator, data.Receipt.OnBehalf.Values
            .GroupBy(author => author.Name, StringComparer.Ordinal)
            .Select(one => $"{one.Key}, {f.LongDate(PortalTime.DayOf(one.Max(author => author.AtUtc)))}")));

    private static string? Remark(FilingReceipt receipt, ReceiptTexts t, Formats f) => receipt switch
    {
        { Filing.WaiverReason: { } reason } => t.Reason(t.Waived, reason),
        { Newest: var newest } when newest > receipt.Submission.Revision => t.Overtaken(f.Whole(newest), f.Whole(receipt.Submission.Revision)),
        { Submission.Status: FilingStatus.Returned } => t.NotCounted,
        _ when receipt.Filing.Revision > receipt.Submission.Revision => t.Reopened(f.Whole(receipt.Submission.Revision)),
        _ => null,
    };

    private static string Step(TransitionRow step, ReceiptTexts t) => t.Find("step." + step.Status.ToString().ToLowerInvariant()) ?? step.Status.ToString();

    /// <summary>What was said with a step; for a return, the reasons pinned to cells as well.</summary>
    private static string Remarks(TransitionRow step, FilingReceiptData data, ReceiptTexts t)
    {
        var reasons = step.Status == FilingStatus.Returned
            ? data.Receipt.ReturnReasons.Where(reason => reason.Revision == step.Revision).Select(reason => t.Reason(reason.Cell.ToString(), reason.Reason))
            : [];
        return string.Join('\n', reasons.Prepend(step.Message ?? "").Where(text => text.Length > 0));
    }
}
