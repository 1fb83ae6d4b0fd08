using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Data.Utilization;

namespace Portal.Benchmarks.Insights;

/// <summary>Writes establishments, ten years of periods and what was filed, as fast as the file takes it, and once more as text.</summary>
internal sealed class BulkFilings(SqliteConnection connection, string folder, int establishments, IReadOnlyList<CellKey> cells)
{
    private const int FirstBody = 10_000;
    private static readonly string[] Kinds = ["CISSS", "CIUSSS", "CHU", "Institute", "Northern"];

    public void Write()
    {
        Run("PRAGMA synchronous = OFF");
        Run("PRAGMA foreign_keys = OFF");
        using var transaction = connection.BeginTransaction();
        Calendar();
        Establishments();
        Filings();
        transaction.Commit();
    }

    /// <summary>A number that comes of its place alone.</summary>
    private static int Noise(int a, int b, int c, int below)
    {
        var hash = ((uint)a * 2654435761u) ^ ((uint)b * 2246822519u) ^ ((uint)c * 3266489917u);
        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return (int)(hash % (uint)below);
    }

    /// <summary>Ten years from 2023, and the first period of the next, which is not open yet.</summary>
    private void Calendar()
    {
        Run("UPDATE FinancialPeriod SET OpenedAtUtc = '2023-04-01 12:00:00'");
        using var insert = Prepare("""
            INSERT INTO FinancialPeriod (Code, FiscalYear, Number, Sequence, StartsOn, EndsOn, OpenedAtUtc)
            VALUES ($a, $b, $c, $d, $e, $f, $g)
            """);
        for (var sequence = 53; sequence <= BigNetwork.Periods + 13; sequence++)
        {
            var (year, number) = (2023 + ((sequence - 1) / 13), ((sequence - 1) % 13) + 1);
            var first = new DateOnly(year, 4, 1);
            var (starts, ends) = (first.AddDays(28 * (number - 1)), number == 13 ? first.AddYears(1).AddDays(-1) : first.AddDays((28 * number) - 1));
            Run(insert, $"{year}-{year + 1}-P{number:00}", $"{year}-{year + 1}", number, sequence, Day(starts), Day(ends),
                sequence > BigNetwork.Periods ? null : "2023-04-01 12:00:00");
        }
    }

    /// <summary>Every twentieth has moved once from a territory to another. The real establishments give way to the generated.</summary>
    private void Establishments()
    {
        Run("UPDATE Body SET ClosesOn = '2023-03-31', OpensOn = '2000-01-01' WHERE HostBodyId IS NULL AND HealthRegionId IS NOT NULL");
        using var text = new StreamWriter(Path.Combine(folder, "body.csv"));
        text.WriteLine("body,code,region,remoteness,kind,before,moves,after,population");
        using var body = Prepare("INSERT INTO Body (BodyId, Code, KindCode, HealthRegionId, OpensOn) VALUES ($a, $b, $c, $d, '2023-04-01')");
        using var name = Prepare("""
            INSERT INTO BodyName (BodyId, NameFr, Acronym, SearchName, ValidFrom) VALUES ($a, $b, $c, $d, '2023-04-01')
            """);
        using var territory = Prepare("INSERT INTO BodyTerritory (BodyId, TerritoryId, IsPrimary, ValidFrom, ValidTo) VALUES ($a, $b, 1, $c, $d)");
        var regions = Rows("SELECT HealthRegionId, Code, Remoteness, Population FROM HealthRegion ORDER BY HealthRegionId");
        var territories = Rows("SELECT TerritoryId, Code, '', 0 FROM Territory ORDER BY TerritoryId");
        for (var number = 0; number < establishments; number++)
        {
            var (id, code) = (FirstBody + number, $"E{number:00000}");
            var region = regions[number % regions.Count];
            var kind = Kinds[(number / regions.Count) % Kinds.Length];
            var (before, after) = (territories[(number / 3) % territories.Count], territories[((number / 3) + 1) % territories.Count]);
            var moves = number % 20 == 7 ? (number % 40 == 7 ? 40 : 92) : 0; // the first period in the other territory
            Run(body, id, code, kind, region.Id);
            Run(name, id, $"Établissement {code}", code, $"etablissement {code.ToLowerInvariant()}");
            var day = new DateOnly(2023, 4, 1);
            if (moves > 0)
            {
                var moved = new DateOnly(2023 + ((moves - 1) / 13), 4, 1);
                Run(territory, id, before.Id, Day(day), Day(moved.AddDays(-1)));
                Run(territory, id, after.Id, Day(moved), null);
            }
            else
            {
                Run(territory, id, before.Id, Day(day), null);
            }

            text.WriteLine($"{id},{code},{region.Code},{region.Remoteness},{kind},{before.Code},{(moves > 0 ? moves : 9999)},{after.Code},{region.Population}");
        }
    }

