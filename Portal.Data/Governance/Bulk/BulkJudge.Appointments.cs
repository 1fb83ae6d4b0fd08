using System.Globalization;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>The rows of the second sheet: mandates that the register has, which may be ended, and new ones.</summary>
internal sealed partial class BulkJudge
{
    /// <summary>A row of a mandate that the register does not have, as it was read.</summary>
    private sealed record NewAppointment(BulkRow Row, SeatToChange Seat, AppointmentInput Input);

    /// <summary>Null for a row that says nothing, and for a new mandate, which is judged once the ends of the file are known.</summary>
    private BulkLine? Appointment(BulkRow row, Action<NewAppointment> fresh)
    {
        if (SaysNothing(row))
        {
            return null;
        }

        var reading = new BulkReading(row, register.Roles);
        var (body, role, isInterim) = (reading.Text(BulkColumn.Body), reading.Role(BulkColumn.Role), reading.IsInterim(BulkColumn.Nature));
        var reason = reading.Reason(BulkColumn.EndReason);
        var input = new AppointmentInput
        {
            FullName = reading.Text(BulkColumn.FullName),
            Email = reading.Text(BulkColumn.Email),
            IsInterim = isInterim,
            StartsOn = reading.Day(BulkColumn.StartsOn),
            EndsOn = reading.Day(BulkColumn.EndsOn),
            InstrumentNumber = reading.Text(BulkColumn.InstrumentNumber),
            InstrumentDate = reading.Day(BulkColumn.InstrumentDate),
            SignatoryRole = reading.Text(BulkColumn.SignatoryRole),
            Justification = reading.Text(BulkColumn.Justification),
            IsSomebodyElse = BulkWords.IsYes(reading.Text(BulkColumn.SomebodyElse)),
        };
        var faults = reading.Faults.ToList();
        if (faults.Count > 0)
        {
            return Refused(row, [.. faults, .. OwnFaults(input).Where(fault => faults.TrueForAll(known => known.Column != fault.Column))]);
        }

        string[] texts =
        [
            body, role ?? "", isInterim ? "I" : "", input.FullName, input.Email, SeenEntry.Day(input.StartsOn), SeenEntry.Day(input.EndsOn), reason?.ToString() ?? "",
            input.InstrumentNumber, SeenEntry.Day(input.InstrumentDate), input.SignatoryRole, input.Justification,
        ];
        if (row.Seen.Length > 0)
        {
            return SeenEntry.Read(row.Seen) is { } seen && int.TryParse(seen.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? register.Mandate(id) is { } mandate ? Known(row, seen, mandate, input.EndsOn, reason, texts) : Refused(row, new BulkFault(null, BulkProblem.Gone))
                : Refused(row, new BulkFault(null, BulkProblem.SeenDamaged));
        }

        List<BulkFault> own = [.. OwnFaults(input)];
        if (body.Length == 0)
        {
            own.Insert(0, new(BulkColumn.Body, BulkProblem.Missing));
        }

        if (role is null)
        {
            own.Insert(0, new(BulkColumn.Role, BulkProblem.Missing));
        }

        if (body.Length > 0 && role is not null)
        {
            var (seat, wrong) = register.Seat(body, role, input.StartsOn);
            if (wrong is not null)
            {
                own.Add(wrong);
            }
            else if (register.Same(seat!.SeatId, register.Directory.WithAddress(input.Email)?.PersonId, isInterim, input.StartsOn) is { } same)
            {
                // Who it is was told by the address, and how the body is written does not matter.
                texts[0] = seat.BodyCode;
                if (NameLikeness.AreAlike(same.Holder, input.FullName))
                {
                    (texts[3], texts[4]) = (same.Holder, same.Email);
                }

                return Known(row, null, same, input.EndsOn, reason, texts);
            }
            else if (!scope.MayManageSeatsOf(seat.Level))
            {
                own = [new(BulkColumn.Body, BulkProblem.NotAllowed, seat.BodyCode)];
            }
            else if (reason is not null)
            {
                own.Add(new(BulkColumn.EndReason, BulkProblem.ReasonWithoutMandate));
            }
            else if (own.Count == 0)
            {
                fresh(new NewAppointment(row, seat, input with { SeatId = seat.SeatId, SeenRevision = seat.Revision }));
                return null;
            }
        }

        return Refused(row, own);
    }

    /// <summary>A mandate that the register has: the same, or ended by the row; nothing else of it is corrected.</summary>
    private BulkLine Known(BulkRow row, SeenEntry? seen, MandateRow mandate, DateOnly? endsOn, EndReason? reason, string[] texts)
    {
        if (Twice(row, mandate.AppointmentId) is { } twice)
        {
            return twice;
        }

        var seat = register.Seats[mandate.SeatId];
        var now = SeenEntry.Texts(mandate, seat.BodyCode);
        if (Untouched(row, seen, SeenEntry.Of(mandate, seat.BodyCode), texts, now) is { } line)
        {
            return line;
        }

        var changes = Changes(BulkColumns.OfAppointments, now, texts);
        List<BulkFault> faults =
        [
            .. changes.Where(change => change.Column is not (BulkColumn.EndsOn or BulkColumn.EndReason))
                .Select(change => new BulkFault(change.Column, BulkProblem.NotCorrected, change.Before)),
        ];
        if (faults.Count == 0)
        {
            faults.AddRange(EndFaults(seat, mandate, endsOn, reason));
        }

        if (faults.Count > 0)
        {
            return Refused(row, faults);
        }

        register.End(mandate, endsOn!.Value, reason!.Value);
        return new BulkLine
        {
            Row = row,
            Kind = BulkKind.Changed,
            Changes = changes,
            Target = $"{mandate.AppointmentId}until{SeenEntry.Day(mandate.EndsOn)}",
            Step = new BulkStep.End(seat, mandate, endsOn.Value, reason.Value),
        };
    }

    /// <summary>As the single command refuses.</summary>
    private List<BulkFault> EndFaults(SeatToChange seat, MandateRow mandate, DateOnly? endsOn, EndReason? reason)
    {
        if (!scope.MayManageSeatsOf(seat.Level))
        {
            return [new(null, BulkProblem.NotAllowed, seat.BodyCode)];
        }

        if (mandate.EndReason is not null)
        {
            return [new(null, BulkProblem.AlreadyEnded)];
        }

        List<BulkFault> faults = [];
        if (reason is null)
        {
            faults.Add(new(BulkColumn.EndReason, BulkProblem.Missing));
        }

        if (endsOn is null || !mandate.Covers(endsOn.Value))
        {
            faults.Add(new(BulkColumn.EndsOn, endsOn is null ? BulkProblem.Missing : BulkProblem.OutsideMandate, endsOn is null ? null : Span(mandate)));
        }

        return faults;
    }

    /// <summary>As the single command refuses, in its order.</summary>
    private BulkLine Appoint(NewAppointment entry)
    {
        var (row, seat, input) = (entry.Row, entry.Seat, entry.Input);
        var start = input.StartsOn!.Value;
        if (start < seat.OpensOn || (seat.ClosesOn is { } closes && !(input.EndsOn <= closes)))
        {
            var early = start < seat.OpensOn;
            return Refused(row, new BulkFault(early ? BulkColumn.StartsOn : BulkColumn.EndsOn, BulkProblem.OutsideSeat, SeenEntry.Day(early ? seat.OpensOn : seat.ClosesOn)));
        }

        var (name, email) = (input.FullName!, input.Email!);
        var known = register.Directory.WithAddress(email);
        if (known is not null && !NameLikeness.AreAlike(known.FullName, name))
        {
            return Refused(row, new BulkFault(BulkColumn.Email, BulkProblem.AddressOfAnother, known.FullName));
        }

        if (known is null && !input.IsSomebodyElse && register.Directory.Alike(name) is { } alike)
        {
            return Refused(row, new BulkFault(BulkColumn.FullName, BulkProblem.SimilarName, $"{alike.FullName} ({alike.Email})"));
        }

        if (seat.IsPilot && !input.IsInterim && string.IsNullOrWhiteSpace(input.Justification)
            && register.HoldsOtherPilotSeat(seat, input, mandate => known is not null && IsOf(mandate, known)))
        {
            return Refused(row, new BulkFault(BulkColumn.Justification, BulkProblem.BothPilotSeats));
        }

        if (register.Overlapping(input) is { } obstacle)
        {
            return Refused(row, new BulkFault(BulkColumn.StartsOn, BulkProblem.Overlaps, $"{obstacle.Holder} ({Span(obstacle)})"));
        }

        var person = known ?? register.Directory.Enter(name, email);
        register.Add(Planned(seat, input, person));
        return new BulkLine
        {
            Row = row,
            Kind = BulkKind.New,
            Target = $"{seat.SeatId}by{known?.PersonId}",
            Step = new BulkStep.Appoint(seat, input, known?.PersonId),
        };
    }

    /// <summary>What the file has entered so far counts for the rows after it; it has no id yet.</summary>
    private static MandateRow Planned(SeatToChange seat, AppointmentInput input, BulkPerson person) => new()
    {
        SeatId = seat.SeatId,
        RoleCode = seat.RoleCode,
        PersonId = person.PersonId ?? 0,
        Holder = person.FullName,
        Email = person.Email,
        IsInterim = input.IsInterim,
        StartsOn = input.StartsOn!.Value,
        EndsOn = input.EndsOn,
        InstrumentNumber = input.InstrumentNumber!,
        SignatoryRole = input.SignatoryRole!,
    };

    /// <summary>Somebody who enters with the file has no id: their address is who they are.</summary>
    private static bool IsOf(MandateRow mandate, BulkPerson person) =>
        person.PersonId is { } id ? mandate.PersonId == id : mandate.PersonId == 0 && string.Equals(mandate.Email, person.Email, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<BulkFault> OwnFaults(AppointmentInput input) =>
        input.OwnFaults(today).Select(fault => new BulkFault(Enum.Parse<BulkColumn>(fault.Field), Same(fault.Problem)));

    /// <summary>The template names every seat: a vacant one that nobody was put into says nothing.</summary>
    private static bool SaysNothing(BulkRow row) => row.Seen.Length == 0 && BulkColumns.OfAppointments
        .Where(column => column is not (BulkColumn.Body or BulkColumn.Role or BulkColumn.Nature))
        .All(column => row[column] is { Fault: null } entry && string.IsNullOrWhiteSpace(entry.Text));

    private static string Span(MandateRow mandate) => $"{SeenEntry.Day(mandate.StartsOn)}..{SeenEntry.Day(mandate.EndsOn)}";
}
