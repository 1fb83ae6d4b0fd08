using System.Net;
using Portal.Web.Tests.Documents;
using Xunit;

namespace Portal.Web.Tests.CommandLine;

/// <summary>The verbs through a real terminal: what they write, what they say, and their exit codes.</summary>
public sealed class CommandLineTests
{
    /// <summary>Of a filing that was returned and submitted again.</summary>
    private static readonly string[] Receipt =
        ["export", "filing-receipt", "--format", "pdf", "--as", "establishment:CUSM", "--establishment", "CUSM", "--period", "2025-2026-P08"];

    [Fact]
    public async Task The_verbs_prepare_a_database_export_documents_and_list_the_trail()
    {
        using var portal = new PortalProcess();
        var (code, output, _) = await portal.RunAsync("migrate");
        Assert.Equal(0, code);
        Assert.Contains("_Network.sql", output, StringComparison.Ordinal);
        (code, output, _) = await portal.RunAsync("migrate");
        Assert.Equal((0, "Up to date."), (code, output.Trim()));

        (code, output, _) = await portal.RunAsync("seed", "reference");
        Assert.Equal(0, code);
        Assert.Contains("bodies: 39 added", output, StringComparison.Ordinal);
        (code, output, _) = await portal.RunAsync("seed", "reference");
        Assert.Contains("bodies: 0 added", output, StringComparison.Ordinal);
        Assert.Equal(0, (await portal.RunAsync("seed", "demo")).Code);
        Assert.Equal(1, (await portal.RunAsync("seed", "demo")).Code);

        (code, output, _) = await portal.RunAsync("insights", "rebuild", "--check");
        Assert.Equal((0, "34 establishments computed, 0 differences"), (code, output.Trim()));

        foreach (var (document, format, start, rest) in new (string, string, string, string[])[]
        {
            ("governance-register", "pdf", "%PDF-1.7", []),
            ("governance-register", "xlsx", "PK", ["--territory", "MCGILL"]),
            ("utilization-report", "pdf", "%PDF-1.7", ["--year", "2024-2025", "--lang", "en"]),
            ("utilization-report", "xlsx", "PK", ["--period", "2025-2026-P03", "--establishment", "CHUM"]),
            ("vacancies-and-endings", "pdf", "%PDF-1.7", ["--territory", "UL"]),
            ("vacancies-and-endings", "xlsx", "PK", ["--structure", "today"]),
            ("territory-profile", "xlsx", "PK", ["--territory", "UDES", "--lang", "en"]),
            ("establishment-profile", "pdf", "%PDF-1.7", ["--establishment", "CISSSCN"]),
            ("pilot-contacts", "xlsx", "PK", []),
            ("completeness-and-timeliness", "pdf", "%PDF-1.7", ["--quarter", "2025-2026-Q4"]),
            ("filing-receipt", "pdf", "%PDF-1.7", ["--establishment", "CHUM", "--period", "2025-2026-P03"]),
            ("annual-report", "pdf", "%PDF-1.7", ["--year", "2025-2026", "--lang", "en"]),
            ("audit-extract", "xlsx", "PK", ["--from", "2026-06-01", "--until", "2026-06-30"]),
        })
        {
            var file = portal.PathOf($"{document}.{format}");
            (code, output, var errors) = await portal.RunAsync(["export", document, "--format", format, "--as", "ministry", "--as-of", "2026-06-30", "--out", file, .. rest]);
            Assert.Equal((0, ""), (code, errors));
            Assert.Equal(file, output.Trim());
            Assert.StartsWith(start, System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(file), 0, 16), StringComparison.Ordinal);
        }

        // A revision that was asked for; the first was returned, the second accepted, and there is no third.
        foreach (var (revision, expected) in new[] { ("1", "révision 1"), ("2", "révision 2") })
        {
            var file = portal.PathOf($"receipt-{revision}.pdf");
            (code, _, var errors) = await portal.RunAsync([.. Receipt, "--revision", revision, "--out", file]);
            Assert.Equal((0, ""), (code, errors));
            Assert.Contains(expected, await DocumentFile.PdfTextAsync(await File.ReadAllBytesAsync(file), "fr"), StringComparison.Ordinal);
        }

        var none = await portal.RunAsync([.. Receipt, "--revision", "3", "--out", portal.PathOf("no.pdf")]);
        Assert.Equal(1, none.Code);
        Assert.Contains("n’a jamais été soumise", none.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(portal.PathOf("no.pdf")));
        Assert.NotEqual(0, (await portal.RunAsync([.. Receipt, "--revision", "deux", "--out", portal.PathOf("no.pdf")])).Code);

