using Portal.Data.Utilization.Expressions;

namespace Portal.Data.Utilization;

/// <summary>
/// A change of the form, decided and not yet written: the form's history as it would be, or why it cannot be. Pure, so that a preview
/// and the change itself are decided by the same rules.
/// </summary>
public sealed record FormPlan
{
    /// <summary>In UTF-16 units.</summary>
    public const int NameLength = 200;
    public const int DefinitionLength = 1000;
    public const int FormulaLength = 500;
    public const int ReasonLength = 500;

    public FormOutcome Outcome { get; private init; } = new();

    /// <summary>As it would be; as it is when there is a problem.</summary>
    public required FormHistory After { get; init; }
    public FormChange Change { get; private init; }
    public string Code { get; private init; } = "";

    /// <summary>The first period that the change holds for.</summary>
    public int FromSequence { get; private init; }

    /// <summary>What the trail tells.</summary>
    internal object? Was { get; private init; }
    internal object? Is { get; private init; }

    internal IReadOnlyList<(string Statement, object Args)> Writes { get; private init; } = [];

    public bool IsSound => Outcome.Succeeded;

    /// <summary>
    /// A new indicator, or a version of one, from a period on. A version that begins with that period is written anew; one before it
    /// ends with the period before; an end that was planned stays.
    /// </summary>
    /// <param name="history">As it is.</param>
    /// <param name="input">What is wanted.</param>
    /// <param name="from">The sequence of the first period; that it is still to be opened is the caller's to see.</param>
    /// <param name="isNew">The code must not exist; otherwise it must.</param>
    public static FormPlan Write(FormHistory history, IndicatorInput input, int from, bool isNew)
    {
        var versions = history.OfCode(input.Code);
        var last = versions.Count > 0 ? versions[0] : null;
        var amends = last is not null && last.FromSequence == from;
        var before = amends ? versions.ElementAtOrDefault(1) : last;
        if (Fault(history, input, from, last, before, isNew) is { } fault)
        {
            return new FormPlan { After = history, Outcome = fault };
        }

        var version = new FormIndicator
        {
            Code = input.Code,
            Section = input.Section,
            Unit = input.Unit,
            Kind = input.Kind,
            OverTime = input.Kind == IndicatorKind.Derived ? OverTime.Ratio : input.OverTime,
            Breakdown = input.Breakdown,
            NameFr = input.NameFr.Trim(),
            NameEn = input.NameEn.Trim(),
            DefinitionFr = input.DefinitionFr.Trim(),
            DefinitionEn = input.DefinitionEn.Trim(),
            Formula = input.Formula.Trim(),
            IsOptional = input.IsOptional && input.Kind == IndicatorKind.Input,
            IsBreak = input.IsBreak && before is not null,
            ReasonFr = Text(input.ReasonFr),
            ReasonEn = Text(input.ReasonEn),
            Version = amends ? last!.Version : (last?.Version ?? 0) + 1,
            Ordinal = last?.Ordinal ?? history.Indicators.Select(indicator => indicator.Ordinal).DefaultIfEmpty().Max() + 1,
            FromSequence = from,
            ToSequence = last?.ToSequence >= from ? last.ToSequence : null,
        };
        if (last is not null && !(last.ToSequence < from) && SaysTheSame(version, last, amends))
        {
            return Refused(history, FormProblem.Unchanged);
        }

        var ends = !amends && last is not null && !(last.ToSequence < from);
        List<FormIndicator> others = [.. history.Indicators.Where(other => !(other.Code == version.Code && other.Version == version.Version))];
        if (ends)
        {
            others[others.IndexOf(last!)] = last! with { ToSequence = from - 1 };
        }

        return new FormPlan
        {
            After = history with { Indicators = [.. others, version] },
            Change = amends ? FormChange.IndicatorAmended : last is null ? FormChange.IndicatorAdded : FormChange.IndicatorChanged,
            Code = version.Code,
            FromSequence = from,
            Was = last,
            Is = version,
            Writes =
            [
                .. ends ? [(FormSql.EndVersion, Ending(last!, from - 1))] : Array.Empty<(string, object)>(),
                (amends ? FormSql.AmendVersion : FormSql.InsertVersion, FormSql.Args(version)),
            ],
        }.Checked(history);
    }

