namespace Portal.TestKit;

/// <summary>Work done by several at the same moment.</summary>
public static class AtOnce
{
    /// <summary>Starts all on threads of their own, then lets them go together; returns what each returned, in their order.</summary>
    public static async Task<IReadOnlyList<T>> RunAsync<T>(int count, Func<int, Task<T>> work)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await go.Task;
            return await work(i);
        })).ToList();
        go.SetResult();
        return await Task.WhenAll(all);
    }
}
