namespace Portal.TestKit;

/// <summary>The engine that a test runs on; see <see cref="DatabaseFactAttribute"/>.</summary>
public enum TestEngine
{
    Sqlite,

    /// <summary>SQL Server, or an engine that speaks its protocol.</summary>
    SqlServer,
}