    private void Filings()
    {
        using var text = new StreamWriter(Path.Combine(folder, "raw.csv"), false, new System.Text.UTF8Encoding(false), 1 << 20);
        text.WriteLine("cell,body,seq,basis,amount");
        using var obligation = Prepare("""
            INSERT INTO ReportingObligation (ReportingObligationId, BodyId, FinancialPeriodId, FormCode, DueOn, LocksOn, FiledOn)
            SELECT $a, $b, p.FinancialPeriodId, 'TELE', p.EndsOn, p.EndsOn, p.EndsOn FROM FinancialPeriod p WHERE p.Sequence = $c
            """);
        using var filing = Prepare("""
            INSERT INTO Filing (FilingId, ReportingObligationId, Revision, IsCurrent, IsCounted, Status, Version, IsNothingToReport, StartedAtUtc, ChangedAtUtc, SubmittedAtUtc)
            VALUES ($a, $b, $c, $d, $d, $e, 3, 0, '2023-04-01 12:00:00', '2023-04-01 12:00:00', '2023-04-01 12:00:00')
            """);
        using var value = Prepare("""
            INSERT INTO FilingValue (FilingId, IndicatorCode, Category1, Category2, Answer, Amount, Version)
            VALUES ($a, $b, $c, $d, $e, $f, 1)
            """);
        var id = 0;
        for (var number = 0; number < establishments; number++)
        {
            for (var sequence = 1; sequence <= BigNetwork.Periods; sequence++)
            {
                id += 2;
                Run(obligation, id, FirstBody + number, sequence);
                if (Noise(number, sequence, 1, 50) == 0)
                {
                    continue; // not filed
                }

                var isAccepted = sequence <= BigNetwork.Periods - 2;
                var isCorrected = isAccepted && Noise(number, sequence, 2, 100) == 0;
                Run(filing, id, id, 1, isCorrected ? 0 : 1, isAccepted ? "Accepted" : "Submitted");
                Values(value, text, id, number, sequence, isCorrected ? 2 : isAccepted ? 3 : 1, 0);
                if (isCorrected)
                {
                    Run(filing, id + 1, id, 2, 1, "Submitted");
                    Values(value, text, id + 1, number, sequence, 1, 1);
                }
            }
        }
    }

    private void Values(SqliteCommand insert, StreamWriter text, int filing, int number, int sequence, int basis, int revision)
    {
        var size = Size(number, sequence);
        for (var at = 0; at < cells.Count; at++)
        {
            var cell = cells[at];
            var kind = Noise(number, at, 3, 60) == 0 ? "NotApplicable" : Noise((number * 131) + sequence, at, 4, 100) == 0 ? "NotAvailable" : "Number";
            var amount = (Base(cell.Indicator) * size) + Noise((number * 131) + sequence, at, 5 + revision, size + 1);
            Run(insert, filing, cell.Indicator, cell.Category1, cell.Category2, kind, kind == "Number" ? amount : null);
            if (kind == "Number")
            {
                text.Write(at);
                text.Write(',');
                text.Write(FirstBody + number);
                text.Write(',');
                text.Write(sequence);
                text.Write(',');
                text.Write(basis);
                text.Write(',');
                text.WriteLine(amount);
            }
        }
    }

    /// <summary>How much an establishment does in a period, in multiples of the least.</summary>
    public static int Size(int number, int sequence) => 2 + Noise(number, 0, 6, 30) + (sequence / 26) + Noise(number, sequence, 7, 3);

    /// <summary>What the least does; sound by the form's rules when everything is a multiple of it.</summary>
    public static int Base(string indicator) => indicator switch
    {
        "SESS" or "PROG" => 10,
        "INPERS" => 200,
        "SCHED" => 100,
        "DONE" => 80,
        "NOSHOW" => 8,
        "CANC" => 7,
        "TECHFAIL" => 5,
        "ASREQ" => 44,
        "ASANS" => 40,
        "ASTGT" => 30,
        "ASHRS" => 140,
        "ASAVOID" => 12,
        "RPMACT" => 25,
        "RPMDAYX" => 300,
        "RPMDAYT" => 280,
        "RPMALERT" => 12,
        "RPMALTGT" => 10,
        "PAT" => 60,
        "PATREM" => 6,
        "KMAVOID" => 5000,
        "TRIPAVOID" => 40,
        "CLIN" => 12,
        _ => 3,
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<(long Id, string Code, string Remoteness, long Population)> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string, string, long)>();
        while (reader.Read())
        {
            rows.Add((reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return rows;
    }

    private SqliteCommand Prepare(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var letter in "abcdefg".Where(letter => sql.Contains($"${letter}", StringComparison.Ordinal)))
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${letter}" });
        }

        return command;
    }

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
