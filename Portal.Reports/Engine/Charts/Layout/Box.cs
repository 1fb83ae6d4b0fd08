namespace Portal.Reports.Engine.Charts;

/// <summary>The space that a text takes.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    private const double Ascent = 11;
    private const double Descent = 4;

    public static Box OfText(Spot at, double width, TextAnchor anchor)
    {
        var left = anchor switch
        {
            TextAnchor.Start => at.X,
            TextAnchor.Middle => at.X - (width / 2),
            _ => at.X - width,
        };
        return new(left, at.Y - Ascent, left + width, at.Y + Descent);
    }

    public bool Overlaps(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool IsWithin(double left, double top, double right, double bottom) =>
        Left >= left && Top >= top && Right <= right && Bottom <= bottom;

    /// <summary>Whether any part of a straight line lies in the box: what is left of it after each side has cut it.</summary>
    public bool Touches(Spot from, Spot to)
    {
        var (start, end) = (0.0, 1.0);
        return Cut(from.X - Left, to.X - Left, ref start, ref end)
            && Cut(Right - from.X, Right - to.X, ref start, ref end)
            && Cut(from.Y - Top, to.Y - Top, ref start, ref end)
            && Cut(Bottom - from.Y, Bottom - to.Y, ref start, ref end);
    }

    // Distances inside one side at both ends of the line; negative is outside.
    private static bool Cut(double atFrom, double atTo, ref double start, ref double end)
    {
        if (atFrom < 0 && atTo < 0)
        {
            return false;
        }

        if (atFrom < 0)
        {
            start = Math.Max(start, atFrom / (atFrom - atTo));
        }
        else if (atTo < 0)
        {
            end = Math.Min(end, atFrom / (atFrom - atTo));
        }

        return start <= end;
    }
}
