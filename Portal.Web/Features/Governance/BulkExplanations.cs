using Portal.Data;
using Portal.Data.Governance.Bulk;
using Portal.Reports;

namespace Portal.Web.Features.Governance;

/// <summary>What a row does, and why it is refused, in sentences that say how to put it right.</summary>
internal sealed class BulkExplanations(Language language)
{
    private readonly BulkTexts t = BulkTexts.For(language);
    private readonly GovernanceTexts governance = GovernanceTexts.For(language);
    private readonly Formats format = Formats.For(language);

    public string Kind(BulkKind kind) => t.Find("kind." + kind) ?? "";

    public string Sheet(BulkSheet sheet) => t.Find("sheet." + sheet) ?? "";

    /// <summary>Who or which seat the row is about, as the file says it.</summary>
    public string Subject(BulkRow row)
    {
        var who = Text(BulkColumn.FullName) is { Length: > 0 } name ? name : Text(BulkColumn.Email);
        var seat = string.Join(", ", new[] { Text(BulkColumn.Body), Text(BulkColumn.Role) }.Where(text => text.Length > 0));
        return (who, seat) switch
        {
            ({ Length: 0 }, { Length: 0 }) => t.NoSubject,
            (_, { Length: 0 }) => who,
            ({ Length: 0 }, _) => seat,
            _ => $"{who} · {seat}",
        };

        string Text(BulkColumn column) => row[column].Text.Trim();
    }

    public string Why(BulkLine line) => line.Kind switch
    {
        BulkKind.Refused => string.Join(' ', line.Faults.Select(fault => Say(line.Row, fault))),
        BulkKind.Changed => string.Join("; ", line.Changes.Select(Say)),
        BulkKind.Kept => t.KeptText,
        _ => "",
    };

    private string Say(BulkChange change) => t.Change(Column(change.Column), Shown(change.Column, change.Before), Shown(change.Column, change.After));

    private string Say(BulkRow row, BulkFault fault)
    {
        var sentence = Sentence(row, fault);
        return fault.Column is { } column ? t.AtColumn(Column(column), sentence) : sentence;
    }

    private string Sentence(BulkRow row, BulkFault fault) => fault.Problem switch
    {
        BulkProblem.Error => t.ProblemError(fault.Detail ?? ""),
        BulkProblem.NotADate => t.ProblemNotADate(fault.Detail ?? ""),
        BulkProblem.DateForText => t.ProblemDateForText(fault.Detail ?? ""),
        BulkProblem.Twice => t.ProblemTwice(fault.Detail ?? ""),
        BulkProblem.Moved => t.ProblemMoved(fault.Detail ?? ""),
        BulkProblem.NotCorrected => t.ProblemNotCorrected(Shown(fault.Column!.Value, fault.Detail ?? "")),
        BulkProblem.NoSuchBody => t.ProblemNoSuchBody(fault.Detail ?? ""),
        BulkProblem.OutsideScope => t.ProblemOutsideScope(fault.Detail ?? ""),
        BulkProblem.NoSuchRole => t.ProblemNoSuchRole(fault.Detail ?? ""),
        BulkProblem.NoSeat => t.ProblemNoSeat(fault.Detail ?? ""),
        BulkProblem.NoSuchNature => t.ProblemNoSuchNature(fault.Detail ?? ""),
        BulkProblem.NoSuchReason => t.ProblemNoSuchReason(fault.Detail ?? ""),
        BulkProblem.AddressOfAnother => governance.AddressOfAnother(fault.Detail ?? ""),
        BulkProblem.SimilarName => t.ProblemSimilarName(fault.Detail ?? ""),
        BulkProblem.NotAnAddress => governance.NotAnAddress(row[BulkColumn.Email].Text.Trim()),
        BulkProblem.OutsideSeat => t.ProblemOutsideSeat(fault.Detail ?? ""),
        BulkProblem.Overlaps => t.ProblemOverlaps(fault.Detail ?? ""),
        BulkProblem.OutsideMandate => t.ProblemOutsideMandate(fault.Detail ?? ""),
        BulkProblem.BothPilotSeats => governance.BothPilotSeats,
        BulkProblem.AlreadyEnded => governance.AlreadyEnded,
        BulkProblem.TooLong => t.ProblemTooLong(format.Whole(row[fault.Column!.Value].Text.Trim().Length)),
        var problem => t.Find("problem." + problem) ?? "",
    };

    private string Column(BulkColumn column) => t.Find("column." + column) ?? "";

    private string Shown(BulkColumn column, string value) => (column, value) switch
    {
        (_, "") => t.Empty,
        (BulkColumn.EndReason, _) => governance.Find("reason." + char.ToLowerInvariant(value[0]) + value[1..]) ?? value,
        _ => value,
    };
}
