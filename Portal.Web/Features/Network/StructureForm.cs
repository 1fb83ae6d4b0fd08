using Portal.Data.Network.Changes;
using Portal.Web.Features.Shared;

namespace Portal.Web.Features.Network;

/// <summary>A new establishment as it was typed.</summary>
public sealed record NewBodyForm
{
    public string? Code { get; init; }
    public string? Kind { get; init; }
    public string? NameFr { get; init; }
    public string? NameEn { get; init; }
    public string? Acronym { get; init; }
    public string? Region { get; init; }
    public string? Territory { get; init; }

    public bool IsBlank => string.IsNullOrWhiteSpace($"{Code}{NameFr}{NameEn}{Acronym}");

    public NewBodyInput ToInput() => new() { Code = Code, Kind = Kind, NameFr = NameFr, NameEn = NameEn, Acronym = Acronym, Region = Region, Territory = Territory };
}

/// <summary>An act as it was typed; the names are those of <see cref="StructureInput"/>, which the faults speak of.</summary>
public sealed record StructureForm
{
    private const int MostBodies = 20;
    private const int MostNew = 8;

    public string? OnDate { get; init; }
    public string? InstrumentNumber { get; init; }
    public string? InstrumentDate { get; init; }
    public string? SignatoryRole { get; init; }
    public List<string?> Bodies { get; init; } = [];
    public string? Successor { get; init; }
    public List<NewBodyForm> NewBodies { get; init; } = [];
    public bool Continues { get; init; }
    public string? NameFr { get; init; }
    public string? NameEn { get; init; }
    public string? Acronym { get; init; }
    public string? Territory { get; init; }
    public bool EndsMandates { get; init; }

    /// <summary>Of what was shown, and how far the trail had come then.</summary>
    public string? Fingerprint { get; init; }
    public long Stamp { get; init; }

    /// <summary>Lines asked for beyond those that are shown: <see cref="MoreBodies"/> or <see cref="MoreNew"/>; <see cref="Again"/> to correct.</summary>
    public string? Step { get; init; }

    public const string MoreBodies = "bodies";
    public const string MoreNew = "new";
    public const string Again = "again";

    public static StructureForm Blank(string? body) => new() { Bodies = [body], InstrumentDate = "" };

    /// <summary>Without the lines that were left empty, so that a place in the input is a place in the form.</summary>
    public StructureForm Compact() => this with
    {
        Bodies = [.. Bodies.Where(code => !string.IsNullOrEmpty(code)).Take(MostBodies)],
        NewBodies = [.. NewBodies.Where(body => !body.IsBlank).Take(MostNew)],
    };

    /// <summary>How many lines a form shows for the bodies that an act closes or changes.</summary>
    public int BodyLines(StructureChangeKind kind) => kind == StructureChangeKind.Merge ? Lines(Bodies.Count, 3, MostBodies, MoreBodies) : 1;

    /// <summary>How many new establishments a form has room for.</summary>
    public int NewLines(StructureChangeKind kind) => kind switch
    {
        StructureChangeKind.Open or StructureChangeKind.Merge => 1,
        StructureChangeKind.Split => Lines(NewBodies.Count, 2, MostNew, MoreNew),
        _ => 0,
    };

    public StructureInput ToInput(StructureChangeKind kind) => new()
    {
        Kind = kind,
        OnDate = DateEntry.Read(OnDate).Day,
        InstrumentNumber = InstrumentNumber,
        InstrumentDate = DateEntry.Read(InstrumentDate).Day,
        SignatoryRole = SignatoryRole,
        Bodies = kind == StructureChangeKind.Open ? [] : [.. Bodies.OfType<string>()],
        Successor = kind is StructureChangeKind.Merge or StructureChangeKind.Split && !string.IsNullOrEmpty(Successor) ? Successor : null,
        NewBodies = [.. NewBodies.Select(body => body.ToInput())],
        Continues = kind == StructureChangeKind.Split && Continues,
        NameFr = NameFr,
        NameEn = NameEn,
        Acronym = Acronym,
        Territory = Territory,
        EndsMandates = EndsMandates,
    };

    /// <summary>The dates that cannot be read, by field.</summary>
    public IEnumerable<(string Field, string Text)> Unreadable() =>
        from date in new[] { (Field: nameof(OnDate), Text: OnDate), (Field: nameof(InstrumentDate), Text: InstrumentDate) }
        let unreadable = DateEntry.Read(date.Text).Unreadable
        where unreadable is not null
        select (date.Field, unreadable);

    /// <summary>Every field with what was typed, for a page that sends it on.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        yield return new(nameof(OnDate), OnDate);
        yield return new(nameof(InstrumentNumber), InstrumentNumber);
        yield return new(nameof(InstrumentDate), InstrumentDate);
        yield return new(nameof(SignatoryRole), SignatoryRole);
        yield return new(nameof(Successor), Successor);
        yield return new(nameof(Continues), Continues ? "true" : "false");
        yield return new(nameof(NameFr), NameFr);
        yield return new(nameof(NameEn), NameEn);
        yield return new(nameof(Acronym), Acronym);
        yield return new(nameof(Territory), Territory);
        yield return new(nameof(EndsMandates), EndsMandates ? "true" : "false");
        for (var place = 0; place < Bodies.Count; place++)
        {
            yield return new($"{nameof(Bodies)}[{place}]", Bodies[place]);
        }

        for (var place = 0; place < NewBodies.Count; place++)
        {
            var (field, body) = ($"{nameof(NewBodies)}[{place}].", NewBodies[place]);
            yield return new(field + nameof(body.Code), body.Code);
            yield return new(field + nameof(body.Kind), body.Kind);
            yield return new(field + nameof(body.NameFr), body.NameFr);
            yield return new(field + nameof(body.NameEn), body.NameEn);
            yield return new(field + nameof(body.Acronym), body.Acronym);
            yield return new(field + nameof(body.Region), body.Region);
            yield return new(field + nameof(body.Territory), body.Territory);
        }
    }

    private int Lines(int filled, int least, int most, string step) => Math.Min(most, Math.Max(least, filled) + (Step == step ? 2 : 0));
}
