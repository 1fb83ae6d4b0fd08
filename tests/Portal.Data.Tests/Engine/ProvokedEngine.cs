using System.Data.Common;
using Portal.Data.Engine;

namespace Portal.Data.Tests.Engine;

/// <summary>What an engine may report of a transaction that another one disturbed.</summary>
public enum Disturbance
{
    Conflict,
    Duplicate,
    Other,
}

/// <summary>Stands for the driver's exception, which cannot be brought about on purpose.</summary>
public sealed class ProvokedException(Disturbance disturbance) : DbException($"Provoked: {disturbance}")
{
    public Disturbance Disturbance => disturbance;
}

/// <summary>A real engine that also knows the provoked exceptions, and counts the writes that are begun.</summary>
internal sealed class ProvokedEngine(DatabaseEngine real) : DatabaseEngine
{
    private int writesBegun;

    public int WritesBegun => Volatile.Read(ref writesBegun);

    public override SqlDialect Dialect => real.Dialect;

    public override string Name => real.Name;

    public override Task<long> SizeAsync(CancellationToken cancel) => real.SizeAsync(cancel);

    public override Task<DbConnection> OpenAsync(CancellationToken cancel) => real.OpenAsync(cancel);

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancel) => real.BeginReadAsync(connection, cancel);

    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancel)
    {
        Interlocked.Increment(ref writesBegun);
        return real.BeginWriteAsync(connection, cancel);
    }

    public override Task<DbTransaction> BeginMigrationAsync(DbConnection connection, CancellationToken cancel) =>
        real.BeginMigrationAsync(connection, cancel);

    public override bool IsConflict(DbException exception) => exception is ProvokedException { Disturbance: Disturbance.Conflict } || real.IsConflict(exception);

    public override bool IsDuplicate(DbException exception) => exception is ProvokedException { Disturbance: Disturbance.Duplicate } || real.IsDuplicate(exception);
}
