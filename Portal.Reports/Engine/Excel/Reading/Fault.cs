using System.Xml;

namespace Portal.Reports.Engine.Excel.Reading;

/// <summary>What a broken file makes its readers throw, told as a refusal.</summary>
internal static class Fault
{
    public static T Watch<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is InvalidDataException or XmlException or EndOfStreamException or NotSupportedException)
        {
            throw new WorkbookRefusedException(RefusalReason.Damaged, exception.Message, exception);
        }
    }

    public static WorkbookRefusedException Damaged(string detail) => new(RefusalReason.Damaged, detail);
}
