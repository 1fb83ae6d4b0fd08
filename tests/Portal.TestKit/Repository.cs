namespace Portal.TestKit;

/// <summary>The checkout that the tests were built from: its own files are read, not copies that could be stale.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    public static string Migrations { get; } = Path.Combine(Root, "database", "migrations");

    public static string Reference { get; } = Path.Combine(Root, "database", "reference");

    public static string Demonstration { get; } = Path.Combine(Root, "database", "demo");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Portal.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Portal.sln.");
    }
}
