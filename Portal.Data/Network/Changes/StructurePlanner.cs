using System.Text.RegularExpressions;

namespace Portal.Data.Network.Changes;

/// <summary>
/// Weighs an act against the structure as it is recorded: what it does, or all that is wrong with it. Acts on one body are
/// recorded in the order of their days, which is what keeps names and primary territories without gap or overlap.
/// </summary>
internal sealed partial class StructurePlanner
{
    private const int MostYearsAhead = 2;

    private readonly StructureInput input;
    private readonly StructureState state;
    private readonly DateOnly today;
    private readonly DateOnly on;
    private readonly List<StructureFault> faults = [];

    private StructurePlanner(StructureInput input, StructureState state, DateOnly today) =>
        (this.input, this.state, this.today, on) = (input, state, today, input.OnDate ?? today);

    public static StructurePlan Plan(StructureInput input, StructureState state, DateOnly today)
    {
        var planner = new StructurePlanner(input, state, today);
        planner.CheckInstrument();
        var plan = planner.Effects();
        return planner.faults.Count > 0 ? new StructurePlan { Input = input, OnDate = planner.on, Faults = planner.faults } : plan with { OnDate = planner.on };
    }

    private StructurePlan Effects() => input.Kind switch
    {
        StructureChangeKind.Open => new StructurePlan { Input = input, Openings = Openings(1, 1), NotExpected = state.PeriodsOpened },
        StructureChangeKind.Close => new StructurePlan { Input = input, Closings = Closings(Named(1, 1)) },
        StructureChangeKind.Merge => Merge(),
        StructureChangeKind.Split => Split(),
        StructureChangeKind.Rename => Rename(),
        StructureChangeKind.Move => Move(),
        StructureChangeKind.Affiliate => Affiliate(),
        _ => EndAffiliation(),
    };

    private StructurePlan Merge()
    {
        var (successor, isNew) = (Successor(), string.IsNullOrEmpty(input.Successor));
        var closing = Named(isNew ? 2 : 1, int.MaxValue);
        if (successor is not null && input.NewBodies.Count > 0)
        {
            Add(nameof(input.Successor), StructureProblem.TwoSuccessors);
        }

        var openings = isNew ? Openings(1, 1) : [];
        return new StructurePlan
        {
            Input = input,
            Closings = Closings(closing),
            Openings = openings,
            Links = Links(closing, openings, successor),
            Continuing = successor is null ? [] : [successor],
            NotExpected = openings.Count > 0 ? state.PeriodsOpened : [],
        };
    }

    private StructurePlan Split()
    {
        var origin = Named(1, 1);
        var successor = Successor();
        var openings = Openings(successor is null && !input.Continues ? 2 : 1, int.MaxValue);
        IReadOnlyList<BodyState> continuing = [.. input.Continues ? origin : [], .. successor is null ? Array.Empty<BodyState>() : [successor]];
        return new StructurePlan
        {
            Input = input,
            Closings = input.Continues ? [] : Closings(origin),
            Openings = openings,
            Links = Links(origin, openings, successor),
            Continuing = continuing,
            NotExpected = state.PeriodsOpened,
        };
    }

    private StructurePlan Rename()
    {
        var bodies = Named(1, 1);
        Text(nameof(input.NameFr), input.NameFr, StructureInput.NameLength, required: true);
        Text(nameof(input.NameEn), input.NameEn, StructureInput.NameLength, required: false);
        Text(nameof(input.Acronym), input.Acronym, StructureInput.AcronymLength, required: true);
        if (faults.Count > 0 || bodies is not [var body] || !state.Names.TryGetValue(body.BodyId, out var before))
        {
            return Nothing();
        }

        var name = new PlannedName(body, before, input.NameFr!.Trim(), Optional(input.NameEn), input.Acronym!.Trim());
        if ((name.NameFr, name.NameEn, name.Acronym) == (before.NameFr, before.NameEn, before.Acronym))
        {
            Add(nameof(input.NameFr), StructureProblem.Unchanged);
        }

        NotBefore(before.ValidFrom);
        return new StructurePlan { Input = input, Name = name, Continuing = bodies };
    }

