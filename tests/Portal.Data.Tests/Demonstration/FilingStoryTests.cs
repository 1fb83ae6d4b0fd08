using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Demonstration;

/// <summary>How the filings stand on 20 November 2026.</summary>
public sealed class FilingStoryTests(DemonstrationDatabase data) : IClassFixture<DemonstrationDatabase>
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public async Task The_matrix_comes_out_as_told()
    {
        var page = await MatrixAsync("2026-2027");
        var counts = page.Periods.Where(period => period.Number <= 8).Select(page.OfPeriod).ToList();

        Assert.Equal([(34, 34), (34, 34), (32, 32), (34, 34), (34, 34), (33, 34), (32, 34), (11, 33)], counts.Select(count => (count.Filed, count.Due)));
        Assert.Equal([0, 2, 1, 3, 3, 3, 3, 0], counts.Select(count => count.FiledLate));
        Assert.Equal((244, 269, 3), (page.Total.Filed, page.Total.Due, page.Total.Waived));
        Assert.Equal(
            ["CRSSSBJ P7", "INPLPP P7", "TULATTAVIK P6"],
            page.Lines.SelectMany(line => page.Periods.Where(period => line.State(period) == ObligationState.Missing)
                .Select(period => $"{line.Establishment.Code} P{period.Number}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_open_period_is_in_all_states()
    {
        var page = await MatrixAsync("2026-2027");
        var open = page.Periods.Single(period => period.Number == 8);
        var states = page.Lines.ToLookup(line => line.State(open), line => line.Establishment.Code);

        Assert.Equal(
            (8, 3, 2, 12, 8, 1),
            (states[ObligationState.Submitted].Count(), states[ObligationState.Reviewed].Count(), states[ObligationState.Returned].Count(),
                states[ObligationState.Draft].Count(), states[ObligationState.NotStarted].Count(), states[ObligationState.Waived].Count()));
        Assert.Equal(["CISSSCA", "NIM"], states[ObligationState.Returned].Order(StringComparer.Ordinal));
        Assert.All(page.Lines, line => Assert.Equal(ObligationState.NotOpened, line.State(page.Periods.Single(period => period.Number == 9))));
    }

    [Fact]
    public async Task Three_fiscal_years_are_told()
    {
        Assert.All(
            [await MatrixAsync("2024-2025"), await MatrixAsync("2025-2026")],
            page => Assert.All(page.Periods, period => Assert.InRange(page.OfPeriod(period).Filed, 33, 34)));
        Assert.Equal(0, (await MatrixAsync("2023-2024")).Total.Expected);
    }

    [Fact]
    public async Task Volumes_are_those_of_a_network_that_grows()
    {
        var before = await SessionsAsync("2025-2026-P07");
        var now = await SessionsAsync("2026-2027-P07");

        Assert.InRange(now, 155_000, 172_000);
        Assert.InRange(now / before, 1.03m, 1.07m);
    }

    [Fact]
    public async Task Establishments_told_by_number_have_those_numbers()
    {
        var north = await DetailAsync("CISSSCN", "2026-2027-P07");
        var lower = await DetailAsync("CISSSBSL", "2026-2027-P08");

        Assert.Equal(3075, north.Cells.Values.Where(cell => cell.Cell.Indicator == "SESS").Sum(cell => cell.Amount));
        Assert.Equal(4160, lower.Cells.Values.Where(cell => cell.Cell.Indicator == "SESS").Sum(cell => cell.Amount));
        Assert.Equal(2, lower.Filing.Revision);
        Assert.Equal(
            ["outlier:RPMNEW", "outlier:SESS.consult.phone", "outlier:TECHFAIL"],
            lower.Explanations.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_draft_has_an_error_to_correct_and_a_warning_to_explain()
    {
        var draft = await DetailAsync("CISSSCN", "2026-2027-P08");
        var form = await data.Database.ReadAsync(session => FormQueries.LoadAsync(session, FormQueries.Telehealth, draft.Filing.Sequence));
        var findings = draft.Findings(form);

        Assert.Contains(findings, finding => finding is RuleFailed { Key: "V01", Difference: 65 });
        Assert.Contains(findings, finding => finding.Key == "V10" && !draft.Explanations.ContainsKey(finding.Key));
        Assert.Contains("outlier:SESS.consult.phone", draft.Explanations.Keys);
        Assert.Equal(9, findings.Count(finding => finding is BlankRequired));
    }

    private Task<MatrixPage> MatrixAsync(string fiscalYear) => data.Database.ReadAsync(async session =>
        (await MatrixQueries.PageAsync(session, Scopes.Ministry, Today, new MatrixFilter { FiscalYear = fiscalYear }, new PageRequest(0, 100)))!);

    private Task<FilingDetail> DetailAsync(string body, string period) => data.Database.ReadAsync(async session =>
        (await FilingQueries.DetailAsync(session, Scopes.Ministry, Today, body, period))!);

    private Task<decimal> SessionsAsync(string period) => data.Database.ReadAsync(async session =>
    {
        var found = (await PeriodQueries.FindAsync(session, period))!;
        var rows = await UtilizationQueries.SummaryAsync(session, Scopes.Ministry, new UtilizationFilter(found.Sequence, found.Sequence));
        return rows.Where(row => row.IndicatorCode == "SESS").Sum(row => row.Total ?? 0);
    });
}
