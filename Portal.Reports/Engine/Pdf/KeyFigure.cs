namespace Portal.Reports.Engine.Pdf;

/// <summary>A figure that is read at a glance: what it counts, the figure, and a remark on it.</summary>
public sealed record KeyFigure(string Label, string Value, string Note = "");