    private StructurePlan Move()
    {
        var bodies = Named(1, 1);
        if (!IsTerritory(nameof(input.Territory), input.Territory) || bodies is not [var body])
        {
            return Nothing();
        }

        var stays = state.Stays[body.BodyId].ToList();
        NotBefore(stays.Where(stay => stay.IsPrimary || stay.Territory == input.Territory)
            .Select(stay => stay.ValidTo?.AddDays(1) ?? stay.ValidFrom).DefaultIfEmpty(DateOnly.MinValue).Max()); // an affiliation that ends is an act too
        if (stays.Exists(stay => stay.IsPrimary && stay.Territory == input.Territory && stay.ValidTo is null))
        {
            Add(nameof(input.Territory), StructureProblem.Unchanged);
        }

        return new StructurePlan
        {
            Input = input,
            // Where it was affiliated with the territory, it belongs to it from now on.
            EndedStays = [.. stays.Where(stay => (stay.IsPrimary || stay.Territory == input.Territory) && stay.Covers(on))],
            BegunStays = [new PlannedStay(body, input.Territory!, IsPrimary: true)],
            Continuing = bodies,
            Reassigned = [.. state.Owed[body.BodyId].Where(owed => owed is { IsPast: false, IsWaived: false, IsCounted: false })],
            Resummed = [.. state.Owed[body.BodyId].Where(owed => owed is { IsPast: false, IsCounted: true })],
        };
    }

    private StructurePlan Affiliate()
    {
        var bodies = Named(1, 1);
        if (!IsTerritory(nameof(input.Territory), input.Territory) || bodies is not [var body])
        {
            return Nothing();
        }

        if (state.Stays[body.BodyId].Any(stay => stay.Territory == input.Territory && (stay.ValidTo is null || stay.ValidTo >= on)))
        {
            Add(nameof(input.Territory), StructureProblem.TerritoryOverlap);
        }

        return new StructurePlan { Input = input, BegunStays = [new PlannedStay(body, input.Territory!, IsPrimary: false)], Continuing = bodies };
    }

    private StructurePlan EndAffiliation()
    {
        var bodies = Named(1, 1);
        if (!IsTerritory(nameof(input.Territory), input.Territory) || bodies is not [var body])
        {
            return Nothing();
        }

        var ended = state.Stays[body.BodyId].Where(stay => !stay.IsPrimary && stay.Territory == input.Territory && stay.ValidTo is null).ToList();
        if (ended.Count == 0)
        {
            Add(nameof(input.Territory), StructureProblem.NotAffiliated);
        }
        else
        {
            NotBefore(ended[0].ValidFrom);
        }

        return new StructurePlan { Input = input, EndedStays = ended, Continuing = bodies };
    }

    private void CheckInstrument()
    {
        if (input.OnDate is null)
        {
            Add(nameof(input.OnDate), StructureProblem.Missing);
        }
        else if (on > today.AddYears(MostYearsAhead))
        {
            Add(nameof(input.OnDate), StructureProblem.TooFarAhead);
        }

        Text(nameof(input.InstrumentNumber), input.InstrumentNumber, StructureInput.InstrumentLength, required: true);
        Text(nameof(input.SignatoryRole), input.SignatoryRole, StructureInput.SignatoryLength, required: true);
        if (input.InstrumentDate is not { } signed)
        {
            Add(nameof(input.InstrumentDate), StructureProblem.Missing);
        }
        else if (signed > today)
        {
            Add(nameof(input.InstrumentDate), StructureProblem.TooFarAhead);
        }
    }