    /// <summary>Ends an indicator: the period is the first without it.</summary>
    public static FormPlan End(FormHistory history, string code, int firstWithout)
    {
        var last = history.OfCode(code) is [var newest, ..] ? newest : null;
        FormProblem? problem = last switch
        {
            null => FormProblem.NotFound,
            _ when last.FromSequence >= firstWithout => FormProblem.LaterVersion,
            _ when last.ToSequence < firstWithout => FormProblem.AlreadyEnded,
            _ => null,
        };
        if (problem is not null)
        {
            return Refused(history, problem.Value);
        }

        var ended = last! with { ToSequence = firstWithout - 1 };
        return new FormPlan
        {
            After = history with { Indicators = [.. history.Indicators.Select(version => ReferenceEquals(version, last) ? ended : version)] },
            Change = FormChange.IndicatorEnded,
            Code = code,
            FromSequence = firstWithout,
            Was = new { last.Version, last.ToSequence },
            Is = new { ended.Version, ended.ToSequence },
            Writes = [(FormSql.EndVersion, Ending(last, firstWithout - 1))],
        }.Checked(history);
    }

    /// <summary>
    /// Takes back what is still to come of an indicator: its planned end, else its planned version, and then the version before holds
    /// on.
    /// </summary>
    /// <param name="history">As it is.</param>
    /// <param name="code">Of the indicator.</param>
    /// <param name="openedUpTo">The sequence of the last period that was opened.</param>
    public static FormPlan Withdraw(FormHistory history, string code, int openedUpTo)
    {
        var versions = history.OfCode(code);
        if (versions is not [var last, ..])
        {
            return Refused(history, FormProblem.NotFound);
        }

        var isEnd = last.ToSequence >= openedUpTo;
        if (!isEnd && last.FromSequence <= openedUpTo)
        {
            return Refused(history, FormProblem.NothingPlanned);
        }

        var from = isEnd ? last.ToSequence!.Value + 1 : last.FromSequence;
        var before = isEnd ? last : versions.ElementAtOrDefault(1);
        var resumes = before is not null && before.ToSequence == from - 1;
        return new FormPlan
        {
            After = history with
            {
                Indicators =
                [
                    .. history.Indicators.Where(version => isEnd || version != last)
                        .Select(version => resumes && version == before ? version with { ToSequence = null } : version),
                ],
            },
            Change = FormChange.IndicatorWithdrawn,
            Code = code,
            FromSequence = from,
            Was = last,
            Is = resumes ? new { before!.Version, before.FromSequence } : null,
            Writes =
            [
                .. isEnd ? [] : new[] { (FormSql.DeleteVersion, (object)new { FormCode = FormQueries.Telehealth, last.Code, last.Version }) },
                .. resumes ? [(FormSql.EndVersion, Ending(before!, null))] : Array.Empty<(string, object)>(),
            ],
        }.Checked(history);
    }

    /// <summary>Moves an indicator one place within its section, among those of its kind, from a period on.</summary>
    public static FormPlan Move(FormHistory history, string code, bool up, int from)
    {
        var form = history.At(from);
        if (form.FindIndicator(code) is not { } moved)
        {
            return Refused(history, FormProblem.NotFound);
        }

        var codes = form.Indicators.Where(indicator => indicator.Section == moved.Section).Select(indicator => indicator.Code).ToList();
        var peers = form.Indicators.Where(indicator => indicator.Section == moved.Section && indicator.Kind == moved.Kind).Select(indicator => indicator.Code).ToList();
        if (peers.ElementAtOrDefault(peers.IndexOf(code) + (up ? -1 : 1)) is not { } other)
        {
            return Refused(history, FormProblem.NoPlace);
        }

        string[] was = [.. codes];
        var (here, there) = (codes.IndexOf(code), codes.IndexOf(other));
        (codes[here], codes[there]) = (codes[there], codes[here]);
        var order = new SectionOrder(moved.Section, from, codes);
        var args = new { FormCode = FormQueries.Telehealth, Section = moved.Section, FromSequence = from, IndicatorCodes = string.Join(' ', codes) };
        return new FormPlan
        {
            After = history with { Orders = [.. history.Orders.Where(one => (one.Section, one.FromSequence) != (order.Section, order.FromSequence)), order] },
            Change = FormChange.SectionOrdered,
            Code = moved.Section,
            FromSequence = from,
            Was = new { order = was },
            Is = new { order = codes },
            Writes = [(FormSql.DeleteOrder, args), (FormSql.InsertOrder, args)],
        };
    }

