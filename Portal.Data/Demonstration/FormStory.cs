using Portal.Data.Engine;
using Portal.Data.Utilization;

namespace Portal.Data.Demonstration;

/// <summary>A definition that changed from a period on, so that figures on its two sides do not compare.</summary>
internal sealed record ToldFormChange
{
    public required string Indicator { get; init; }

    /// <summary>The code of the first period under the new definition.</summary>
    public required string From { get; init; }
    public required string DefinitionFr { get; init; }
    public required string DefinitionEn { get; init; }
    public required string ReasonFr { get; init; }
    public required string ReasonEn { get; init; }

    /// <summary>What the old definition measured, in per cent of what the new one does.</summary>
    public double BeforePercent { get; init; }
}

/// <summary>Changes the form as the Ministry did before the first period that each change holds for.</summary>
internal static class FormStory
{
    private const int DaysAhead = 60;

    /// <returns>The network with the form as it then is.</returns>
    /// <exception cref="InvalidOperationException">The story tells of what the form refuses.</exception>
    public static async Task<NetworkAtStart> WriteAsync(IWriteSession session, NetworkAtStart network, Storyline story)
    {
        foreach (var told in story.FormChanges)
        {
            if (network.Periods.FirstOrDefault(period => period.Code == told.From && period.StartsOn <= network.Today) is { } from)
            {
                await ChangeAsync(session, told, from);
            }
        }

        return network with { Form = await FormQueries.LoadAsync(session, FormQueries.Telehealth, network.Periods[^1].Sequence) };
    }

    private static async Task ChangeAsync(IWriteSession session, ToldFormChange told, PeriodFact from)
    {
        var history = await FormQueries.HistoryAsync(session, FormQueries.Telehealth);
        var last = history.OfCode(told.Indicator) is [var first, ..] ? first : throw new InvalidOperationException($"The form has no {told.Indicator}.");
        var plan = FormPlan.Write(history, new IndicatorInput
        {
            Code = last.Code,
            Section = last.Section,
            Kind = last.Kind,
            Unit = last.Unit,
            OverTime = last.OverTime,
            Breakdown = last.Breakdown,
            NameFr = last.NameFr,
            NameEn = last.NameEn,
            Formula = last.Formula,
            IsOptional = last.IsOptional,
            DefinitionFr = told.DefinitionFr,
            DefinitionEn = told.DefinitionEn,
            IsBreak = true,
            ReasonFr = told.ReasonFr,
            ReasonEn = told.ReasonEn,
        }, from.Sequence, isNew: false);
        if (!plan.IsSound)
        {
            throw new InvalidOperationException($"{told.Indicator} from {told.From}: {plan.Outcome.Problem}");
        }

        await FormQueries.TouchAsync(
            session, FormQueries.Telehealth, plan.Change, plan.Code, plan.FromSequence,
            $"Ministère {DemonstrationPeople.Mark}", Workday.Utc(Workday.OrPrevious(from.StartsOn.AddDays(-DaysAhead)), 10 * 60));
        foreach (var (statement, args) in plan.Writes)
        {
            await session.ExecuteAsync(statement, args);
        }
    }
}