    /// <summary>The bodies that the act names, each open the day before and without an end.</summary>
    private List<BodyState> Named(int least, int most)
    {
        var (bodies, places) = (new List<BodyState>(), input.Bodies.Count);
        for (var place = 0; place < places; place++)
        {
            var (field, code) = ($"{nameof(input.Bodies)}[{place}]", input.Bodies[place]);
            if (!state.Bodies.TryGetValue(code, out var body))
            {
                Add(field, StructureProblem.Unknown, code);
            }
            else if (bodies.Contains(body) || code == input.Successor)
            {
                Add(field, StructureProblem.Repeated, code);
            }
            else if (IsOpen(field, body))
            {
                bodies.Add(body);
            }
        }

        if (places < least || places > most)
        {
            Add($"{nameof(input.Bodies)}[{places}]", places == 0 ? StructureProblem.Missing : StructureProblem.TooFew);
        }

        return bodies;
    }

    private BodyState? Successor()
    {
        if (string.IsNullOrEmpty(input.Successor))
        {
            return null;
        }

        if (!state.Bodies.TryGetValue(input.Successor, out var body))
        {
            Add(nameof(input.Successor), StructureProblem.Unknown, input.Successor);
            return null;
        }

        IsOpen(nameof(input.Successor), body);
        return body;
    }

    private bool IsOpen(string field, BodyState body)
    {
        if (body.OpensOn >= on)
        {
            Add(field, StructureProblem.NotYetOpen, body.Code, body.OpensOn);
            return false;
        }

        if (body.ClosesOn is { } closes)
        {
            Add(field, StructureProblem.Closed, body.Code, closes);
            return false;
        }

        return true;
    }

    private List<PlannedClosing> Closings(IReadOnlyList<BodyState> bodies)
    {
        List<PlannedClosing> closings = [];
        foreach (var body in bodies)
        {
            var mandates = state.Mandates[body.BodyId].ToList();
            var closing = new PlannedClosing
            {
                Body = body,
                Seats = [.. state.Seats[body.BodyId]],
                Running = [.. mandates.Where(mandate => mandate.StartsOn < on)],
                ToCome = [.. mandates.Where(mandate => mandate.StartsOn >= on)],
                Owed = [.. state.Owed[body.BodyId].Where(owed => !owed.IsWaived && !owed.IsCounted)],
            };
            closings.Add(closing);
            if (body.HostedCentre is { } centre)
            {
                Add(FieldOf(body), StructureProblem.HostsCentre, centre);
            }

            var later = state.Stays[body.BodyId].SelectMany(stay => new[] { stay.ValidFrom, stay.ValidTo?.AddDays(1) ?? stay.ValidFrom })
                .Append(state.Names[body.BodyId].ValidFrom)
                .Concat(closing.Seats.Select(seat => seat.OpensOn))
                .Concat(state.Links.Where(link => link.ToCode == body.Code || link.FromCode == body.Code).Select(link => link.OnDate))
                .Where(day => day >= on)
                .ToList();
            if (later.Count > 0)
            {
                Add(FieldOf(body), StructureProblem.LaterChange, body.Code, later.Max());
            }
        }

        var mandatesLeft = closings.Sum(closing => closing.Running.Count + closing.ToCome.Count);
        if (!input.EndsMandates && mandatesLeft > 0)
        {
            Add(nameof(input.EndsMandates), StructureProblem.MandatesRun, $"{mandatesLeft}", on.AddDays(-1));
        }

        return closings;
    }

