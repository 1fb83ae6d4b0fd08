using Portal.Data.Engine;
using Portal.Data.Governance.Guidelines;

namespace Portal.Data.Demonstration;

/// <summary>A guideline with one version and its file; days count back from the day of the story, a negative number is to come.</summary>
/// <param name="Acknowledged">The share of its seats that have acknowledged it.</param>
internal sealed record ToldGuideline(
    string Code, string TitleFr, string TitleEn, IReadOnlyList<string> Roles, int EffectiveDaysBefore, int AcknowledgeDaysBefore, string SummaryFr, string SummaryEn,
    byte[] File, double Acknowledged);

/// <summary>Guidelines that most seats have acknowledged, by the hand of whoever held them on the day.</summary>
internal static class GuidelineStory
{
    public static async Task<int> WriteAsync(IWriteSession session, NetworkAtStart network, Storyline story, MandatePlan mandates, IReadOnlyDictionary<string, int> people)
    {
        var guidelines = 0;
        foreach (var told in story.Guidelines)
        {
            var effective = network.Today.AddDays(-told.EffectiveDaysBefore);
            if (effective < network.Periods[0].StartsOn)
            {
                continue; // there was no seat yet
            }

            guidelines++;
            var (file, problem) = await GuidelineFile.ReadAsync($"{told.Code}.pdf", new MemoryStream(told.File), default);
            var version = await GuidelineCommands.InsertAsync(
                session,
                null,
                new GuidelineInput
                {
                    Code = told.Code,
                    TitleFr = told.TitleFr,
                    TitleEn = told.TitleEn,
                    Roles = told.Roles,
                    EffectiveFrom = effective,
                    AcknowledgeBy = network.Today.AddDays(-told.AcknowledgeDaysBefore),
                    SummaryFr = told.SummaryFr,
                    SummaryEn = told.SummaryEn,
                },
                file ?? throw new InvalidOperationException($"{told.Code}: {problem}."),
                Workday.At(Workday.OrPrevious(effective.AddDays(-7)), SplitMix64.For("guideline", told.Code)),
                DemonstrationPeople.CoordinatorName);
            await session.ExecuteManyAsync(GuidelineCommands.InsertAcknowledgement, Acknowledgements(network, told, effective, mandates, people).Select(done => new
            {
                GuidelineVersionId = version,
                done.SeatId,
                done.PersonId,
                Today = done.On,
                AtUtc = Workday.At(done.On, SplitMix64.For("acknowledged", told.Code, $"{done.SeatId}")),
            }));
        }

        return guidelines;
    }

    private static IEnumerable<(int SeatId, int PersonId, DateOnly On)> Acknowledgements(
        NetworkAtStart network, ToldGuideline told, DateOnly effective, MandatePlan mandates, IReadOnlyDictionary<string, int> people)
    {
        foreach (var seat in network.Seats.Where(seat => told.Roles.Contains(seat.Role)))
        {
            var random = SplitMix64.For("acknowledges", told.Code, seat.Body, seat.Role);
            var day = Workday.OrNext(effective.AddDays(random.Between(1, told.EffectiveDaysBefore - Math.Max(told.AcknowledgeDaysBefore, 1))));
            if (random.Chance(told.Acknowledged) && day < network.Today && mandates.HolderOn(seat.Body, seat.Role, day) is { } mandate)
            {
                yield return (seat.SeatId, people[mandate.Person.Email], day);
            }
        }
    }
}
