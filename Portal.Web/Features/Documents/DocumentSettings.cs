using System.Globalization;

namespace Portal.Web.Features.Documents;

/// <summary>The <c>Documents</c> section of the settings.</summary>
public sealed class DocumentSettings(IConfiguration configuration)
{
    /// <summary>How long a reader waits for a document before it becomes a job; with zero, each does at once.</summary>
    public TimeSpan Wait { get; } = TimeSpan.FromSeconds(Number(configuration, "WaitSeconds", 2));

    /// <summary>Jobs that this process produces at a time; with zero, another process sees to them.</summary>
    public int Workers { get; } = (int)Number(configuration, "Workers", 2);

    /// <summary>How long a job and its file are kept after their end.</summary>
    public TimeSpan Kept { get; } = TimeSpan.FromDays(Number(configuration, "KeepDays", 30));

    private static double Number(IConfiguration configuration, string key, double otherwise)
    {
        var text = configuration[$"Documents:{key}"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value <= 3650
            ? value
            : throw new InvalidOperationException($"Documents:{key} is '{text}'; it is a number from 0 to 3650.");
    }
}
