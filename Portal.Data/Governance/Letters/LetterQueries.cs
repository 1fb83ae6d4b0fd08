using Portal.Data.Access;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Letters;

/// <summary>Letters within the scope, and what they are made of.</summary>
public static class LetterQueries
{
    /// <summary>More letters than this a seat's page does not show.</summary>
    private const int MostOfSeat = 200;

    public static Task<IReadOnlyList<LetterRow>> ListAsync(IReadSession session, AccessScope scope, DateOnly today, PageRequest page) =>
        session.PageAsync<LetterRow>(LetterRow.Page, Args(scope, today), page);

    public static Task<int> CountAsync(IReadSession session, AccessScope scope, DateOnly today) =>
        session.FindAsync<int>(LetterRow.Count, Args(scope, today));

    public static Task<IReadOnlyList<LetterRow>> OfSeatAsync(IReadSession session, AccessScope scope, DateOnly today, int seatId) => session.PageAsync<LetterRow>(
        LetterRow.OfSeat, new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, SeatId = seatId }, new PageRequest(0, MostOfSeat));

    /// <summary>Null when there is none within the scope.</summary>
    public static async Task<(LetterRow Letter, LetterContent Content)?> FindAsync(IReadSession session, AccessScope scope, DateOnly today, int letterId)
    {
        var args = new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory, LetterId = letterId };
        return await session.FindAsync<LetterRow>(LetterRow.ById, args) is { } letter
            ? (letter, (await session.FindAsync<LetterContent>(LetterContent.OfLetter, args))!)
            : null;
    }

    /// <summary>The versions of a template, the newest first; the last is what the portal comes with.</summary>
    public static async Task<IReadOnlyList<LetterTemplateRow>> TemplatesAsync(IReadSession session, LetterKind kind) =>
        [.. await session.ListAsync<LetterTemplateRow>(LetterTemplateRow.OfKind, new { Kind = kind.ToString() }), DeliveredTemplates.Of(kind)];

    /// <summary>What a letter would be made of. Three statements.</summary>
    /// <param name="mandate">One of the seat's, within the scope of the caller.</param>
    /// <returns>The newest template with the facts; the facts are null where the mandate runs on and the letter is of its end.</returns>
    public static async Task<(LetterFacts? Facts, LetterTemplateRow Template)> PrepareAsync(
        IReadSession session, AccessScope scope, MandateRow mandate, LetterInput input, DateOnly today, string reference = "")
    {
        var template = (await TemplatesAsync(session, input.Kind))[0];
        if (DayOf(mandate, input.Kind, today) is not { } day)
        {
            return (null, template);
        }

        var sender = (await session.PageAsync<LetterSenderRow>(LetterSenderRow.OfLevel, new
        {
            AsOf = today,
            Level = scope.Territory is null ? BodyLevel.Ministry : BodyLevel.Centre,
            scope.Territory,
        }, new PageRequest(0, 1))).SingleOrDefault();
        var seat = await session.FindAsync<LetterSeatRow>(LetterSeatRow.OnDay, new { AsOf = day, mandate.SeatId })
            ?? throw new InvalidOperationException($"Seat {mandate.SeatId} has no name on {day:O}, a day of its mandate {mandate.AppointmentId}.");
        return (new LetterFacts
        {
            Kind = input.Kind,
            Language = input.Language,
            Reference = reference,
            IssuedOn = today,
            Place = LetterText.Plain(input.Place),
            Sender = sender?.Name(input.Language) ?? scope.ActorName,
            Mandate = mandate,
            Seat = seat,
        }, template);
    }

    /// <summary>The day that a letter is about; null when there is nothing to write yet.</summary>
    public static DateOnly? DayOf(MandateRow mandate, LetterKind kind, DateOnly today) => kind switch
    {
        LetterKind.Appointment => mandate.StartsOn,
        _ when mandate.EndReason is not null || mandate.EndsOn < today => mandate.EndsOn,
        _ => null,
    };

    private static object Args(AccessScope scope, DateOnly today) => new { AsOf = today, ScopeBody = scope.Body, ScopeTerritory = scope.Territory };
}
