using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Governance;
using Portal.Reports.Engine.Pdf;

namespace Portal.Reports.Governance;

/// <summary>What documents say of a seat, the same in each.</summary>
internal static class SeatWords
{
    public static string State(GovernanceTexts t, SeatRow seat, DateOnly asOf) => seat.State(asOf) switch
    {
        SeatState.Vacant => t.StateVacant(seat.VacancyDays(asOf) ?? 0),
        SeatState.Interim => t.StateInterim(seat.VacancyDays(asOf) ?? 0),
        SeatState.EndingSoon => t.StateEnding(seat.DaysLeft(asOf) ?? 0),
        _ => t.StateFilled,
    };

    public static CellStyle Style(SeatRow seat, DateOnly asOf) => seat.State(asOf) switch
    {
        SeatState.Vacant or SeatState.Interim => CellStyle.Warn,
        SeatState.EndingSoon => CellStyle.Strong,
        _ => CellStyle.Normal,
    };

    /// <summary>The holder, else who stands in.</summary>
    public static string Holder(GovernanceTexts t, SeatRow seat) => seat.Holder ?? (seat.Interim is { } interim ? t.InterimBy(interim) : "–");

    /// <summary>Who appoints to the seat: a territory's centre to its establishments' seats, the Ministry to all others.</summary>
    /// <param name="centres">Names of the centres, by the code of their territory.</param>
    public static string Appointer(GovernanceTexts t, SeatRow seat, IReadOnlyDictionary<string, string> centres) =>
        seat is { Level: BodyLevel.Establishment, TerritoryCode: { } territory } && centres.TryGetValue(territory, out var centre) ? centre : t.Ministry;

    /// <summary>A list of seats with their holders, as the register and the profiles show it.</summary>
    /// <param name="t">The words.</param>
    /// <param name="language">The document’s.</param>
    /// <param name="asOf">The day of the states.</param>
    /// <param name="ofOneBody">All are seats of one body, which need not be named in each row.</param>
    public static PdfTable<SeatRow> Table(GovernanceTexts t, Language language, DateOnly asOf, bool ofOneBody = false) => new()
    {
        Columns =
        [
            .. ofOneBody ? (IEnumerable<PdfColumn<SeatRow>>)[] : [new(t.Body, seat => seat.Body(language)) { Weight = 3 }],
            new(t.Seat, seat => seat.Role(language)) { Weight = 1.6, IsRowHeader = true },
            new(t.Holder, seat => Holder(t, seat)) { Weight = 2.6 },
            new(t.From, seat => Formats.Date(seat.HeldFrom ?? seat.InterimFrom)) { Weight = 0.95 },
            new(t.Until, seat => Formats.Date(seat.HeldUntil)) { Weight = 0.95 },
            new(t.Instrument, seat => seat.InstrumentNumber ?? seat.InterimInstrument ?? "–") { Weight = 0.9 },
            new(t.State, seat => State(t, seat, asOf)) { Weight = 1.5, Style = seat => Style(seat, asOf) },
        ],
    };
}
