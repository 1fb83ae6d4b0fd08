namespace Portal.TestKit;

/// <summary>A clock that stands still until it is set: a Friday morning in Montréal, in the network's financial period P9.</summary>
public sealed class FixedTime : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    public DateTimeOffset Now { get; set; } = Start;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
