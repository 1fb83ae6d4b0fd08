using System.Globalization;
using Portal.Data.Utilization.Reminders;
using Xunit;

namespace Portal.Data.Tests.Utilization.Reminders;

/// <summary>The days on which Québec’s public service is closed.</summary>
public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2026, "01-01 01-02 04-03 04-06 05-18 06-24 07-01 09-07 10-12 12-24 12-25 12-26 12-31")]
    [InlineData(2027, "01-01 01-02 03-26 03-29 05-24 06-24 07-01 09-06 10-11 12-24 12-25 12-26 12-31")]
    [InlineData(2029, "01-01 01-02 03-30 04-02 05-21 06-24 06-25 07-01 07-02 09-03 10-08 12-24 12-25 12-26 12-31")] // 24 June and 1 July are Sundays
    public void A_year_has_these(int year, string expected) => Assert.Equal(
        expected.Split(' '),
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).Where(PublicHolidays.Is)
            .Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>The earliest, the latest, and those of our years.</summary>
    [Theory]
    [InlineData(1818, 3, 22)]
    [InlineData(1943, 4, 25)]
    [InlineData(1954, 4, 18)]
    [InlineData(2000, 4, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2038, 4, 25)]
    [InlineData(2049, 4, 18)]
    public void Easter_is_on(int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), PublicHolidays.Easter(year));

    [Fact]
    public void Every_year_has_its_fixed_and_moving_holidays_and_Easter_is_a_Sunday()
    {
        for (var year = 1900; year < 2200; year++)
        {
            var holidays = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(new DateOnly(year, 1, 1).AddDays).Count(PublicHolidays.Is);
            Assert.Equal(DayOfWeek.Sunday, PublicHolidays.Easter(year).DayOfWeek);
            Assert.Equal(new DateOnly(year, 6, 24).DayOfWeek == DayOfWeek.Sunday ? 15 : 13, holidays);
        }
    }
}
