namespace Portal.Reports.Engine.Pdf;

/// <summary>An outline of lines and curves, for <see cref="ICanvas.Path"/>; the same units and axes as the canvas.</summary>
public sealed class CanvasPath
{
    internal enum Verb : byte
    {
        Move,
        Line,
        Curve,
        Close,
    }

    private readonly List<(Verb Verb, double X1, double Y1, double X2, double Y2, double X, double Y)> steps = [];

    internal IReadOnlyList<(Verb Verb, double X1, double Y1, double X2, double Y2, double X, double Y)> Steps => steps;

    public CanvasPath MoveTo(double x, double y) => Add(Verb.Move, 0, 0, 0, 0, x, y);

    public CanvasPath LineTo(double x, double y) => Add(steps.Count == 0 ? Verb.Move : Verb.Line, 0, 0, 0, 0, x, y);

    /// <summary>A cubic Bézier curve from the current point, drawn towards the two control points.</summary>
    /// <exception cref="InvalidOperationException">The path has no point yet to start from.</exception>
    public CanvasPath CurveTo(double x1, double y1, double x2, double y2, double x, double y) => steps.Count == 0
        ? throw new InvalidOperationException("A curve needs a point to start from.")
        : Add(Verb.Curve, x1, y1, x2, y2, x, y);

    /// <summary>An arc of a circle, joined to what came before by a straight line.</summary>
    /// <param name="x">The circle's middle.</param>
    /// <param name="y">The circle's middle.</param>
    /// <param name="radius">In points.</param>
    /// <param name="start">Degrees clockwise from the top.</param>
    /// <param name="sweep">Degrees clockwise; negative runs counter-clockwise.</param>
    public CanvasPath Arc(double x, double y, double radius, double start, double sweep)
    {
        // A Bézier curve follows at most a quarter of a circle closely enough (within 0.03 % of the radius).
        var parts = Math.Max(1, (int)Math.Ceiling(Math.Abs(sweep) / 90 - 1e-9));
        var step = sweep / parts * Math.PI / 180;
        var reach = 4.0 / 3 * Math.Tan(step / 4) * radius;
        var angle = (start - 90) * Math.PI / 180;
        LineTo(x + radius * Math.Cos(angle), y + radius * Math.Sin(angle));
        for (var i = 0; i < parts; i++, angle += step)
        {
            var (sin, cos) = Math.SinCos(angle);
            var (nextSin, nextCos) = Math.SinCos(angle + step);
            CurveTo(
                x + radius * cos - reach * sin, y + radius * sin + reach * cos,
                x + radius * nextCos + reach * nextSin, y + radius * nextSin - reach * nextCos,
                x + radius * nextCos, y + radius * nextSin);
        }

        return this;
    }

    public CanvasPath Close() => Add(Verb.Close, 0, 0, 0, 0, 0, 0);

    private CanvasPath Add(Verb verb, double x1, double y1, double x2, double y2, double x, double y)
    {
        steps.Add((verb, x1, y1, x2, y2, x, y));
        return this;
    }
}
