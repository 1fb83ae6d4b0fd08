namespace Portal.Reports.Engine.Pdf.Layout;

/// <summary>What the writer keeps in memory at some moment.</summary>
/// <param name="Bytes">The page, open structure elements, output not yet handed over: bounded by what a page holds.</param>
/// <param name="Objects">Objects numbered so far, of which each keeps eight bytes until the end.</param>
internal readonly record struct RetainedState(int Bytes, int Objects);
