using Portal.Data.Engine;
using Portal.Data.Utilization;
using Xunit;

namespace Portal.Data.Tests.Demonstration;

/// <summary>What must be true of the story on whatever day it is told: the portal itself would have let it happen.</summary>
public sealed class SoundnessTests
{
    private static readonly DateOnly BeforeAnyPeriodIsOver = new(2023, 4, 1);

    /// <summary>In the middle, early, on the morrow of a fiscal year, of a period, on a Saturday, and after the calendar's end.</summary>
    public static TheoryData<DateOnly> Days { get; } =
        [new(2026, 11, 20), new(2024, 5, 1), new(2025, 4, 2), new(2026, 7, 25), new(2028, 1, 1), BeforeAnyPeriodIsOver];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Nobody_shares_a_seat_and_nothing_has_happened_yet_that_is_to_come(DateOnly day)
    {
        var story = await StoryRows.OfAsync(day);

        Assert.Equal((0, 0), (story.OverlapCount, story.TomorrowCount));
        Assert.NotEmpty(story.Mandates);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task What_was_submitted_breaks_no_rule_and_explains_what_is_unusual(DateOnly day)
    {
        var story = await StoryRows.OfAsync(day);
        var counted = story.Filings.Where(row => row.Counts).ToLookup(row => row.Body);

        foreach (var filing in story.Filings.Where(row => row.Status != FilingStatus.Draft))
        {
            var past = counted[filing.Body]
                .Where(row => row.Sequence < filing.Sequence && row.Sequence >= filing.Sequence - HistoryPrompts.Periods)
                .OrderByDescending(row => row.Sequence).ToList();
            var history = story.Form.RequiredCells.ToDictionary(
                cell => cell,
                cell => (IReadOnlyList<Answer>)[.. past.Where(row => Compares(row.Sequence, cell) && story.Cells[row.FilingId].ContainsKey(cell)).Select(row => story.Cells[row.FilingId][cell])]);
            var findings = filing.IsNothingToReport ? [] : FilingValidation.Validate(story.Form, story.Cells[filing.FilingId], history);

            bool Compares(int sequence, CellKey cell) => story.Form.Breaks.Between(cell.Indicator, sequence, filing.Sequence) is null;

            Assert.DoesNotContain(findings, finding => finding.Blocks);
            Assert.Equal(
                findings.Select(finding => finding.Key).Order(StringComparer.Ordinal),
                story.Explanations[filing.FilingId].Order(StringComparer.Ordinal));
            Assert.Equal(filing.IsNothingToReport, story.Cells[filing.FilingId].Count == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Who_certified_held_the_seat_that_day(DateOnly day)
    {
        var story = await StoryRows.OfAsync(day);

        foreach (var filing in story.Filings.Where(row => row.SubmittedAtUtc is not null))
        {
            var submittedOn = PortalTime.DayOf(filing.SubmittedAtUtc!.Value);
            if (filing.CertifiedSeatId is { } seat)
            {
                Assert.Contains(story.Mandates, mandate => mandate.SeatId == seat && mandate.PersonId == filing.SubmittedById && mandate.Covers(submittedOn));
            }
            else
            {
                Assert.StartsWith("Répondante aux déclarations", filing.SubmittedByName, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task Steps_are_in_order_and_lead_to_the_state(DateOnly day)
    {
        var story = await StoryRows.OfAsync(day);

        Assert.All(story.Filings.GroupBy(row => (row.Body, row.Sequence)), filing =>
        {
            var steps = filing.SelectMany(row => story.Transitions[row.FilingId]).ToList();
            Assert.Equal(steps.Select(step => step.AtUtc).Order(), steps.Select(step => step.AtUtc));
            Assert.Equal((filing.Last().Version, filing.Last().Status), (steps.Count, steps[^1].Status));
            Assert.Equal(filing.First().FiledOn, filing.First().SubmittedAtUtc is { } submitted ? PortalTime.DayOf(submitted) : null);
            Assert.Equal(filing.Last(), Assert.Single(filing, row => row.IsCurrent));
        });
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task The_open_period_has_the_same_mix_of_states(DateOnly day)
    {
        var story = await StoryRows.OfAsync(day);
        var states = story.Filings.Where(row => row.Sequence == story.OpenSequence && row.IsCurrent).ToLookup(row => row.Status);

        var (submitted, reviewed, returned, drafts) = day == BeforeAnyPeriodIsOver ? (0, 0, 0, 0) : (8, 3, 2, 12);
        Assert.Equal(
            (submitted, reviewed, returned, drafts, 0),
            (states[FilingStatus.Submitted].Count(), states[FilingStatus.Reviewed].Count(), states[FilingStatus.Returned].Count(),
                states[FilingStatus.Draft].Count(), states[FilingStatus.Accepted].Count()));
    }
}