        // Nothing but the messages on the terminal: no trail, no record. Without a mail server, sending is refused.
        (code, output, _) = await portal.RunAsync("reminders", "send", "--dry-run");
        Assert.Equal(0, code);
        Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}: [0-9]+ people, [0-9]+ filings without recipient; nothing was sent\\.$", output.Trim().Split('\n')[^1].Trim());
        Assert.Equal(output.Split('\n').Count(line => line.StartsWith("To: ", StringComparison.Ordinal)), int.Parse(output.Trim().Split('\n')[^1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        (code, output, _) = await portal.RunAsync("reminders", "send");
        Assert.Equal((1, "No mail server is set up: Smtp:Host is empty."), (code, output.Trim()));

        (code, output, _) = await portal.RunAsync("audit", "list", "--take", "4");
        Assert.Equal(0, code);
        Assert.Equal(4, output.Trim().Split('\n').Length);
        Assert.All(output.Trim().Split('\n'), line => Assert.Contains("DocumentProduced", line, StringComparison.Ordinal));

        (code, _, var refusal) = await portal.RunAsync("export", "utilization-report", "--format", "pdf", "--as", "establishment:CHUM", "--establishment", "CUSM", "--period", "2025-2026-P03", "--out", portal.PathOf("no.pdf"));
        Assert.Equal(1, code);
        Assert.Contains("ne fait pas partie de votre portée", refusal, StringComparison.Ordinal);
        Assert.False(File.Exists(portal.PathOf("no.pdf")));
        Assert.Equal(1, (await portal.RunAsync("export", "governance-register", "--format", "pdf", "--as", "administrator", "--out", portal.PathOf("no.pdf"))).Code);
        Assert.Equal(1, (await portal.RunAsync("export", "governance-register", "--format", "pdf", "--as", "centre:NOWHERE", "--out", portal.PathOf("no.pdf"))).Code);
    }

    [Fact]
    public async Task The_first_administrator_is_made_once()
    {
        using var portal = new PortalProcess();
        await portal.RunAsync("migrate");
        var (code, _, errors) = await portal.RunAsync("admin", "create", "--email", "eve", "--name", "Eve");
        Assert.Equal((1, "--email is not an address, or too long."), (code, errors.Trim()));
        (code, var output, errors) = await portal.RunAsync("admin", "create", "--email", "eve@exemple.test", "--name", "Eve Roy");
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("Account 1 was created", output, StringComparison.Ordinal);
        (code, _, errors) = await portal.RunAsync("admin", "create", "--email", "mia@exemple.test", "--name", "Mia Roy");
        Assert.Equal(1, code);
        Assert.Contains("--force", errors, StringComparison.Ordinal);
        Assert.Equal(0, (await portal.RunAsync("admin", "create", "--email", "mia@exemple.test", "--name", "Mia Roy", "--force")).Code);
        (_, output, _) = await portal.RunAsync("audit", "list");
        Assert.Equal(2, output.Split("AccountAdded").Length - 1);
    }

    [Theory]
    [InlineData("--help", "serve", "migrate", "seed", "export", "audit", "reminders", "admin", "backup", "restore")]
    [InlineData("reminders send --help", "--dry-run")]
    [InlineData("admin create --help", "--email", "--name", "--lang", "--force")]
    [InlineData("export --help", "--format", "--lang", "--as-of", "--as", "--out", "--territory", "--establishment", "--period", "--year")]
    [InlineData("serve --help", "--urls")]
    [InlineData("seed --help", "reference", "demo")]
    [InlineData("audit list --help", "--take", "--body")]
    [InlineData("audit verify --help", "--anchors", "--silent")]
    [InlineData("audit anchor --help", "head")]
    [InlineData("backup --help", "file")]
    [InlineData("restore --help", "file")]
    [InlineData("insights rebuild --help", "--check")]
    [InlineData("migrate --help", "migration")]
    public async Task Each_verb_explains_itself(string words, params string[] says)
    {
        using var portal = new PortalProcess();
        var (code, output, _) = await portal.RunAsync(words.Split(' '));
        Assert.Equal(0, code);
        Assert.All(says, word => Assert.Contains(word, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("export nothing --format pdf --as ministry --out x.pdf")]
    [InlineData("export governance-register --format docx --as ministry --out x.pdf")]
    [InlineData("export governance-register --format pdf --as minister --out x.pdf")]
    [InlineData("export governance-register --format pdf --as ministry --as-of 2026-13-01 --out x.pdf")]
    [InlineData("export governance-register --format pdf --as ministry")]
    [InlineData("audit list --take 0")]
    [InlineData("admin create --email eve@exemple.test")]
    public async Task Words_that_cannot_be_read_are_refused_and_nothing_is_written(string words)
    {
        using var portal = new PortalProcess();
        var (code, _, errors) = await portal.RunAsync(words.Split(' '));
        Assert.NotEqual(0, code);
        Assert.NotEmpty(errors);
        Assert.False(File.Exists(portal.PathOf("x.pdf")));
    }

    [Fact]
    public async Task Serving_prints_its_address_and_answers_for_its_health()
    {
        using var portal = new PortalProcess();
        using var process = portal.Start("Development", [], "serve", "--urls", "http://127.0.0.1:0");
        try
        {
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync();
            }
            while (line is not null && !line.StartsWith("Portail de la télésanté", StringComparison.Ordinal));

            var address = new Uri(line!.Split(' ')[^1]);
            using var client = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(address, "/health/live"))).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(address, "/health/ready"))).StatusCode);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task The_demonstration_sign_in_refuses_to_start_in_production()
    {
        using var portal = new PortalProcess();
        using var process = portal.Start("Production", new() { ["SignIn__Mode"] = "Demonstration" }, "serve", "--urls", "http://127.0.0.1:0");
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("Development environment only", errors, StringComparison.Ordinal);
    }
}