    /// <summary>A category of a dimension that the form has, from a period on: whatever is broken down by it is asked for it too.</summary>
    public static FormPlan AddCategory(FormHistory history, string dimension, string code, string nameFr, string nameEn, int from)
    {
        var (fr, en) = (nameFr.Trim(), nameEn.Trim());
        FormOutcome? fault = 0 switch
        {
            _ when !history.Categories.Any(category => category.Dimension == dimension) => new() { Problem = FormProblem.NotFound },
            _ when !Codes.IsCategory(code) || code.Length > 20 => new() { Problem = FormProblem.CodeMalformed, Field = nameof(FormCategory.Code) },
            _ when history.Categories.Any(category => category.Code == code) => new() { Problem = FormProblem.CodeTaken, Field = nameof(FormCategory.Code) },
            _ => Length(fr, 1, CategoryLength, nameof(FormCategory.NameFr)) ?? Length(en, 1, CategoryLength, nameof(FormCategory.NameEn)),
        };
        if (fault is not null)
        {
            return new FormPlan { After = history, Outcome = fault };
        }

        var added = new FormCategory
        {
            Dimension = dimension,
            Code = code,
            NameFr = fr,
            NameEn = en,
            Ordinal = history.Categories.Max(category => category.Ordinal) + 1,
            FromSequence = from,
        };
        return new FormPlan
        {
            After = history with { Categories = [.. history.Categories, added] },
            Change = FormChange.CategoryAdded,
            Code = code,
            FromSequence = from,
            Is = added,
            Writes = [(FormSql.InsertCategory, added)],
        };
    }

    private const int CategoryLength = 100;

    /// <summary>Ends a category: the period is the first without it. One that was still to come goes.</summary>
    public static FormPlan EndCategory(FormHistory history, string dimension, string code, int firstWithout)
    {
        var category = history.Categories.FirstOrDefault(one => (one.Dimension, one.Code) == (dimension, code));
        FormProblem? problem = category switch
        {
            null => FormProblem.NotFound,
            _ when category.ToSequence < firstWithout => FormProblem.AlreadyEnded,
            _ when !history.Categories.Any(one => one.Dimension == dimension && one != category && one.IsInForce(firstWithout) && one.ToSequence is null) => FormProblem.LastCategory,
            _ => null,
        };
        if (problem is not null)
        {
            return Refused(history, problem.Value);
        }

        var isPlanned = category!.FromSequence >= firstWithout;
        return new FormPlan
        {
            After = history with
            {
                Categories =
                [
                    .. history.Categories.Where(one => !isPlanned || one != category)
                        .Select(one => one == category ? one with { ToSequence = firstWithout - 1 } : one),
                ],
            },
            Change = FormChange.CategoryEnded,
            Code = code,
            FromSequence = isPlanned ? category.FromSequence : firstWithout,
            Was = category,
            Writes = isPlanned
                ? [(FormSql.DeleteCategory, new { category.Dimension, category.Code })]
                : [(FormSql.EndCategory, new { category.Dimension, category.Code, ToSequence = firstWithout - 1 })],
        }.Checked(history);
    }

    /// <summary>Nothing is changed, and why.</summary>
    public static FormPlan Refused(FormHistory history, FormProblem problem, string field = "") =>
        new() { After = history, Outcome = new FormOutcome { Problem = problem, Field = field } };

    /// <summary>With what could no longer be read, in any form from the change on; what could not be read before is not its doing.</summary>
    private FormPlan Checked(FormHistory before)
    {
        var found = new List<FormConsequence>();
        foreach (var sequence in After.Turns().Where(turn => turn > FromSequence).Prepend(FromSequence))
        {
            var form = After.At(sequence);
            var known = form.Faults.Count == 0 ? [] : before.At(sequence).Faults.Select(fault => (fault.Code, fault.Part)).ToHashSet();
            found.AddRange(form.Faults
                .Where(fault => !known.Contains((fault.Code, fault.Part)) && !found.Exists(one => (one.Fault.Code, one.Fault.Part) == (fault.Code, fault.Part)))
                .Select(fault => new FormConsequence(sequence, fault, form.TextOf(fault))));
        }

        return found.Count == 0 ? this : new FormPlan { After = before, Outcome = new FormOutcome { Problem = FormProblem.WouldNotCompile, Consequences = found } };
    }

