using Dapper;
using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Web.Tests.Access.Walk;

/// <summary>
/// Words that nothing else holds, no token either, written into what belongs to others: an answer that has one shows what it must not.
/// Two establishments are others: one of another territory, one beside CISSSCN in its own.
/// </summary>
internal static class Markers
{
    /// <summary>In the territory UDEM since ever; nobody of UL sees it.</summary>
    public const string FarBody = "CEMTL";

    /// <summary>In the territory UL since ever; its centre sees it, CISSSCN does not.</summary>
    public const string NearBody = "CISSSG";

    private const string Far = "zq.far";
    private const string Near = "zq.near";
    private const string Account = "zq.account";

    /// <summary>A private view and a file of another centre's.</summary>
    private const string Own = "zq.own";

    /// <summary>An amount in drafts, which count nowhere.</summary>
    private const long FarAmount = 918273645;
    private const long NearAmount = 827364519;

    private static readonly string[] FarWords = [Far, .. Written(FarAmount)];
    private static readonly string[] NearWords = [Near, .. Written(NearAmount)];

    private static readonly Dictionary<Persona, string[]> Hidden = new()
    {
        [Persona.Ministry] = [Own],
        [Persona.Auditor] = [Own],
        [Persona.Centre] = [Own, Account, .. FarWords],
        [Persona.Establishment] = [Own, Account, .. FarWords, .. NearWords],
        [Persona.Pilot] = [Own, Account, .. FarWords, .. NearWords],
        [Persona.Administrator] = [Own, .. FarWords, .. NearWords],
    };

    private static readonly string[] HiddenFromNobody = [Own, Account, .. FarWords, .. NearWords];

    /// <summary>The words that an answer to the persona (null: to nobody) must not hold, and does.</summary>
    public static IEnumerable<string> In(string answer, Persona? persona) =>
        (persona is { } known ? Hidden[known] : HiddenFromNobody).Where(word => answer.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static async Task PlantAsync(DatabaseEngine engine)
    {
        await using var connection = await engine.OpenAsync(default);
        foreach (var (body, word, amount) in new[] { (FarBody, Far, FarAmount), (NearBody, Near, NearAmount) })
        {
            foreach (var statement in OfBody)
            {
                await connection.ExecuteAsync(statement, new { Body = body, Word = word, Amount = amount });
            }
        }

        await connection.ExecuteAsync(OfAccounts, new { Word = Account, Bodies = new[] { FarBody, NearBody } });
        await connection.ExecuteAsync(OfOwner, new { Word = Own, Id = Guid.NewGuid() });
    }

    /// <summary>The amount as pages in both languages, files and scripts write it.</summary>
    private static string[] Written(long amount) =>
        [$"{amount}", .. new[] { ",", "\u00A0", "\u202F", " " }.Select(space => amount.ToString("000'|'000'|'000", null).Replace("|", space, StringComparison.Ordinal))];

    private const string FilingsOfBody = """
        FilingId IN (SELECT f.FilingId FROM Filing f INNER JOIN ReportingObligation o ON o.ReportingObligationId = f.ReportingObligationId
                     INNER JOIN Body b ON b.BodyId = o.BodyId WHERE b.Code = @Body)
        """;

    private static readonly string[] OfBody =
    [
        """
        UPDATE Person SET FullName = @Word || ' ' || FullName, SearchName = @Word || ' ' || SearchName, Email = @Word || '.' || Email,
            Phone = @Word || ' 418 555-0100', Position = @Word
        WHERE PersonId IN (SELECT a.PersonId FROM Appointment a INNER JOIN Seat s ON s.SeatId = a.SeatId INNER JOIN Body b ON b.BodyId = s.BodyId WHERE b.Code = @Body)
        """,
        """
        UPDATE Appointment SET InstrumentNumber = @Word || InstrumentNumber, SignatoryRole = @Word, Justification = @Word
        WHERE SeatId IN (SELECT s.SeatId FROM Seat s INNER JOIN Body b ON b.BodyId = s.BodyId WHERE b.Code = @Body)
        """,
        $"UPDATE Filing SET SubmittedByName = @Word || SubmittedByName WHERE {FilingsOfBody}",
        $"UPDATE FilingTransition SET ByName = @Word || ByName, Message = @Word WHERE {FilingsOfBody}",
        $"UPDATE FilingExplanation SET Explanation = @Word, ByName = @Word WHERE {FilingsOfBody}",
        $"UPDATE FilingReturnReason SET Reason = @Word WHERE {FilingsOfBody}",
        $"UPDATE FilingValue SET ChangedByName = @Word WHERE {FilingsOfBody}",
        $"""
        UPDATE FilingValue SET Amount = @Amount
        WHERE Answer = 'Number' AND {FilingsOfBody} AND FilingId IN (SELECT FilingId FROM Filing WHERE Status = 'Draft')
        """,
        """
        INSERT INTO FilingComment (ReportingObligationId, IndicatorCode, Category1, Category2, Comment, ByName, Persona, AtUtc)
        SELECT o.ReportingObligationId, 'SESS', 'consult', 'video', @Word, @Word, 'Establishment', '2026-11-02 12:00:00'
        FROM ReportingObligation o INNER JOIN Body b ON b.BodyId = o.BodyId WHERE b.Code = @Body
        """,
        """
        UPDATE ReportingObligation SET WaiverReason = @Word
        WHERE ReportingObligationId = (SELECT MIN(o.ReportingObligationId) FROM ReportingObligation o INNER JOIN Body b ON b.BodyId = o.BodyId WHERE b.Code = @Body)
        """,
    ];

    private const string OfAccounts = """
        UPDATE Account SET FullName = @Word || ' ' || FullName, Email = @Word || '.' || Email, DeactivationReason = @Word
        WHERE AccountId IN (SELECT AccountId FROM AccountScope WHERE PlaceCode IN @Bodies AND PlaceCode <> 'CISSSG');
        UPDATE AccessRequest SET FullName = @Word || FullName, Email = @Word || Email, Reason = @Word;
        """;

    private const string OfOwner = """
        INSERT INTO InsightView (PublicId, OwnerId, OwnerName, Name, Address, IsShared, SavedAtUtc)
        VALUES (@Id, 'demo:centre:UDEM', @Word, @Word, 'm=SESS', 0, '2026-11-02 12:00:00');
        INSERT INTO DocumentJob (ActorId, ActorName, Persona, TerritoryCode, Document, Question, QuestionKey, Language, Format, State, BytesWritten, Tries,
            CreatedAtUtc, StartedAtUtc, FinishedAtUtc, FileName, FileSize)
        VALUES ('demo:centre:UDEM', @Word, 'Centre', 'UDEM', 'governance-register',
            '{"Document":"governance-register","Format":"Pdf","Language":"French","AsOf":"2026-11-20"}', @Word, 'French', 'Pdf', 'Done', 8, 1,
            '2026-11-20 12:00:00', '2026-11-20 12:00:00', '2026-11-20 12:00:00', @Word || '.pdf', 8);
        """;
}