    private List<PlannedOpening> Openings(int least, int most)
    {
        List<PlannedOpening> openings = [];
        if (input.NewBodies.Count < least || input.NewBodies.Count > most)
        {
            Add(nameof(input.NewBodies), StructureProblem.TooFew);
        }

        for (var place = 0; place < input.NewBodies.Count; place++)
        {
            var (field, body) = ($"{nameof(input.NewBodies)}[{place}].", input.NewBodies[place]);
            var code = body.Code?.Trim() ?? "";
            var fault = code switch
            {
                "" => StructureProblem.Missing,
                _ when !Codes().IsMatch(code) => StructureProblem.CodeMalformed,
                _ when state.TakenBodyCodes.Contains(code) || openings.Exists(other => other.Body.Code == code) => StructureProblem.CodeTaken,
                _ => (StructureProblem?)null,
            };
            if (fault is { } problem)
            {
                Add(field + nameof(body.Code), problem, code);
            }

            Text(field + nameof(body.NameFr), body.NameFr, StructureInput.NameLength, required: true);
            Text(field + nameof(body.NameEn), body.NameEn, StructureInput.NameLength, required: false);
            Text(field + nameof(body.Acronym), body.Acronym, StructureInput.AcronymLength, required: true);
            Known(field + nameof(body.Kind), body.Kind, state.Kinds);
            Known(field + nameof(body.Region), body.Region, state.Regions);
            IsTerritory(field + nameof(body.Territory), body.Territory);
            var clean = body with { Code = code, NameFr = body.NameFr?.Trim(), NameEn = Optional(body.NameEn), Acronym = body.Acronym?.Trim() };
            var seats = state.Requirements[body.Kind ?? ""].Select(role => new PlannedSeat(role.RoleCode, role.ValidFrom > on ? role.ValidFrom : on, role.ValidTo));
            openings.Add(new PlannedOpening(clean, [.. seats]));
        }

        return openings;
    }

    /// <summary>From each body to each successor, refused where a body would come to follow itself.</summary>
    private List<PlannedLink> Links(IReadOnlyList<BodyState> from, IReadOnlyList<PlannedOpening> openings, BodyState? successor)
    {
        var to = openings.Select(opening => opening.Body.Code!).Concat(successor is null ? [] : [successor.Code]).ToList();
        var followers = state.Links.ToLookup(link => link.FromCode, link => link.ToCode, StringComparer.Ordinal);
        foreach (var body in from.Where(body => successor is not null && Follows(followers, successor.Code, body.Code)))
        {
            Add(nameof(input.Successor), StructureProblem.Cyclic, body.Code);
        }

        return [.. from.SelectMany(body => to.Select(code => new PlannedLink(body, code)))];
    }

    /// <summary>Whether a body leads, by way of its successors, to another.</summary>
    private static bool Follows(ILookup<string, string> followers, string from, string to)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([from]));
        while (open.TryPop(out var code))
        {
            if (code == to)
            {
                return true;
            }

            if (seen.Add(code))
            {
                foreach (var next in followers[code])
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private void NotBefore(DateOnly recorded)
    {
        if (recorded >= on)
        {
            Add(nameof(input.OnDate), StructureProblem.LaterChange, day: recorded);
        }
    }

    private void Text(string field, string? text, int longest, bool required)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required)
            {
                Add(field, StructureProblem.Missing);
            }
        }
        else if (text.Trim().Length > longest)
        {
            Add(field, StructureProblem.TooLong);
        }
    }

    private bool IsTerritory(string field, string? code) => Known(field, code, state.Territories);

    private bool Known(string field, string? code, IReadOnlySet<string> codes)
    {
        if (string.IsNullOrEmpty(code))
        {
            Add(field, StructureProblem.Missing);
            return false;
        }

        if (!codes.Contains(code))
        {
            Add(field, StructureProblem.Unknown, code);
            return false;
        }

        return true;
    }

    private string FieldOf(BodyState body) => $"{nameof(input.Bodies)}[{input.Bodies.ToList().IndexOf(body.Code)}]";

    private StructurePlan Nothing() => new() { Input = input };

    private void Add(string field, StructureProblem problem, string? detail = null, DateOnly? day = null) => faults.Add(new(field, problem, detail, day));

    private static string? Optional(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^[A-Z][A-Z0-9-]{0,19}\z")]
    private static partial Regex Codes();
}
