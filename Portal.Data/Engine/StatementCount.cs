namespace Portal.Data.Engine;

/// <summary>Counts the statements that one flow of execution sends, so that a page's cost can be seen and tested.</summary>
public sealed class StatementCount
{
    private static readonly AsyncLocal<StatementCount?> Current = new();
    private int sent;

    public int Sent => Volatile.Read(ref sent);

    /// <summary>Counts from here on, in this flow and in what it awaits.</summary>
    public static StatementCount Begin() => Current.Value = new StatementCount();

    internal static void Add()
    {
        if (Current.Value is { } count)
        {
            Interlocked.Increment(ref count.sent);
        }
    }
}
