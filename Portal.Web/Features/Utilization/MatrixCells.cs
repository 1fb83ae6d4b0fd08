using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Data;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Utilization;

/// <summary>Writes the states of a row of the matrix straight to the page: a cell is strings that are there already.</summary>
public sealed class MatrixCells
{
    private readonly Language language;
    private readonly IReadOnlyList<PeriodRow> periods;
    private readonly FilingStates states;
    private readonly string[] codes;
    private readonly string[] starts;
    private readonly string closed;

    /// <param name="asOf">The past day that is told; null: now.</param>
    public MatrixCells(Language language, IReadOnlyList<PeriodRow> periods, DateOnly? asOf = null)
    {
        (this.language, this.periods) = (language, periods);
        states = FilingStates.For(language);
        var now = periods.LastOrDefault(period => period.IsOpened && (asOf is not { } day || PortalTime.DayOf(period.OpenedAtUtc!.Value) <= day))?.Sequence;
        codes = [.. periods.Select(period => HtmlEncoder.Default.Encode(period.Code))];
        starts = [.. periods.Select(period => period.Sequence == now ? "<td class=\"now\">" : "<td>")];
        closed = $"<span class=\"fut\">{states.Symbol(ObligationState.NotOpened, late: false)}</span></td>";
    }

    /// <summary>One cell for each period, linked to its filing.</summary>
    public IHtmlContent Of(MatrixLine line) => new Row(this, line);

    private sealed class Row(MatrixCells cells, MatrixLine line) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var address = encoder.Encode(UtilizationLinks.Filing(cells.language, line.Establishment.Code, ""));
            for (var i = 0; i < cells.periods.Count; i++)
            {
                writer.Write(cells.starts[i]);
                if (line.Cells.TryGetValue(cells.periods[i].Sequence, out var cell))
                {
                    writer.Write("<a href=\"");
                    writer.Write(address);
                    writer.Write(cells.codes[i]);
                    writer.Write("\">");
                    writer.Write(cells.states.Symbol(cell.State, cell.IsLate, cell.IsUnderRevision).Value);
                    writer.Write("</a></td>");
                }
                else
                {
                    writer.Write(cells.closed);
                }
            }
        }
    }
}
