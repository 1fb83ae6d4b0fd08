using System.Globalization;
using Portal.Data.Audit;

namespace Portal.Web.CommandLine;

/// <summary>What a walk over the trail came to, as a terminal is told it.</summary>
internal static class TrailWords
{
    /// <param name="anchors">Null when there was no file of them.</param>
    public static void Write(TextWriter output, TrailReport report, TrailAnchors? anchors)
    {
        output.WriteLine(report.Events == 0 ? "The trail holds no event." : string.Create(CultureInfo.InvariantCulture, $"{report.Events} events were walked, up to no. {report.LastSequence} of {report.LastAtUtc:yyyy-MM-ddTHH:mm:ss.fffZ}."));
        output.WriteLine(anchors is null
            ? "There is no file of anchors: a trail that was cut off at its end, or written anew as a whole, cannot be told."
            : string.Create(CultureInfo.InvariantCulture, $"{anchors.Valid.Count} anchors were compared{(anchors.Last is { } last ? $", the last of {last.Day:yyyy-MM-dd}" : "")}."));
        foreach (var setback in anchors?.Setbacks ?? [])
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A backup was restored at {setback.RestoredAtUtc:yyyy-MM-ddTHH:mm:ssZ}: the trail went back to no. {setback.Sequence}, and later anchors of before are void."));
        }

        foreach (var finding in report.Findings)
        {
            output.WriteLine(Say(finding));
        }

        if (report.Further > 0)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {report.Further} more."));
        }

        output.WriteLine(report.IsWhole ? "The trail is whole." : "THE TRAIL IS NOT WHOLE.");
    }

    public static string Say(TrailFinding finding)
    {
        var events = finding.Last is { } last
            ? string.Create(CultureInfo.InvariantCulture, $"nos. {finding.Sequence} to {last}")
            : string.Create(CultureInfo.InvariantCulture, $"no. {finding.Sequence}");
        return finding.Fault switch
        {
            TrailFault.Changed => $"CHANGED    {events}: it does not fit its hash. As it stands: {Event(finding.Event)}",
            TrailFault.Replaced => $"REPLACED   {events}: the next event was written after another one. As it stands: {Event(finding.Event)}",
            TrailFault.Removed => $"REMOVED    {events}: not there any more. What follows: {Event(finding.Event)}",
            TrailFault.Inserted => $"INSERTED   {events}: put between others. As it stands: {Event(finding.Event)}",
            TrailFault.Moved => string.Create(CultureInfo.InvariantCulture, $"MOVED      {events}: it stands at no. {finding.StandsAt} now: {Event(finding.Event)}"),
            TrailFault.Truncated => string.Create(CultureInfo.InvariantCulture, $"CUT OFF    {events}: the trail ends before no. {finding.Anchor!.Sequence}, which was anchored for {finding.Anchor.Day:yyyy-MM-dd}. Its end: {Event(finding.Event)}"),
            TrailFault.Rewritten when finding.Anchor is { } anchor => string.Create(CultureInfo.InvariantCulture, $"REWRITTEN  {events}: among these; no. {anchor.Sequence} is not the one that was anchored for {anchor.Day:yyyy-MM-dd}. As it stands: {Event(finding.Event)}"),
            TrailFault.Rewritten => $"REWRITTEN  {events} is not the one that was anchored. As it stands: {Event(finding.Event)}",
            _ => string.Create(CultureInfo.InvariantCulture, $"ANCHORS    line {finding.Sequence} of the file cannot be read, or a day is missing before it."),
        };
    }

    private static string Event(AuditEventRow? row) => row is null
        ? "nothing"
        : string.Create(CultureInfo.InvariantCulture, $"{row.AtUtc:yyyy-MM-ddTHH:mm:ss.fffZ} {row.Action} {row.Subject}{(row.BodyCode.Length > 0 ? $" ({row.BodyCode})" : "")} by {row.ActorId}");
}
