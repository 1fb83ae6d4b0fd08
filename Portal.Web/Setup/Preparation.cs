using Portal.Data.Demonstration;
using Portal.Data.Engine;
using Portal.Data.Insights;
using Portal.Data.Migrations;
using Portal.Data.Reference;
using Portal.Reports.Governance.Letters;

namespace Portal.Web.Setup;

/// <summary>Brings the database to what this version needs: schema, reference data, and demonstration data where asked for.</summary>
public sealed class Preparation(DatabaseEngine engine, Database database, TimeProvider clock, ReferenceLoader reference, DemonstrationLoader demonstration)
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "database");

    private IReadOnlyList<MigrationScript>? scripts;

    public static string MigrationsPath { get; } = Path.Combine(Root, "migrations");

    /// <summary>Returns the names of the scripts that were applied now.</summary>
    /// <exception cref="MigrationException">The database and this version do not belong together.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancel = default)
    {
        var applied = await new Migrator(engine, clock).MigrateAsync(Scripts, cancel);
        if (await InsightRebuild.IsNeededAsync(database, cancel))
        {
            await database.WriteAsync(
                async session =>
                {
                    await InsightRebuild.FillAsync(session);
                    return true;
                },
                cancel);
        }

        return applied;
    }

    /// <summary>Scripts that are still to be applied; an embedded database applies them at start, a server by the <c>migrate</c> verb.</summary>
    public Task<IReadOnlyList<string>> PendingAsync(CancellationToken cancel = default) => new Migrator(engine, clock).PendingAsync(Scripts, cancel);

    /// <summary>The same without waiting for anybody, to be asked again and again.</summary>
    public Task<IReadOnlyList<string>> LookAsync(CancellationToken cancel = default) => new Migrator(engine, clock).LookAsync(scripts ??= Scripts, cancel);

    public Task<IReadOnlyList<ReferenceSetReport>> SeedReferenceAsync(CancellationToken cancel = default) =>
        reference.LoadAsync(Path.Combine(Root, "reference"), cancel);

    /// <summary>False when the database already holds people or filings: then nothing is written.</summary>
    public Task<bool> SeedDemonstrationAsync(CancellationToken cancel = default) => demonstration.LoadAsync(Path.Combine(Root, "demo"), LetterWriting.Write, cancel);

    /// <summary>What <c>serve</c> does before it listens.</summary>
    /// <exception cref="InvalidOperationException">A server's schema is older than this version.</exception>
    public async Task ForServingAsync(bool withDemonstration, CancellationToken cancel = default)
    {
        if (engine is SqliteEngine)
        {
            await MigrateAsync(cancel);
        }
        else if (await PendingAsync(cancel) is [var first, ..])
        {
            throw new InvalidOperationException($"The database lacks {first}: run the verb 'migrate' first.");
        }

        await SeedReferenceAsync(cancel);
        if (withDemonstration)
        {
            await SeedDemonstrationAsync(cancel);
        }
    }

    private IReadOnlyList<MigrationScript> Scripts => MigrationFolder.Read(MigrationsPath, engine.Dialect);
}
