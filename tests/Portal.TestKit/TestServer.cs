using Dapper;
using Microsoft.Data.SqlClient;

namespace Portal.TestKit;

/// <summary>The server where the tests may create and drop databases, if there is one.</summary>
public static class TestServer
{
    /// <summary>The environment variable that holds its connection string.</summary>
    public const string Variable = "PORTAL_TEST_SQLSERVER";

    private static readonly string? ConnectionString = Environment.GetEnvironmentVariable(Variable);

    // A server copies its model database for each new one, and refuses when another copy is under way.
    private static readonly SemaphoreSlim Creating = new(1, 1);

    public static bool IsConfigured => !string.IsNullOrEmpty(ConnectionString);

    /// <summary>Makes an empty database and returns a connection string to it.</summary>
    internal static async Task<string> CreateDatabaseAsync()
    {
        var name = $"portal_test_{Guid.NewGuid():N}"[..28];
        await Creating.WaitAsync();
        try
        {
            await ExecuteAsync($"CREATE DATABASE {name};");
        }
        finally
        {
            Creating.Release();
        }

        try
        {
            await ExecuteAsync($"ALTER DATABASE {name} SET ALLOW_SNAPSHOT_ISOLATION ON;");
        }
        catch (SqlException)
        {
            // A compatible engine that always reads from snapshots has no such option.
        }

        return new SqlConnectionStringBuilder(ConnectionString) { InitialCatalog = name }.ConnectionString;
    }

    internal static async Task DropDatabaseAsync(string connectionString)
    {
        using (var pooled = new SqlConnection(connectionString))
        {
            SqlConnection.ClearPool(pooled);
        }

        await ExecuteAsync($"DROP DATABASE {new SqlConnectionStringBuilder(connectionString).InitialCatalog};");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(ConnectionString);
        await connection.ExecuteAsync(sql);
    }
}
