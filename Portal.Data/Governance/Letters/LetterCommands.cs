using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Letters;

/// <summary>
/// Letters are issued by whoever manages the seat, numbered in one serializable transaction: of two at once each gets a number
/// of its own, and one that is refused or undone takes none. Templates are published by the Ministry, version by version.
/// </summary>
public sealed class LetterCommands(Database database, AuditTrail audit, PortalTime time)
{
    private const string LastNumber = "SELECT COALESCE(MAX(Number), 0) AS Total FROM Letter WHERE FiscalYear = @FiscalYear";

    private const string Issued = """
        SELECT COUNT(*) AS Total FROM Letter WHERE AppointmentId = @AppointmentId AND Kind = @Kind AND Language = @Language
        """;

    internal const string InsertLetter = """
        INSERT INTO Letter (AppointmentId, Kind, Language, Issue, FiscalYear, Number, TemplateNumber, IssuedOn, IssuedAtUtc, IssuedByName,
            Sender, Place, Addressee, Subject, Body, Signatory)
        VALUES (@AppointmentId, @Kind, @Language, @Issue, @FiscalYear, @Number, @TemplateNumber, @IssuedOn, @IssuedAtUtc, @IssuedByName,
            @Sender, @Place, @Addressee, @Subject, @Body, @Signatory)
        """;

    internal const string InsertTemplate = """
        INSERT INTO LetterTemplate (Kind, Number, SubjectFr, BodyFr, SubjectEn, BodyEn, PublishedAtUtc, PublishedByName)
        VALUES (@Kind, @Number, @SubjectFr, @BodyFr, @SubjectEn, @BodyEn, @PublishedAtUtc, @PublishedByName)
        """;

    /// <summary>Issues a letter for a mandate; where it has one of the kind and language already, the new one replaces it.</summary>
    public Task<LetterOutcome> IssueAsync(
        AccessScope scope, int seatId, int appointmentId, LetterInput input, LetterWriter write, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            var today = time.Today;
            var seat = await session.FindAsync<SeatToChange>(
                SeatToChange.InScope, new { SeatId = seatId, AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory });
            var mandate = seat is null ? null
                : (await SeatQueries.MandatesOfSeatAsync(session, scope, today, seatId)).SingleOrDefault(known => known.AppointmentId == appointmentId);
            if (seat is null || mandate is null)
            {
                return LetterOutcome.Fault(LetterProblem.NotFound);
            }

            if (!scope.MayManageSeatsOf(seat.Level))
            {
                return LetterOutcome.Fault(LetterProblem.NotAllowed);
            }

            if (mandate.WithdrawnAtUtc is not null)
            {
                return LetterOutcome.Fault(LetterProblem.Withdrawn);
            }

            var place = LetterText.Plain(input.Place);
            if (place.Length is 0 or > LetterInput.PlaceLength)
            {
                return LetterOutcome.Fault(place.Length == 0 ? LetterProblem.Missing : LetterProblem.TooLong, nameof(input.Place));
            }

            var key = new { AppointmentId = appointmentId, Kind = input.Kind.ToString(), Language = input.Language.ToString() };
            if (await session.FindAsync<int>(Issued, key) != input.SeenIssue)
            {
                return LetterOutcome.Fault(LetterProblem.Stale);
            }

            var year = PortalTime.FiscalYearOf(today);
            var number = await session.FindAsync<int>(LastNumber, new { FiscalYear = year }) + 1;
            var reference = LetterRow.ReferenceOf(year, number);
            var (facts, template) = await LetterQueries.PrepareAsync(session, scope, mandate, input, today, reference);
            if (facts is null)
            {
                return LetterOutcome.Fault(LetterProblem.NotEnded);
            }

            var content = write(facts, template);
            var letterId = await session.InsertAsync(InsertLetter, new
            {
                key.AppointmentId,
                key.Kind,
                key.Language,
                Issue = input.SeenIssue + 1,
                FiscalYear = year,
                Number = number,
                TemplateNumber = template.Number,
                IssuedOn = today,
                IssuedAtUtc = time.UtcNow,
                IssuedByName = scope.ActorName,
                content.Sender,
                content.Place,
                content.Addressee,
                content.Subject,
                content.Body,
                content.Signatory,
            });
            await audit.AppendAsync(session, scope, "LetterIssued", new AuditSubject($"Seat/{seatId}", seat.BodyCode), null,
                new { letter = reference, input.Kind, input.Language, mandate.AppointmentId, mandate.Holder, issue = input.SeenIssue + 1, template = template.Number });
            return new LetterOutcome { LetterId = letterId, Reference = reference };
        }, cancel);

    /// <summary>The next version of a template; letters that were issued keep their text.</summary>
    public Task<LetterOutcome> PublishAsync(AccessScope scope, LetterTemplateInput input, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!scope.MayManageStructure)
        {
            return LetterOutcome.Fault(LetterProblem.NotAllowed);
        }

        if (input.Faults() is { Count: > 0 } faults)
        {
            return new LetterOutcome { Faults = faults };
        }

        var newest = (await LetterQueries.TemplatesAsync(session, input.Kind))[0];
        if (newest.Number != input.SeenNumber)
        {
            return LetterOutcome.Fault(LetterProblem.Stale);
        }

        var row = input.ToRow();
        await session.ExecuteAsync(InsertTemplate, new
        {
            Kind = row.Kind.ToString(),
            row.Number,
            row.SubjectFr,
            row.BodyFr,
            row.SubjectEn,
            row.BodyEn,
            PublishedAtUtc = time.UtcNow,
            PublishedByName = scope.ActorName,
        });
        await audit.AppendAsync(session, scope, "LetterTemplatePublished", new AuditSubject($"LetterTemplate/{row.Kind}"), Seen(newest), Seen(row));
        return new LetterOutcome();
    }, cancel);

    private static object Seen(LetterTemplateRow row) => new { row.Number, row.SubjectFr, row.BodyFr, row.SubjectEn, row.BodyEn };
}
