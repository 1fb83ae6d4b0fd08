using System.Collections.Concurrent;
using Portal.Data.Utilization;
using Portal.TestKit;

namespace Portal.Data.Tests.Demonstration;

/// <summary>What the demonstration holds as of a day, read row by row; loaded once for each day.</summary>
internal sealed record StoryRows
{
    private static readonly ConcurrentDictionary<DateOnly, Lazy<Task<StoryRows>>> Loaded = [];

    public required int OverlapCount { get; init; }

    /// <summary>Rows that tell of what is after the day.</summary>
    public required int TomorrowCount { get; init; }
    public required Form Form { get; init; }
    public required int? OpenSequence { get; init; }
    public required IReadOnlyList<RevisionRow> Filings { get; init; }
    public required IReadOnlyDictionary<int, Dictionary<CellKey, Answer>> Cells { get; init; }
    public required ILookup<int, string> Explanations { get; init; }
    public required IReadOnlyList<HeldRow> Mandates { get; init; }
    public required ILookup<int, StepRow> Transitions { get; init; }

    public static Task<StoryRows> OfAsync(DateOnly day) => Loaded.GetOrAdd(day, key => new Lazy<Task<StoryRows>>(() => LoadAsync(key))).Value;

    private static async Task<StoryRows> LoadAsync(DateOnly day)
    {
        await using var test = await DemonstrationDatabase.LoadAsync(TestEngine.Sqlite, day);
        var calendarEnds = new DateOnly(2027, 3, 31);
        var today = day < calendarEnds ? day : calendarEnds;
        return await test.Database.ReadAsync(async session =>
        {
            var filings = await session.ListAsync<RevisionRow>(StorySql.Revisions);
            var values = (await session.ListAsync<ValueRow>(StorySql.Values)).ToLookup(row => row.FilingId);
            return new StoryRows
            {
                OverlapCount = await session.FindAsync<int>(StorySql.Overlaps),
                TomorrowCount = await session.FindAsync<int>(StorySql.Tomorrow, new { Today = today, Now = test.Time.UtcNow }),
                Form = await FormQueries.LoadAsync(session, FormQueries.Telehealth, 46),
                OpenSequence = (await PeriodQueries.CurrentAsync(session))?.Sequence,
                Filings = filings,
                Cells = filings.ToDictionary(row => row.FilingId, row => values[row.FilingId].ToDictionary(value => value.Cell, value => value.Read)),
                Explanations = (await session.ListAsync<ExplainedRow>(StorySql.Explained)).ToLookup(row => row.FilingId, row => row.SubjectKey),
                Mandates = await session.ListAsync<HeldRow>(StorySql.Held),
                Transitions = (await session.ListAsync<StepRow>(StorySql.Steps)).ToLookup(row => row.FilingId),
            };
        });
    }

    internal sealed record RevisionRow
    {
        public int FilingId { get; init; }
        public required string Body { get; init; }
        public int Sequence { get; init; }
        public int Revision { get; init; }
        public FilingStatus Status { get; init; }
        public int Version { get; init; }
        public bool IsNothingToReport { get; init; }
        public bool IsCurrent { get; init; }
        public DateTime StartedAtUtc { get; init; }
        public DateTime? SubmittedAtUtc { get; init; }
        public int? SubmittedById { get; init; }
        public int? CertifiedSeatId { get; init; }
        public string? SubmittedByName { get; init; }
        public DateOnly? FiledOn { get; init; }

        public bool Counts => IsCurrent && Status is (FilingStatus.Submitted or FilingStatus.Reviewed or FilingStatus.Accepted);
    }

    private sealed record ValueRow
    {
        public int FilingId { get; init; }
        public required string IndicatorCode { get; init; }
        public required string Category1 { get; init; }
        public required string Category2 { get; init; }
        public AnswerKind Answer { get; init; }
        public decimal? Amount { get; init; }

        public CellKey Cell => new(IndicatorCode, Category1, Category2);

        public Answer Read => Portal.Data.Utilization.Answer.From(Answer, Amount);
    }

    private sealed record ExplainedRow
    {
        public int FilingId { get; init; }
        public required string SubjectKey { get; init; }
    }

    internal sealed record HeldRow
    {
        public int SeatId { get; init; }
        public int PersonId { get; init; }
        public DateOnly StartsOn { get; init; }
        public DateOnly? EndsOn { get; init; }

        public bool Covers(DateOnly day) => StartsOn <= day && (EndsOn is null || EndsOn >= day);
    }

    internal sealed record StepRow
    {
        public int FilingId { get; init; }
        public FilingStatus Status { get; init; }
        public DateTime AtUtc { get; init; }
    }
}
