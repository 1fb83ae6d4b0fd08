using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance;
using Portal.Data.Utilization;
using Portal.Reports.Utilization;
using UtilizationTexts = Portal.Reports.Utilization.UtilizationTexts;

namespace Portal.Web.Features.Documents;

/// <summary>
/// Completeness and timeliness of a fiscal year or a quarter, as they stood at the end of the reference date: what was expected, filed,
/// late, missing, and whom to chase; as a workbook, the matrix too.
/// </summary>
internal sealed class CompletenessDocument : IDocument
{
    public string Name => "completeness-and-timeliness";

    public DocumentFamily Family => DocumentFamily.Utilization;

    public DocumentParameters Parameters => DocumentParameters.AsOf | DocumentParameters.Territory | DocumentParameters.Quarter | DocumentParameters.Year;

    public async Task<DocumentResult> WriteAsync(IReadSession session, DocumentQuestion question, DateTime now, Stream output, CancellationToken cancel)
    {
        var (scope, asOf, language) = (question.Scope, question.AsOf, question.Language);
        var (t, today) = (CompletenessTexts.For(language), PortalTime.DayOf(now));
        asOf = asOf > today ? today : asOf;
        var span = await DocumentSpan.ReadAsync(session, question with { Period = null });
        if (span.Problem is { } noSpan)
        {
            return DocumentResult.Refused(noSpan);
        }

        var subject = await DocumentSubject.ReadAsync(session, question, span.Last.EndsOn, Parameters);
        if (subject.Problem is { } noSubject)
        {
            return DocumentResult.Refused(noSubject);
        }

        var filter = new UtilizationFilter(span.Periods[0].Sequence, span.Last.Sequence) { Territory = subject.Territory?.Code, AsOf = asOf };
        var (overdue, waived) = (new List<ObligationRow>(), new List<ObligationRow>());
        var bodies = await BodyObligations.ReadAsync(NotedAsync(), cancel);
        var data = new CompletenessReportData
        {
            Today = asOf,
            Periods = span.Periods,
            Completeness = await UtilizationQueries.CompletenessAsync(session, scope, today, filter),
            Bodies = BodyObligations.ByName(bodies, language),
            Overdue = [.. overdue.OrderBy(row => row.DueOn).ThenBy(row => row.Body(language), StringComparer.OrdinalIgnoreCase).ThenBy(row => row.BodyCode, StringComparer.Ordinal)],
            Waived = waived,
            Contacts = await ContactsAsync(session, question, t, overdue, cancel),
            Obligations = Obligations,
            IsPast = asOf < today,
        };
        var what = question.Year is { Length: > 0 }
            ? t.SubjectYear(subject.Name, span.Code)
            : t.SubjectQuarter(subject.Name, UtilizationTexts.For(language).QuarterOf($"{span.Last.Quarter}", span.Last.FiscalYear));
        var frame = question.Frame(t.Title, what, $"CP-{subject.Code}-{span.Code}", now, t.Status);
        await (question.Format == DocumentFormat.Pdf
            ? CompletenessReport.WritePdfAsync(data, frame, output, cancel)
            : CompletenessReport.WriteExcelAsync(data, frame, output, cancel));
        return DocumentResult.Of(question, frame);

        IAsyncEnumerable<ObligationRow> Obligations() => UtilizationQueries.StreamObligationsAsync(session, scope, today, filter);

        async IAsyncEnumerable<ObligationRow> NotedAsync()
        {
            await foreach (var row in Obligations())
            {
                if (row is { IsAwaited: true, IsLate: true })
                {
                    overdue.Add(row);
                }
                else if (row.IsWaived)
                {
                    waived.Add(row);
                }

                yield return row;
            }
        }
    }

    /// <summary>For each establishment that has something to catch up with, who holds its seats on the reference date.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> ContactsAsync(
        IReadSession session, DocumentQuestion question, CompletenessTexts t, IEnumerable<ObligationRow> overdue, CancellationToken cancel)
    {
        var wanted = overdue.Select(row => row.BodyCode).ToHashSet(StringComparer.Ordinal);
        var contacts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (wanted.Count == 0)
        {
            return contacts;
        }

        await foreach (var seat in SeatQueries.StreamAsync(session, question.Scope, question.AsOf, new SeatFilter()).WithCancellation(cancel))
        {
            if (seat.Level == BodyLevel.Establishment && wanted.Contains(seat.BodyCode))
            {
                var role = seat.Role(question.Language);
                var line = seat switch
                {
                    { Holder: { } holder } => t.Holder(role, holder),
                    { Interim: { } interim } => t.Interim(role, interim),
                    _ => t.Vacant(role),
                };
                contacts[seat.BodyCode] = contacts.TryGetValue(seat.BodyCode, out var others) ? $"{others}; {line}" : line;
            }
        }

        return contacts;
    }
}
