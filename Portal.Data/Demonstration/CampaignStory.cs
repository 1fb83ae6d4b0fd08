using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Data.Governance.Campaigns;

namespace Portal.Data.Demonstration;

/// <summary>A campaign; days count back from the day of the story, a negative number is to come.</summary>
/// <param name="Answered">The share of the establishments that have answered, those that the story tells of left out.</param>
internal sealed record ToldCampaign(string Code, string TitleFr, string TitleEn, int OpensDaysBefore, int ClosesDaysBefore, double Answered);

/// <summary>What one establishment answered, days after the first: nothing, or what is to be corrected of a seat, or besides where no role is named.</summary>
internal sealed record ToldCorrection(string Campaign, string Body, int? Days, string Role, string Text, int? DealtDays);

/// <summary>“Is this still right?”: a campaign that is over and one under way, answered by most, corrected by some, dealt with in part.</summary>
internal static class CampaignStory
{
    public static async Task<int> WriteAsync(IWriteSession session, NetworkAtStart network, Storyline story, MandatePlan mandates)
    {
        var territories = network.Establishments.Select(body => body.Territory).OfType<string>().Distinct().ToArray();
        var campaigns = 0;
        foreach (var told in story.Campaigns)
        {
            var (opens, closes) = (network.Today.AddDays(-told.OpensDaysBefore), network.Today.AddDays(-told.ClosesDaysBefore));
            if (opens < network.Periods[0].StartsOn)
            {
                continue; // nobody was there to be asked
            }

            var year = PortalTime.FiscalYearOf(opens);
            var id = await session.InsertAsync(CampaignSql.InsertCampaign, new
            {
                TitleFr = told.TitleFr.Replace("{year}", year, StringComparison.Ordinal),
                TitleEn = told.TitleEn.Replace("{year}", year, StringComparison.Ordinal),
                OpensOn = opens,
                ClosesOn = closes,
                OpenedAtUtc = Workday.At(Workday.OrPrevious(opens.AddDays(-2)), SplitMix64.For("campaign", told.Code)),
                OpenedByName = DemonstrationPeople.CoordinatorName,
            });
            var frozen = new { CampaignId = id, AsOf = opens, Territories = territories };
            await session.ExecuteAsync(CampaignSql.InsertQuestions, frozen);
            await session.ExecuteAsync(CampaignSql.InsertSeats, frozen);
            campaigns++;
            await AnswersAsync(session, network, told, id, opens, [.. story.Corrections.Where(correction => correction.Campaign == told.Code)], mandates);
        }

        return campaigns;
    }

    private static async Task AnswersAsync(
        IWriteSession session, NetworkAtStart network, ToldCampaign told, int id, DateOnly opens, IReadOnlyList<ToldCorrection> corrections, MandatePlan mandates)
    {
        var scope = AccessScope.System("demonstration");
        var questions = await CampaignQueries.QuestionsAsync(session, scope, network.Today, id, new PageRequest(0, network.Bodies.Count));
        var last = Math.Min(told.OpensDaysBefore, told.OpensDaysBefore - told.ClosesDaysBefore);
        foreach (var question in questions)
        {
            var random = SplitMix64.For("answer", told.Code, question.BodyCode);
            var own = corrections.Where(correction => correction.Body == question.BodyCode).ToList();
            var days = own.Count > 0 ? own[0].Days : random.Chance(told.Answered) ? random.Between(0, last) : null;
            if (days is not { } after)
            {
                continue;
            }

            var day = Workday.OrNext(opens.AddDays(after));
            if (day >= network.Today)
            {
                continue; // not yet
            }

            var holder = mandates.HolderOn(question.BodyCode, "ClinicalPilot", day)?.Person.FullName;
            var other = own.Find(correction => correction.Role.Length == 0);
            await session.ExecuteAsync(CampaignSql.Answer, new
            {
                question.QuestionId,
                SeenVersion = 0,
                Answer = (own.Count > 0 ? CampaignAnswer.Correction : CampaignAnswer.Right).ToString(),
                Correction = other?.Text,
                AtUtc = Workday.At(day, random),
                ByName = holder ?? mandates.Person(DemonstrationPeople.FilerEmail(question.BodyCode)).FullName,
                ByPersona = (holder is null ? Persona.Establishment : Persona.Pilot).ToString(),
            });
            if (own.Count > 0)
            {
                await CorrectAsync(session, network, question, own, day);
            }
        }
    }

    private static async Task CorrectAsync(IWriteSession session, NetworkAtStart network, CampaignQuestionRow question, IReadOnlyList<ToldCorrection> corrections, DateOnly answered)
    {
        var seats = network.Seats.Where(seat => seat.Body == question.BodyCode).ToDictionary(seat => seat.SeatId, seat => seat.Role);
        var rows = await CampaignQueries.SeatsAsync(session, question);
        foreach (var correction in corrections)
        {
            var seat = rows.FirstOrDefault(row => seats[row.SeatId] == correction.Role);
            if (seat is not null)
            {
                await session.ExecuteAsync(CampaignSql.CorrectSeat, new { seat.ConfirmationSeatId, Correction = correction.Text });
            }

            if (correction.DealtDays is { } days && Workday.OrNext(answered.AddDays(days)) is var dealt && dealt < network.Today)
            {
                var centre = network.Bodies.First(body => body.Level == BodyLevel.Centre && body.Territory == question.TerritoryCode);
                await session.ExecuteAsync(seat is null ? CampaignSql.Deal : CampaignSql.DealSeat, new
                {
                    question.QuestionId,
                    ConfirmationSeatId = seat?.ConfirmationSeatId ?? 0,
                    AtUtc = Workday.At(dealt, SplitMix64.For("dealt", question.BodyCode, correction.Role)),
                    ByName = DemonstrationPeople.Name("Conseillère en télésanté", centre.ShortName),
                });
            }
        }

        await session.ExecuteAsync(CampaignSql.CountOpen, new { question.QuestionId });
    }
}
