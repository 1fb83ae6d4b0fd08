namespace Portal.Data.Engine;

/// <summary>
/// Who is using an embedded database. Each process that opens it shares the hold; who wants to put another file in its place needs
/// it alone. It is a lock of the operating system on a file beside the database, so it ends with its process, however that ends.
/// </summary>
public sealed class DatabaseHold : IDisposable
{
    private readonly FileStream file;

    private DatabaseHold(FileStream file) => this.file = file;

    /// <exception cref="InvalidOperationException">The database is being replaced.</exception>
    public static DatabaseHold Share(string database)
    {
        try
        {
            return new DatabaseHold(new FileStream(PathOf(database), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read));
        }
        catch (IOException) when (File.Exists(PathOf(database)))
        {
            throw new InvalidOperationException($"{database} is being restored: wait until that has ended.");
        }
    }

    /// <summary>Null while another process uses the database.</summary>
    public static DatabaseHold? TryTakeAlone(string database)
    {
        try
        {
            return new DatabaseHold(new FileStream(PathOf(database), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException) when (File.Exists(PathOf(database)))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();

    /// <summary>The file stays: were it deleted, two could hold two files of one name.</summary>
    private static string PathOf(string database) => database + ".lock";
}
