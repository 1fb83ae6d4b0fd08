using FsCheck.Fluent;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Engine;

/// <summary>What is written is what is read, whatever the drivers keep it as.</summary>
public sealed class TypeHandlerTests
{
    private const string InsertPerson = """
        INSERT INTO Person (PublicId, FullName, SearchName, Email, ConfirmedOn)
        VALUES (@PublicId, @FullName, @FullName, @Email, @ConfirmedOn)
        """;

    private static readonly Everything Full = new()
    {
        Day = new DateOnly(2024, 2, 29),
        AtUtc = new DateTime(2026, 7, 1, 23, 59, 59, 997, DateTimeKind.Utc),
        MaybeAtUtc = new DateTime(2026, 1, 1, 0, 0, 0, 3, DateTimeKind.Utc),
        Id = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"),
        Amount = 12345678901.2345m, // 15 digits: the most that SQLite keeps
        Flag = true,
        Text = "L’été à l’Île : œuvre, ÿ, 汉, 🙂",
    };

    [DatabaseFact]
    public async Task Each_type_comes_back_as_it_was_sent_and_is_found_by(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);

        var got = Assert.Single(await RoundTripAsync(database, [Full]));

        Assert.Equal(Full, got);
        Assert.Equal((DateTimeKind.Utc, DateTimeKind.Utc), (got.AtUtc.Kind, got.MaybeAtUtc!.Value.Kind));
    }

    [DatabaseFact]
    public async Task Nothing_comes_back_as_nothing(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);
        var empty = Full with { Day = null, MaybeAtUtc = null, Amount = null };

        Assert.Equal(empty, Assert.Single(await RoundTripAsync(database, [empty])));
    }

    [DatabaseFact]
    public async Task Any_value_within_the_columns_bounds_comes_back(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);
        var sent = ArbMap.Default.GeneratorFor<(ulong Amount, Guid Id, int Day, uint Seconds, ushort Milliseconds)>()
            .Select(random => Full with
            {
                Amount = random.Amount % 1_000_000_000_000_000UL / 10_000m,
                Id = random.Id,
                Day = DateOnly.FromDayNumber((int)((uint)random.Day % (uint)DateOnly.MaxValue.DayNumber)),
                AtUtc = DateTime.UnixEpoch.AddSeconds(random.Seconds).AddMilliseconds(random.Milliseconds),
            })
            .Sample(200)
            .DistinctBy(everything => everything.Id)
            .ToList();

        Assert.Equal(sent.ToHashSet(), (await RoundTripAsync(database, sent)).ToHashSet());
    }

    [DatabaseFact]
    public async Task Trailing_zeros_are_the_same_number(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);

        var got = Assert.Single(await RoundTripAsync(database, [Full with { Amount = 1.5000m }]));

        Assert.Equal("1.5", got.Amount!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [DatabaseFact]
    public async Task A_local_time_is_refused(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        var local = new { AtUtc = new DateTime(2026, 7, 1, 12, 0, 0, DateTimeKind.Local) };

        await Assert.ThrowsAsync<ArgumentException>(() =>
            database.Database.WriteAsync(session => session.ExecuteAsync("UPDATE Appointment SET WithdrawnAtUtc = @AtUtc", local)));
    }

    [DatabaseFact]
    public async Task The_clock_s_instant_survives_the_column_that_is_hashed(TestEngine on)
    {
        await using var database = await TestDatabase.UnmigratedAsync(on);
        database.Clock.Now = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_239_999);

        var got = Assert.Single(await RoundTripAsync(database, [Full with { AtUtc = database.Time.UtcNow }]));

        Assert.Equal(database.Time.UtcNow, got.AtUtc);
    }

    [DatabaseFact]
    public async Task A_duplicate_but_for_case_and_accents_is_refused_and_known_as_such(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);
        await InsertAsync("emilie.cote@exemple.test");

        var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => InsertAsync("ÉMILIE.CÔTÉ@exemple.test"));

        Assert.True(database.Engine.IsDuplicate(refused));
        Assert.False(database.Engine.IsConflict(refused));

        Task<int> InsertAsync(string email) => database.Database.WriteAsync(session => session.InsertAsync(
            InsertPerson, new { PublicId = Guid.NewGuid(), FullName = "X", Email = email, ConfirmedOn = (DateOnly?)null }));
    }

    [DatabaseFact]
    public async Task What_breaks_a_rule_of_the_schema_is_refused_and_is_no_duplicate(TestEngine on)
    {
        await using var database = await TestDatabase.EmptyAsync(on);

        await RefusesAsync("INSERT INTO Seat (BodyId, RoleCode, OpensOn, Revision) VALUES (999999, 'x', '2026-01-01', 0)");
        await RefusesAsync("INSERT INTO HealthRegion (Code, NameFr, NameEn, Population, Remoteness, Nations) VALUES ('x', 'x', 'x', -1, 'urban', '')");
        await RefusesAsync("INSERT INTO HealthRegion (Code, NameFr, NameEn, Population, Remoteness, Nations) VALUES ('x', 'x', 'x', 1, 'Urban', '')");
        await RefusesAsync("INSERT INTO GovernanceRole (RoleCode, IsPilot, Ordinal) VALUES ('x', 0, NULL)");

        async Task RefusesAsync(string sql)
        {
            var refused = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
                database.Database.WriteAsync(session => session.ExecuteAsync(sql, new { })));
            Assert.False(database.Engine.IsDuplicate(refused) || database.Engine.IsConflict(refused), sql);
        }
    }

    private static Task<IReadOnlyList<Everything>> RoundTripAsync(TestDatabase database, IReadOnlyList<Everything> sent) =>
        database.Database.WriteAsync(async session =>
        {
            await session.ExecuteAsync(
                """
                CREATE TABLE RoundTrip (Day date NULL, AtUtc datetime2(3) NOT NULL, MaybeAtUtc datetime2(3) NULL,
                    Id uniqueidentifier NOT NULL, Amount decimal(15,4) NULL, Flag bit NOT NULL, Text nvarchar(100) NOT NULL)
                """, new { });
            await session.ExecuteManyAsync(
                "INSERT INTO RoundTrip (Day, AtUtc, MaybeAtUtc, Id, Amount, Flag, Text) SELECT @Day, @AtUtc, @MaybeAtUtc, @Id, @Amount, @Flag, @Text", sent);
            var got = new List<Everything>();
            foreach (var one in sent)
            {
                got.AddRange(await session.ListAsync<Everything>(
                    """
                    SELECT Day, AtUtc, MaybeAtUtc, Id, Amount, Flag, Text FROM RoundTrip
                    WHERE Id = @Id AND AtUtc = @AtUtc AND Flag = @Flag AND Text = @Text
                        AND (Day = @Day OR @Day IS NULL AND Day IS NULL)
                        AND (MaybeAtUtc = @MaybeAtUtc OR @MaybeAtUtc IS NULL AND MaybeAtUtc IS NULL)
                        AND (Amount = @Amount OR @Amount IS NULL AND Amount IS NULL)
                    """, one));
            }

            return (IReadOnlyList<Everything>)got;
        });

    private sealed record Everything
    {
        public DateOnly? Day { get; init; }
        public DateTime AtUtc { get; init; }
        public DateTime? MaybeAtUtc { get; init; }
        public Guid Id { get; init; }
        public decimal? Amount { get; init; }
        public bool Flag { get; init; }
        public required string Text { get; init; }
    }
}