    private static FormOutcome? Fault(FormHistory history, IndicatorInput input, int from, FormIndicator? last, FormIndicator? before, bool isNew)
    {
        var dimensions = input.Breakdown.Length == 0 ? [] : input.Breakdown.Split(FormIndicator.DimensionSeparator);
        return 0 switch
        {
            _ when !Codes.IsIndicator(input.Code) || input.Code.Length > 20 => At(FormProblem.CodeMalformed, nameof(input.Code)),
            _ when input.Code == ExternalSymbols.Population || (isNew && last is not null) => At(FormProblem.CodeTaken, nameof(input.Code)),
            _ when !isNew && last is null => At(FormProblem.NotFound, ""),
            _ when last?.FromSequence > from => At(FormProblem.LaterVersion, "From"),
            _ when before is not null && before.Kind != input.Kind => At(FormProblem.KindFixed, nameof(input.Kind)),
            _ when !history.Sections.Any(section => section.Code == input.Section) => At(FormProblem.UnknownSection, nameof(input.Section)),
            _ when !Units.All.Contains(input.Unit) => At(FormProblem.UnknownUnit, nameof(input.Unit)),
            _ when dimensions.Length > 2 || dimensions.Distinct().Count() < dimensions.Length || (dimensions.Length > 0 && input.Kind == IndicatorKind.Derived)
                || !dimensions.All(dimension => history.Categories.Any(category => category.Dimension == dimension && category.IsInForce(from))) =>
                At(FormProblem.UnknownBreakdown, nameof(input.Breakdown)),
            _ when input.Kind == IndicatorKind.Input && input.OverTime == OverTime.Ratio => At(FormProblem.OverTimeUnfit, nameof(input.OverTime)),
            _ => Length(input.NameFr, 1, NameLength, nameof(input.NameFr))
                ?? Length(input.NameEn, 1, NameLength, nameof(input.NameEn))
                ?? Length(input.DefinitionFr, 1, DefinitionLength, nameof(input.DefinitionFr))
                ?? Length(input.DefinitionEn, 1, DefinitionLength, nameof(input.DefinitionEn))
                ?? Formula(history, input, from)
                ?? Length(input.ReasonFr, before is null ? 0 : 1, ReasonLength, nameof(input.ReasonFr))
                ?? Length(input.ReasonEn, before is null ? 0 : 1, ReasonLength, nameof(input.ReasonEn)),
        };

        static FormOutcome At(FormProblem problem, string field) => new() { Problem = problem, Field = field };
    }

    /// <summary>A version that only says that the series is interrupted says something: how figures come about may change without a word of the definition.</summary>
    private static bool SaysTheSame(FormIndicator version, FormIndicator last, bool amends)
    {
        return Said(version) == Said(last)
            && (amends ? (version.IsBreak, version.ReasonFr, version.ReasonEn) == (last.IsBreak, last.ReasonFr, last.ReasonEn) : !version.IsBreak);

        static FormIndicator Said(FormIndicator one) => one with
        {
            Version = 0,
            FromSequence = 0,
            FromPeriod = null,
            ToSequence = null,
            ToPeriod = null,
            IsBreak = false,
            ReasonFr = null,
            ReasonEn = null,
        };
    }

    private static FormOutcome? Formula(FormHistory history, IndicatorInput input, int from)
    {
        if (input.Kind == IndicatorKind.Input)
        {
            return input.Formula.Trim().Length == 0 ? null : new FormOutcome { Problem = FormProblem.FormulaUnreadable, Field = nameof(input.Formula) };
        }

        return ExpressionParser.TryParseFormula(input.Formula, history.At(from), out _, out var error)
            ? Length(input.Formula, 1, FormulaLength, nameof(input.Formula))
            : new FormOutcome { Problem = FormProblem.FormulaUnreadable, Field = nameof(input.Formula), Error = error };
    }

    private static FormOutcome? Length(string text, int least, int most, string field) => text.Trim().Length switch
    {
        var length when length < least => new FormOutcome { Problem = FormProblem.TextMissing, Field = field },
        var length when length > most => new FormOutcome { Problem = FormProblem.TextTooLong, Field = field },
        _ => null,
    };

    private static string? Text(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static object Ending(FormIndicator version, int? to) => new { FormCode = FormQueries.Telehealth, version.Code, version.Version, ToSequence = to };
}
