using Portal.Data.Audit;
using Portal.Data.Demonstration;
using Portal.Data.Engine;
using Portal.Data.Governance.Letters;
using Portal.Data.Reference;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Demonstration;

/// <summary>A database with the reference and the demonstration data, as of a day.</summary>
public sealed class DemonstrationDatabase : IAsyncLifetime
{
    public static readonly string Folder = Path.Combine(Repository.Root, "database", "demo");

    public TestDatabase Test { get; private set; } = null!;

    public Database Database => Test.Database;

    public static async Task<TestDatabase> LoadAsync(TestEngine engine, DateOnly? day = null)
    {
        var test = await TestDatabase.EmptyAsync(engine);
        if (day is { } anchor)
        {
            test.Clock.Now = new DateTimeOffset(anchor, new TimeOnly(15, 0), TimeSpan.Zero);
        }

        await new ReferenceLoader(test.Database, new AuditTrail(test.Time)).LoadAsync(Repository.Reference);
        Assert.True(await LoadAsync(test));
        return test;
    }

    public static Task<bool> LoadAsync(TestDatabase test) =>
        new DemonstrationLoader(test.Database, new AuditTrail(test.Time), test.Time).LoadAsync(Folder, Letter);

    /// <summary>What a letter is made of, unfilled.</summary>
    private static LetterContent Letter(LetterFacts facts, LetterTemplateRow template) => new()
    {
        Sender = facts.Sender,
        Place = facts.Place,
        Addressee = facts.Mandate.Holder,
        Subject = template.SubjectFr,
        Body = template.BodyFr,
        Signatory = facts.Mandate.SignatoryRole,
    };

    public async Task InitializeAsync() => Test = await LoadAsync(TestEngine.Sqlite);

    public async Task DisposeAsync() => await Test.DisposeAsync();
}
