using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Web.Features.Documents;

/// <summary>The financial periods that a document is about, all opened, in order; or why there are none.</summary>
internal sealed record DocumentSpan(IReadOnlyList<PeriodRow> Periods, DocumentProblem? Problem)
{
    public PeriodRow Last => Periods[^1];

    /// <summary>As the identifier and the title name it: a period, a quarter or a fiscal year.</summary>
    public string Code { get; private init; } = "";

    /// <summary>A period, a quarter of which at least one period is opened, or a fiscal year likewise.</summary>
    public static async Task<DocumentSpan> ReadAsync(IReadSession session, DocumentQuestion question)
    {
        string?[] given = [question.Period, question.Quarter, question.Year];
        return given.Count(text => text is { Length: > 0 }) switch
        {
            0 => Refused(DocumentProblem.SpanMissing),
            > 1 => Refused(DocumentProblem.SpanTwice),
            _ when question.Period is { Length: > 0 } code =>
                Of(code, await PeriodQueries.FindAsync(session, code) is { } period ? [period] : [], DocumentProblem.UnknownPeriod),
            _ when question.Year is { Length: > 0 } year => Of(year, await PeriodQueries.OfFiscalYearAsync(session, year), DocumentProblem.UnknownYear),
            _ => await QuarterAsync(session, question.Quarter!),
        };
    }

    private static async Task<DocumentSpan> QuarterAsync(IReadSession session, string code)
    {
        var periods = code is [.. var year, '-', 'Q', var number] && number is >= '1' and <= '4'
            ? (await PeriodQueries.OfFiscalYearAsync(session, year)).Where(period => period.Quarter == number - '0').ToList()
            : [];
        return Of(code, periods, DocumentProblem.UnknownQuarter);
    }

    private static DocumentSpan Of(string code, IReadOnlyList<PeriodRow> periods, DocumentProblem unknown)
    {
        var opened = periods.Where(period => period.IsOpened).ToList();
        return opened.Count > 0 ? new DocumentSpan(opened, null) { Code = code } : Refused(periods.Count == 0 ? unknown : DocumentProblem.PeriodNotOpened);
    }

    private static DocumentSpan Refused(DocumentProblem problem) => new([], problem);
}
