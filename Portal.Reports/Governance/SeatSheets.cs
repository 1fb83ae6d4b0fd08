using Portal.Data;
using Portal.Data.Governance;
using Portal.Reports.Engine.Excel;

namespace Portal.Reports.Governance;

/// <summary>Seats as columns of a spreadsheet, the same in the register and in the profiles.</summary>
internal static class SeatSheets
{
    public static Columns<SeatRow> Columns(GovernanceTexts t, Language language, DateOnly asOf) => new Columns<SeatRow>()
        .Text(t.Territory, 24, seat => seat.Territory(language) ?? t.Ministry)
        .Text(t.Body, 48, seat => seat.Body(language))
        .Text(t.Code, 14, seat => seat.BodyCode)
        .Text(t.Seat, 26, seat => seat.Role(language))
        .Text(t.State, 20, seat => SeatWords.State(t, seat, asOf))
        .Text(t.Holder, 44, seat => seat.Holder)
        .Date(t.From, seat => seat.HeldFrom)
        .Date(t.Until, seat => seat.HeldUntil)
        .Whole(t.DaysLeft, seat => (long?)seat.DaysLeft(asOf), 12)
        .Date(t.VacantSince, seat => seat.VacantSince)
        .Whole(t.VacancyDays, seat => (long?)seat.VacancyDays(asOf), 12)
        .Text(t.Interim, 44, seat => seat.Interim)
        .Date(t.InterimSince, seat => seat.InterimFrom)
        .Text(t.Instrument, 16, seat => seat.InstrumentNumber ?? seat.InterimInstrument);
}
