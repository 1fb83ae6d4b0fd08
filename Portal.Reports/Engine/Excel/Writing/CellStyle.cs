namespace Portal.Reports.Engine.Excel.Writing;

internal enum Look
{
    Plain,
    Title,
    Subtitle,
    Label,
    Header,
    Body,
    Answer,
    Input,
    InputAnswer,
}

internal enum Side
{
    /// <summary>Texts left, numbers right.</summary>
    General,
    Left,
    Center,
    Right,
}

/// <summary>
/// How a cell looks; equal styles share one entry of the style sheet. The indent, in characters, is from the side.
/// Texts stand at the top of their cell or in its middle. With the quote prefix a text stays text when it is edited.
/// </summary>
internal readonly record struct CellStyle(
    Look Look,
    string Format = ColumnFormat.GeneralCode,
    Side Side = Side.General,
    int Indent = 0,
    bool Wrap = false,
    bool Middle = false,
    bool QuotePrefix = false);
