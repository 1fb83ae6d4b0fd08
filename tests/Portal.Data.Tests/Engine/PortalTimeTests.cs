using System.Globalization;
using Portal.Data.Engine;
using Portal.TestKit;
using Xunit;

namespace Portal.Data.Tests.Engine;

public sealed class PortalTimeTests
{
    [Theory]
    [InlineData("2026-11-20T15:00:00Z", "2026-11-20")]
    [InlineData("2026-11-21T04:59:59Z", "2026-11-20")] // winter: five hours behind
    [InlineData("2026-11-21T05:00:00Z", "2026-11-21")]
    [InlineData("2026-07-02T03:59:59Z", "2026-07-01")] // summer: four
    [InlineData("2026-07-02T04:00:00Z", "2026-07-02")]
    public void Today_is_the_day_in_Montreal(string instant, string day)
    {
        var time = new PortalTime(new FixedTime { Now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture) });

        Assert.Equal(day, time.Today.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Now_is_UTC_cut_to_the_millisecond()
    {
        var clock = new FixedTime { Now = new DateTimeOffset(2026, 11, 20, 10, 0, 0, 7, TimeSpan.FromHours(-5)).AddTicks(9_999) };
        var now = new PortalTime(clock).UtcNow;

        Assert.Equal(new DateTime(2026, 11, 20, 15, 0, 0, 7, DateTimeKind.Utc), now);
        Assert.Equal(DateTimeKind.Utc, now.Kind);
    }
}
