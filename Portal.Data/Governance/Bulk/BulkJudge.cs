using System.Globalization;
using Portal.Data.Access;
using Portal.Data.Governance.People;

namespace Portal.Data.Governance.Bulk;

/// <summary>
/// What each row of a file does to the register, by the rules of the single commands: first the details of those whom the
/// directory has, then the ends of mandates, then new ones, so that one file replaces a holder.
/// </summary>
internal sealed partial class BulkJudge(BulkRegister register, AccessScope scope, DateOnly today)
{
    private readonly Dictionary<object, int> met = [];

    public BulkPlan Judge(BulkFile file)
    {
        var lines = new BulkLine?[file.Rows.Count];
        var people = file.Rows.Index().Where(row => row.Item.Sheet == BulkSheet.People).ToList();
        var unknown = new List<(int Place, BulkRow Row, PersonInput Input)>();
        foreach (var (place, row) in people)
        {
            lines[place] = Person(row, input => unknown.Add((place, row, input)));
        }

        var fresh = new List<(int Place, NewAppointment Entry)>();
        foreach (var (place, row) in file.Rows.Index().Where(row => row.Item.Sheet == BulkSheet.Appointments))
        {
            lines[place] = Appointment(row, entry => fresh.Add((place, entry)));
        }

        foreach (var (place, entry) in fresh)
        {
            lines[place] = Appoint(entry);
        }

        foreach (var (place, row, input) in unknown)
        {
            lines[place] = NewPerson(row, input);
        }

        return new BulkPlan { Lines = [.. lines.OfType<BulkLine>()] };
    }

    /// <summary>Null for a row that says nothing, and for somebody unknown, who is judged after the appointments.</summary>
    private BulkLine? Person(BulkRow row, Action<PersonInput> unknown)
    {
        var reading = new BulkReading(row, register.Roles);
        var input = new PersonInput
        {
            Email = reading.Text(BulkColumn.Email),
            FullName = reading.Text(BulkColumn.FullName),
            Phone = reading.Text(BulkColumn.Phone),
            Position = reading.Text(BulkColumn.Position),
        };
        if (reading.Faults.Count > 0)
        {
            return Refused(row, reading.Faults);
        }

        var texts = new[] { input.Email, input.FullName, input.Phone, input.Position };
        if (row.Seen.Length == 0 && texts.All(text => text.Length == 0))
        {
            return null;
        }

        var seen = SeenEntry.Read(row.Seen);
        if (row.Seen.Length > 0 && seen is null)
        {
            return Refused(row, new BulkFault(null, BulkProblem.SeenDamaged));
        }

        var known = seen is { } entry
            ? Guid.TryParseExact(entry.Key, "N", out var id) ? register.Directory.Find(id) : null
            : register.Directory.WithAddress(input.Email) is { PersonId: { } personId } ? register.Directory.Find(personId) : null;
        if (known is null && seen is not null)
        {
            return Refused(row, new BulkFault(null, BulkProblem.Gone));
        }

        if (known is null)
        {
            if (register.Directory.WithAddress(input.Email) is { } another)
            {
                return Refused(row, new BulkFault(BulkColumn.Email, BulkProblem.OutsideScope, another.Email));
            }

            unknown(input);
            return null;
        }

        return Twice(row, known.PersonId) ?? Details(row, seen, known, input, texts);
    }

    private BulkLine Details(BulkRow row, SeenEntry? seen, DirectoryRow known, PersonInput input, string[] texts)
    {
        var now = SeenEntry.Texts(known);
        if (Untouched(row, seen, SeenEntry.Of(known), texts, now) is { } line)
        {
            return line;
        }

        var faults = PersonCommands.Faults(input).Select(fault => new BulkFault(Enum.Parse<BulkColumn>(fault.Field), Same(fault.Problem))).ToList();
        if (faults.Count == 0 && register.Directory.WithAddress(input.Email!) is { } other && other.PersonId != known.PersonId)
        {
            faults.Add(new(BulkColumn.Email, BulkProblem.AddressOfAnother, other.FullName));
        }

        if (faults.Count == 0 && !PersonCommands.MayKeep(scope, known))
        {
            faults.Add(new(null, BulkProblem.NotAllowed));
        }

        if (faults.Count > 0)
        {
            return Refused(row, faults);
        }

        register.Directory.Change(known, input.FullName!, input.Email!);
        return new BulkLine
        {
            Row = row,
            Kind = BulkKind.Changed,
            Changes = Changes(BulkColumns.OfPeople, now, texts),
            Target = $"{known.PersonId}v{known.Version}",
            Step = new BulkStep.Details(known, input with { SeenVersion = known.Version }),
        };
    }

    private BulkLine NewPerson(BulkRow row, PersonInput input)
    {
        var faults = PersonCommands.Faults(input).Select(fault => new BulkFault(Enum.Parse<BulkColumn>(fault.Field), Same(fault.Problem))).ToList();
        var entered = register.Directory.WithAddress(input.Email ?? "");
        if (faults.Count == 0)
        {
            if (entered is null)
            {
                faults.Add(new(BulkColumn.Email, BulkProblem.NoAppointment));
            }
            else if (!NameLikeness.AreAlike(entered.FullName, input.FullName!))
            {
                faults.Add(new(BulkColumn.FullName, BulkProblem.AddressOfAnother, entered.FullName));
            }
        }

        return faults.Count > 0 ? Refused(row, faults) : Twice(row, input.Email!.ToLowerInvariant()) ?? new BulkLine
        {
            Row = row,
            Kind = BulkKind.New,
            Target = input.Email!,
            Step = new BulkStep.NewDetails(input.Email!, input),
        };
    }

    /// <summary>Stays as it is in the portal: the same, or not touched in the file; or cannot be told from what the portal has by now.</summary>
    private static BulkLine? Untouched(BulkRow row, SeenEntry? seen, SeenEntry current, string[] texts, string[] now)
    {
        if (texts.SequenceEqual(now, StringComparer.Ordinal))
        {
            return new BulkLine { Row = row, Kind = BulkKind.Unchanged };
        }

        if (seen is not { } before || before.Hash == current.Hash)
        {
            return null;
        }

        return before.Hash == SeenEntry.HashOf(texts)
            ? new BulkLine { Row = row, Kind = BulkKind.Kept }
            : Refused(row, new BulkFault(null, BulkProblem.Moved, string.Join("; ", now.Where(text => text.Length > 0))));
    }

    private BulkLine? Twice(BulkRow row, object entry) => met.TryAdd((row.Sheet, entry), row.Number) ? null
        : Refused(row, new BulkFault(null, BulkProblem.Twice, met[(row.Sheet, entry)].ToString(CultureInfo.InvariantCulture)));

    private static IReadOnlyList<BulkChange> Changes(IReadOnlyList<BulkColumn> columns, string[] before, string[] after) =>
        [.. columns.Index().Where(column => column.Index < before.Length && before[column.Index] != after[column.Index])
            .Select(column => new BulkChange(column.Item, before[column.Index], after[column.Index]))];

    private static BulkLine Refused(BulkRow row, params IReadOnlyList<BulkFault> faults) => new() { Row = row, Kind = BulkKind.Refused, Faults = faults };

    private static BulkProblem Same<T>(T problem) where T : struct, Enum => Enum.Parse<BulkProblem>(problem.ToString());
}
