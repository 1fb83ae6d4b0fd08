using CsvHelper;
using Portal.Data.Access;
using Portal.Data.Audit;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using static Portal.Data.Reference.ReferenceFiles;

namespace Portal.Data.Reference;

/// <summary>
/// Loads the facts that every installation starts from, in one transaction, as often as one likes: what is new is added, what
/// users corrected stays theirs.
/// </summary>
public sealed class ReferenceLoader(Database database, AuditTrail audit)
{
    /// <summary>The form that the reference files describe.</summary>
    public const string TelehealthForm = FormQueries.Telehealth;

    private const string Forms = "SELECT FormCode FROM Form";

    private const string InsertForm = "INSERT INTO Form (FormCode, NameFr, NameEn, Revision) VALUES (@FormCode, @NameFr, @NameEn, 0)";

    private const string InsertLabel = """
        INSERT INTO RoleLabel (RoleCode, LabelFr, LabelEn, ValidFrom)
        SELECT @RoleCode, @LabelFr, @LabelEn, @ValidFrom
        WHERE NOT EXISTS (SELECT 1 FROM RoleLabel l WHERE l.RoleCode = @RoleCode)
        """;

    private const string InsertRequirement = """
        INSERT INTO SeatRequirement (KindCode, RoleCode, ValidFrom)
        SELECT @KindCode, @RoleCode, @ValidFrom
        WHERE NOT EXISTS (SELECT 1 FROM SeatRequirement q WHERE q.KindCode = @KindCode AND q.RoleCode = @RoleCode)
        """;

    /// <summary>Returns what was added, updated and left to the users, set by set.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="CsvFormatException">A file lacks a column or a value.</exception>
    public Task<IReadOnlyList<ReferenceSetReport>> LoadAsync(string folder, CancellationToken cancel = default)
    {
        var files = new ReferenceFiles(folder);
        return database.WriteAsync<IReadOnlyList<ReferenceSetReport>>(async session =>
        {
            var periods = Periods(files);
            var begins = periods.Source.Min(period => period.StartsOn);
            List<ReferenceSetReport> reports =
            [
                await Regions(files).LoadAsync(session),
                await Territories(files).LoadAsync(session),
                await Kinds(files).LoadAsync(session),
                await Roles(files).LoadAsync(session),
                await periods.LoadAsync(session),
            ];
            await LabelRolesAsync(session, files, begins);
            var bodies = await BodyReferences.AddAsync(session, Bodies(files, begins));
            await session.ExecuteAsync(BodyReferences.OpenSeats, new { });
            reports.Add(new ReferenceSetReport("bodies", bodies, 0, 0));
            if (!(await session.ListAsync<string>(Forms)).Contains(TelehealthForm))
            {
                await session.ExecuteAsync(InsertForm, new { FormCode = TelehealthForm, NameFr = "Activité de télésanté", NameEn = "Telehealth activity" });
            }

            List<ReferenceSetReport> form =
            [
                await Sections(files).LoadAsync(session),
                await Indicators(files).LoadAsync(session),
                await Categories(files).LoadAsync(session),
                await Rules(files).LoadAsync(session),
            ];
            if (form.Exists(HasChanged))
            {
                await FormQueries.TouchAsync(session, TelehealthForm);
            }

            reports.AddRange(form);
            var changed = reports.Where(HasChanged).ToList();
            if (changed.Count > 0)
            {
                await audit.AppendAsync(session, AccessScope.System("reference"), "ReferenceLoaded", new AuditSubject("Reference"), null, changed);
            }

            return reports;
        }, cancel);
    }

    private static bool HasChanged(ReferenceSetReport report) => report.Added + report.Updated > 0;

