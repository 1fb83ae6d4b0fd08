using Portal.Data;
using Portal.Data.Network.Changes;
using Portal.Reports;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>What is wrong with an act, in words that say how to put it right.</summary>
internal sealed class StructureMessages(Language language, StructureChangeKind kind, StructureChoices choices, DateOnly today)
{
    private readonly StructureTexts t = StructureTexts.For(language);
    private readonly Formats format = Formats.For(language);

    /// <summary>An unreadable date hides that the day is missing.</summary>
    public FormErrors Of(StructureForm form, IReadOnlyList<StructureFault> faults)
    {
        var dates = form.Unreadable().Select(date => new FormError(date.Field, SharedTexts.For(language).UnreadableDate(date.Text))).ToList();
        return new FormErrors([.. dates, .. faults.Where(fault => dates.TrueForAll(date => date.Field != fault.Field)).Select(fault => new FormError(fault.Field, Say(fault)))]);
    }

    private string Say(StructureFault fault)
    {
        var field = fault.Field[(fault.Field.LastIndexOf('.') + 1)..];
        return fault.Problem switch
        {
            StructureProblem.Missing => t.Find("missing." + char.ToLowerInvariant(field[0]) + field.Split('[')[0][1..]) ?? t.MissingChoice,
            StructureProblem.TooLong => t.TooLong(format.Whole(Longest(field))),
            StructureProblem.CodeMalformed => t.CodeMalformed(Short(fault.Detail)),
            StructureProblem.CodeTaken => t.CodeTaken(Short(fault.Detail)),
            StructureProblem.Unknown when IsBody(fault.Field) && !choices.AreListed => Unlisted(fault.Detail!),
            StructureProblem.Unknown => t.Unknown(Short(fault.Detail)),
            StructureProblem.Repeated => t.Repeated(choices.Body(fault.Detail!)),
            StructureProblem.TooFarAhead when field == nameof(StructureForm.InstrumentDate) => t.InstrumentAhead(Formats.Date(today)),
            StructureProblem.TooFarAhead => t.TooFarAhead(Formats.Date(today.AddYears(2))),
            StructureProblem.NotYetOpen => t.NotYetOpen(choices.Body(fault.Detail!), format.LongDate(fault.Day!.Value)),
            StructureProblem.Closed => t.Closed(choices.Body(fault.Detail!), format.LongDate(fault.Day!.Value)),
            StructureProblem.LaterChange => t.LaterChange(format.LongDate(fault.Day!.Value)),
            StructureProblem.TooFew when field == nameof(StructureForm.NewBodies) => kind switch
            {
                StructureChangeKind.Open => t.TooFewOpen,
                StructureChangeKind.Merge => t.TooFewMerge,
                _ => t.TooFewSplit,
            },
            StructureProblem.TooFew => t.TooFew,
            StructureProblem.TwoSuccessors => t.TwoSuccessors,
            StructureProblem.Cyclic => t.Cyclic(choices.Body(fault.Detail!)),
            StructureProblem.Unchanged when field == nameof(StructureForm.Territory) => t.SameTerritory,
            StructureProblem.Unchanged => t.SameName,
            StructureProblem.TerritoryOverlap => t.TerritoryOverlap,
            StructureProblem.NotAffiliated => t.NotAffiliated,
            StructureProblem.HostsCentre => t.HostsCentre(fault.Detail!),
            StructureProblem.MandatesRun => t.MandatesRun(int.Parse(fault.Detail!, System.Globalization.CultureInfo.InvariantCulture), format.LongDate(fault.Day!.Value)),
            _ => throw new InvalidOperationException($"No words for {fault.Problem} of '{fault.Field}'."),
        };
    }

    private string Unlisted(string typed) => choices.Matching(typed).Count switch
    {
        0 => t.NoneMatches(Short(typed)),
        var many and > StructureChoices.MostListed => t.TooMany(format.Whole(many), Short(typed)),
        var some => t.Several(format.Whole(some), Short(typed)),
    };

    private static bool IsBody(string field) =>
        field == nameof(StructureInput.Successor) || field.StartsWith($"{nameof(StructureInput.Bodies)}[", StringComparison.Ordinal);

    private static int Longest(string field) => field switch
    {
        nameof(StructureInput.NameFr) or nameof(StructureInput.NameEn) => StructureInput.NameLength,
        nameof(StructureInput.SignatoryRole) => StructureInput.SignatoryLength,
        _ => StructureInput.AcronymLength,
    };

    private static string Short(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";
}
