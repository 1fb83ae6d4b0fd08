using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;

namespace Portal.Data.Governance.Campaigns;

/// <summary>The Ministry asks, establishments answer until the last day, or their centre where no pilot is in office; centres deal with what is to be corrected.</summary>
public sealed class CampaignCommands(Database database, AuditTrail audit, PortalTime time)
{
    /// <summary>Freezes what the register says of the first day: the establishments, their seats and who holds or covers them.</summary>
    public Task<CampaignOutcome> OpenAsync(AccessScope scope, CampaignInput input, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        if (!scope.MayManageStructure)
        {
            return CampaignOutcome.Fault(CampaignProblem.NotAllowed);
        }

        if (input.Faults(time.Today).ToList() is { Count: > 0 } faults)
        {
            return new CampaignOutcome { Faults = faults };
        }

        var campaign = new
        {
            TitleFr = input.TitleFr!.Trim(),
            TitleEn = input.TitleEn!.Trim(),
            OpensOn = input.OpensOn!.Value,
            ClosesOn = input.ClosesOn!.Value,
            OpenedAtUtc = time.UtcNow,
            OpenedByName = scope.ActorName,
        };
        var id = await session.InsertAsync(CampaignSql.InsertCampaign, campaign);
        var frozen = new { CampaignId = id, AsOf = campaign.OpensOn, Territories = input.Territories.ToArray() };
        var asked = await session.ExecuteAsync(CampaignSql.InsertQuestions, frozen);
        if (asked == 0)
        {
            session.Abandon();
            return CampaignOutcome.Fault(CampaignProblem.NobodyAsked);
        }

        await session.ExecuteAsync(CampaignSql.InsertSeats, frozen);
        await audit.AppendAsync(session, scope, "CampaignOpened", Subject(id), null,
            new { campaign.TitleFr, campaign.TitleEn, campaign.OpensOn, campaign.ClosesOn, territories = input.Territories, asked });
        return new CampaignOutcome { CampaignId = id, Asked = asked };
    }, cancel);

    /// <summary>An answer, or another in its place until the last day. What was dealt with stays so where its text stays.</summary>
    public Task<CampaignOutcome> AnswerAsync(
        AccessScope scope, int campaignId, string bodyCode, CampaignAnswerInput input, CancellationToken cancel = default) => database.WriteAsync(async session =>
    {
        var found = await FindAsync(session, scope, campaignId, bodyCode);
        if (found is not var (campaign, question, seats))
        {
            return CampaignOutcome.Fault(CampaignProblem.NotFound);
        }

        if (!question.MayAnswer(scope))
        {
            return CampaignOutcome.Fault(CampaignProblem.NotAllowed);
        }

        if (campaign.StageOn(time.Today) is var stage && stage != CampaignStage.Open)
        {
            return CampaignOutcome.Fault(stage == CampaignStage.Planned ? CampaignProblem.NotOpenYet : CampaignProblem.Closed);
        }

        if (question.Version != input.SeenVersion)
        {
            return CampaignOutcome.Fault(CampaignProblem.Stale);
        }

        if (input.Faults(seats).ToList() is { Count: > 0 } faults)
        {
            return new CampaignOutcome { Faults = faults };
        }

        var answer = new
        {
            question.QuestionId,
            input.SeenVersion,
            Answer = input.Answer.ToString(),
            Correction = Text(input.Other),
            AtUtc = time.UtcNow,
            ByName = scope.ActorName,
            ByPersona = scope.Persona.ToString(),
        };
        if (await session.ExecuteAsync(CampaignSql.Answer, answer) == 0)
        {
            return CampaignOutcome.Fault(CampaignProblem.Stale);
        }

        if (answer.Correction != question.Correction)
        {
            await session.ExecuteAsync(CampaignSql.Reopen, answer);
        }

        foreach (var seat in seats.Where(seat => Text(input.Of(seat)) != seat.Correction))
        {
            await session.ExecuteAsync(CampaignSql.CorrectSeat, new { seat.ConfirmationSeatId, Correction = Text(input.Of(seat)) });
        }

        await session.ExecuteAsync(CampaignSql.CountOpen, answer);
        await audit.AppendAsync(session, scope, "DetailsAnswered", Subject(campaignId, bodyCode), question.Answer is null ? null : Seen(question.Answer, question.Correction, seats.Select(seat => (seat, seat.Correction))),
            Seen(input.Answer, answer.Correction, seats.Select(seat => (seat, Text(input.Of(seat))))));
        return CampaignOutcome.Done;
    }, cancel);

    /// <summary>Marks a correction as made; made before, it stays as it was.</summary>
    /// <param name="confirmationSeatId">0 for what is to be corrected besides the seats.</param>
    public Task<CampaignOutcome> DealAsync(AccessScope scope, int campaignId, string bodyCode, int confirmationSeatId, CancellationToken cancel = default) =>
        database.WriteAsync(async session =>
        {
            if (await FindAsync(session, scope, campaignId, bodyCode) is not var (_, question, seats)
                || (confirmationSeatId == 0 ? question.Correction : seats.SingleOrDefault(seat => seat.ConfirmationSeatId == confirmationSeatId)?.Correction) is not { } text)
            {
                return CampaignOutcome.Fault(CampaignProblem.NotFound);
            }

            if (!scope.MayManageSeatsOf(BodyLevel.Establishment))
            {
                return CampaignOutcome.Fault(CampaignProblem.NotAllowed);
            }

            var dealt = new { question.QuestionId, ConfirmationSeatId = confirmationSeatId, AtUtc = time.UtcNow, ByName = scope.ActorName };
            if (await session.ExecuteAsync(confirmationSeatId == 0 ? CampaignSql.Deal : CampaignSql.DealSeat, dealt) == 0)
            {
                return CampaignOutcome.Done;
            }

            await session.ExecuteAsync(CampaignSql.CountOpen, dealt);
            await audit.AppendAsync(session, scope, "CorrectionDealtWith", Subject(campaignId, bodyCode), null, new { correction = text, confirmationSeatId });
            return CampaignOutcome.Done;
        }, cancel);

    private async Task<(CampaignRow, CampaignQuestionRow, IReadOnlyList<CampaignSeatRow>)?> FindAsync(IReadSession session, AccessScope scope, int campaignId, string bodyCode)
    {
        var campaign = await CampaignQueries.FindAsync(session, scope, time.Today, campaignId);
        var question = campaign is null ? null : await CampaignQueries.QuestionAsync(session, scope, time.Today, campaignId, bodyCode);
        return question is null ? null : (campaign!, question, await CampaignQueries.SeatsAsync(session, question));
    }

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static object Seen(CampaignAnswer? answer, string? other, IEnumerable<(CampaignSeatRow Seat, string? Correction)> seats) =>
        new { answer, other, seats = seats.Where(seat => seat.Correction is not null).Select(seat => new { seat.Seat.SeatId, seat.Correction }).ToList() };

    private static AuditSubject Subject(int campaignId, string bodyCode = "") => new(string.Create(CultureInfo.InvariantCulture, $"Campaign/{campaignId}"), bodyCode);
}
