using System.CommandLine;
using System.Globalization;
using Portal.Data;
using Portal.Data.Access;
using Portal.Data.Engine;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Shared;
using Portal.Web.Features.SignIn;
using Portal.Web.Setup;

namespace Portal.Web.CommandLine;

/// <summary><c>export</c>: one document into a file, as a persona would get it.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var document = new Argument<string>("document") { Description = "A document of the catalogue, such as governance-register; an unknown name lists them" };
        var format = new Option<string>("--format") { Description = "pdf or xlsx", Required = true };
        var language = new Option<string>("--lang") { Description = "fr or en", DefaultValueFactory = _ => "fr" };
        var asOf = new Option<string?>("--as-of") { Description = "The reference date, yyyy-mm-dd (default: today in Montréal)" };
        var persona = new Option<string>("--as") { Description = "ministry, centre:UL, establishment:CHUM, pilot:CHUM, auditor or administrator", Required = true };
        var output = new Option<FileInfo>("--out") { Description = "The file to write; it is replaced only when the document is whole", Required = true };
        var territory = new Option<string?>("--territory") { Description = "Only this territory, by code" };
        var establishment = new Option<string?>("--establishment") { Description = "Only this establishment, by code" };
        var period = new Option<string?>("--period") { Description = "A financial period, such as 2026-2027-P07" };
        var quarter = new Option<string?>("--quarter") { Description = "A quarter, such as 2026-2027-Q2" };
        var year = new Option<string?>("--year") { Description = "A fiscal year, such as 2025-2026" };
        var revision = new Option<int?>("--revision") { Description = "A revision of a filing (default: the newest that was submitted)" };
        var from = new Option<string?>("--from") { Description = "The first day of what happened, yyyy-mm-dd" };
        var until = new Option<string?>("--until") { Description = "The last day of what happened, yyyy-mm-dd (default: the reference date)" };
        var structure = new Option<string?>("--structure") { Description = "today: the seats of the reference date under the structure of today" };
        format.AcceptOnlyFromAmong("pdf", "xlsx");
        structure.AcceptOnlyFromAmong(AsOfDate.TodaysStructure);
        language.AcceptOnlyFromAmong("fr", "en");
        foreach (var day in new[] { asOf, from, until })
        {
            day.Validators.Add(result =>
            {
                if (result.GetValueOrDefault<string?>() is { } text && !TryDate(text, out _))
                {
                    result.AddError($"{day.Name} {text} is not a date of the form yyyy-mm-dd.");
                }
            });
        }

        persona.Validators.Add(result =>
        {
            if (!AccessScope.TryParse(result.GetValueOrDefault<string>(), "cli", out _))
            {
                result.AddError($"--as {result.GetValueOrDefault<string>()} is not a persona.");
            }
        });

        var command = new Command("export", "Write a document to a file") { document, format, language, asOf, persona, output, territory, establishment, period, quarter, year, revision, from, until, structure };
        command.SetAction((parsed, cancel) => PortalCommandLine.GuardAsync(async () =>
        {
            await using var app = PortalHost.BuildServices([]);
            var catalogue = app.Services.GetRequiredService<DocumentCatalogue>();
            if (catalogue.Find(parsed.GetRequiredValue(document)) is null)
            {
                throw new ArgumentException($"There is no such document. The catalogue: {string.Join(", ", catalogue.All.Select(known => known.Name))}.");
            }

            var today = app.Services.GetRequiredService<PortalTime>().Today;
            AccessScope.TryParse(parsed.GetRequiredValue(persona), "cli", out var wanted);
            var scope = await app.Services.GetRequiredService<Database>().ReadAsync(session => DemonstrationIdentity.ResolveAsync(session, wanted!, today), cancel)
                ?? throw new InvalidOperationException($"--as {wanted!.Name}: there is no such territory or establishment.");
            if (!scope.MayReadOperations)
            {
                throw new UnauthorizedAccessException($"--as {scope.Name}: this persona may not read operations.");
            }

            return await WriteAsync(app, new DocumentQuestion
            {
                Document = parsed.GetRequiredValue(document),
                Format = parsed.GetRequiredValue(format) == "xlsx" ? DocumentFormat.Xlsx : DocumentFormat.Pdf,
                Language = parsed.GetValue(language) == "en" ? Language.English : Language.French,
                AsOf = TryDate(parsed.GetValue(asOf), out var day) ? day : today,
                Scope = scope,
                StructureOn = parsed.GetValue(structure) is null ? null : today,
                Territory = parsed.GetValue(territory),
                Establishment = parsed.GetValue(establishment),
                Period = parsed.GetValue(period),
                Quarter = parsed.GetValue(quarter),
                Year = parsed.GetValue(year),
                Revision = parsed.GetValue(revision),
                From = TryDate(parsed.GetValue(from), out var first) ? first : null,
                Until = TryDate(parsed.GetValue(until), out var final) ? final : null,
            }, parsed.GetRequiredValue(output), cancel);
        }));
        return command;
    }

    private static async Task<int> WriteAsync(WebApplication app, DocumentQuestion question, FileInfo output, CancellationToken cancel)
    {
        var result = await app.Services.GetRequiredService<DocumentProducer>().ProduceAsync(question, cancel);
        if (result.Problem is { } problem)
        {
            await Console.Error.WriteLineAsync(DocumentsTexts.For(question.Language).Problem(problem));
            return 1;
        }

        await using (result.Content)
        await using (var file = output.Create())
        {
            await result.Content!.CopyToAsync(file, cancel);
        }

        Console.WriteLine(output.FullName);
        return 0;
    }

    private static bool TryDate(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