    private static ReferenceSet<RegionReference> Regions(ReferenceFiles files) => new()
    {
        Name = "regions",
        Code = region => region.Code,
        Select = RegionReference.Select,
        Insert = RegionReference.Insert,
        Update = RegionReference.Update,
        Source = files.Read("regions.csv", (row, _) => new RegionReference
        {
            Code = Text(row, "code"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Population = Number(row, "population_2026_projection"),
            Remoteness = Text(row, "remoteness"),
            Nations = Text(row, "nations"),
        }),
    };

    private static ReferenceSet<TerritoryReference> Territories(ReferenceFiles files) => new()
    {
        Name = "territories",
        Code = territory => territory.Code,
        Select = TerritoryReference.Select,
        Insert = TerritoryReference.Insert,
        Update = TerritoryReference.Update,
        Source = files.Read("territories.csv", (row, ordinal) => new TerritoryReference
        {
            Code = Text(row, "code"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            ShortFr = Text(row, "short_fr"),
            ShortEn = Text(row, "short_en"),
            Ordinal = ordinal,
        }),
    };

    private static ReferenceSet<BodyKindReference> Kinds(ReferenceFiles files) => new()
    {
        Name = "body_kinds",
        Code = kind => kind.KindCode,
        Select = BodyKindReference.Select,
        Insert = BodyKindReference.Insert,
        Update = BodyKindReference.Update,
        Source = files.Read("body_kinds.csv", (row, ordinal) => new BodyKindReference
        {
            KindCode = Text(row, "code"),
            Level = Text(row, "level"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Ordinal = ordinal,
        }),
    };

    private static ReferenceSet<RoleReference> Roles(ReferenceFiles files) => new()
    {
        Name = "roles",
        Code = role => role.RoleCode,
        Select = RoleReference.Select,
        Insert = RoleReference.Insert,
        Update = RoleReference.Update,
        Source = files.Read("roles.csv", (row, ordinal) => new RoleReference
        {
            RoleCode = Text(row, "code"),
            IsPilot = Number(row, "is_pilot") == 1,
            Ordinal = ordinal,
        }),
    };

    private static ReferenceSet<PeriodReference> Periods(ReferenceFiles files) => new()
    {
        Name = "financial_periods",
        Code = period => period.Code,
        Select = PeriodReference.Select,
        Insert = PeriodReference.Insert,
        Update = PeriodReference.Update,
        Source = files.Read("financial_periods.csv", (row, ordinal) => new PeriodReference
        {
            Code = Text(row, "code"),
            FiscalYear = Text(row, "fiscal_year"),
            Number = Number(row, "number"),
            Sequence = ordinal,
            StartsOn = Date(row, "starts_on"),
            EndsOn = Date(row, "ends_on"),
        }),
    };

    private static ReferenceSet<SectionReference> Sections(ReferenceFiles files) => new()
    {
        Name = "sections",
        Code = section => section.Code,
        Select = SectionReference.Select,
        Insert = SectionReference.Insert,
        Update = SectionReference.Update,
        Source = files.Read("sections.csv", (row, ordinal) => new SectionReference
        {
            FormCode = TelehealthForm,
            Code = Text(row, "code"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Ordinal = ordinal,
        }),
    };

    private static ReferenceSet<IndicatorReference> Indicators(ReferenceFiles files) => new()
    {
        Name = "indicators",
        Code = indicator => indicator.Code,
        Select = IndicatorReference.Select,
        Insert = IndicatorReference.Insert,
        Update = IndicatorReference.Update,
        Source = files.Read("indicators.csv", (row, ordinal) => new IndicatorReference
        {
            FormCode = TelehealthForm,
            Code = Text(row, "code"),
            Section = Text(row, "section"),
            Ordinal = ordinal,
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Unit = Text(row, "unit"),
            Kind = Text(row, "kind"),
            OverTime = Text(row, "over_time"),
            Breakdown = Text(row, "breakdown"),
            DefinitionFr = Text(row, "definition_fr"),
            DefinitionEn = Text(row, "definition_en"),
            Formula = Text(row, "formula"),
        }),
    };

    private static ReferenceSet<CategoryReference> Categories(ReferenceFiles files) => new()
    {
        Name = "categories",
        Code = category => $"{category.Dimension}/{category.Code}",
        Select = CategoryReference.Select,
        Insert = CategoryReference.Insert,
        Update = CategoryReference.Update,
        Source = files.Read("categories.csv", (row, ordinal) => new CategoryReference
        {
            Dimension = Text(row, "dimension"),
            Code = Text(row, "code"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en"),
            Ordinal = ordinal,
        }),
    };

    private static ReferenceSet<RuleReference> Rules(ReferenceFiles files) => new()
    {
        Name = "validation_rules",
        Code = rule => rule.Code,
        Select = RuleReference.Select,
        Insert = RuleReference.Insert,
        Update = RuleReference.Update,
        Source = files.Read("validation_rules.csv", (row, _) => new RuleReference
        {
            FormCode = TelehealthForm,
            Code = Text(row, "code"),
            Severity = Text(row, "severity"),
            LeftSide = Text(row, "left"),
            Operator = Text(row, "operator"),
            RightSide = Text(row, "right"),
            MessageFr = Text(row, "message_fr"),
            MessageEn = Text(row, "message_en"),
        }),
    };

    private static async Task LabelRolesAsync(IWriteSession session, ReferenceFiles files, DateOnly begins)
    {
        var roles = files.Read("roles.csv", (row, _) =>
            (RoleCode: Text(row, "code"), LabelFr: Text(row, "label_fr"), LabelEn: Text(row, "label_en"), Kinds: Codes(row, "kinds")));
        foreach (var role in roles)
        {
            await session.ExecuteAsync(InsertLabel, new { role.RoleCode, role.LabelFr, role.LabelEn, ValidFrom = begins });
            foreach (var kind in role.Kinds)
            {
                await session.ExecuteAsync(InsertRequirement, new { KindCode = kind, role.RoleCode, ValidFrom = begins });
            }
        }
    }

    /// <summary>The Ministry, the establishments, then the centres that they host. What was before the calendar is not known here.</summary>
    private static IEnumerable<BodyReference> Bodies(ReferenceFiles files, DateOnly begins)
    {
        yield return new BodyReference
        {
            Code = "MSSS",
            KindCode = "Ministry",
            NameFr = "Ministère de la Santé et des Services sociaux",
            NameEn = "Ministry of Health and Social Services",
            Acronym = "MSSS",
            OpensOn = begins,
        };
        var establishments = files.Read("establishments.csv", (row, _) => new BodyReference
        {
            Code = Text(row, "code"),
            KindCode = Text(row, "kind"),
            NameFr = Text(row, "name_fr"),
            NameEn = Text(row, "name_en") is { Length: > 0 } name ? name : null,
            Acronym = Text(row, "acronym"),
            Region = Text(row, "region"),
            OpensOn = begins,
            Territories = [(Text(row, "primary_territory"), true), .. Codes(row, "other_territories").Select(code => (code, false))],
        });
        foreach (var establishment in establishments)
        {
            yield return establishment;
        }

        var regions = establishments.ToDictionary(establishment => establishment.Code, establishment => establishment.Region);
        foreach (var centre in files.Read("territories.csv", (row, _) => Centre(row, regions, begins)))
        {
            yield return centre;
        }
    }

    private static BodyReference Centre(CsvReader row, Dictionary<string, string?> regions, DateOnly begins) => new()
    {
        Code = Text(row, "centre_code"),
        KindCode = "Centre",
        NameFr = Text(row, "centre_name_fr"),
        NameEn = Text(row, "centre_name_en"),
        Acronym = Text(row, "centre_code"),
        Host = Text(row, "centre_host_establishment"),
        Region = regions[Text(row, "centre_host_establishment")],
        OpensOn = begins,
        Territories = [(Text(row, "code"), true)],
    };
}
