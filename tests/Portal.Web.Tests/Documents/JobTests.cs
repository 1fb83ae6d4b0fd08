using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Data.Audit;
using Portal.Data.Documents;
using Portal.TestKit;
using Portal.Web.Features.Documents;
using Portal.Web.Features.Documents.Jobs;
using Portal.Web.Setup;
using Xunit;

namespace Portal.Web.Tests.Documents;

/// <summary>A document that takes long, from the question to the file, as its reader sees it.</summary>
public sealed class JobTests
{
    private const string Ask = $"/fr/documents/{MadeDocument.Called}?format=pdf";
    private const int Several = (2 * DocumentJobWork.PartSize) + 1234;

    private readonly MadeDocument document = new();

    [Fact]
    public async Task What_is_not_ready_in_time_becomes_a_job_whose_file_is_the_document()
    {
        document.Write = async (asked, output, cancel) =>
        {
            if (asked == 0)
            {
                await Task.Delay(Timeout.Infinite, cancel); // the reader's patience ends this
            }

            await output.WriteAsync(MadeDocument.Bytes(Several), cancel);
        };
        await using var app = await StartAsync("0.05");
        var ministry = await app.SignInAsync("ministry");

        var answer = await ministry.GetAsync(Ask);
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        var page = await EndedAsync(ministry, answer.Location!);
        Assert.Equal("État Prêt", page.Text("#job-state"));
        Assert.False(page.Has("noscript meta"));

        var file = await ministry.DownloadAsync(page.Links("#job a.btn")[0]);
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "fait-2026.pdf"), (file.Status, file.MediaType, file.Name));
        Assert.Equal(MadeDocument.Bytes(Several), file.Content);
        Assert.Equal(["DocumentOpened", "DocumentProduced", "DocumentQueued"], await EventsAsync(app));
    }

    [Fact]
    public async Task While_it_runs_the_page_says_how_far_it_is_and_refreshes_itself()
    {
        document.Write = async (_, output, cancel) =>
        {
            await output.WriteAsync(MadeDocument.Bytes(2_400_000), cancel);
            await Task.Delay(Timeout.Infinite, cancel);
        };
        await using var app = await StartAsync();
        var ministry = await app.SignInAsync("ministry");
        var address = (await ministry.GetAsync(Ask)).Location!;

        var page = await UntilAsync(ministry, address, found => found.Has("#job-progress") && found.Text("#job-progress").Contains("Mo", StringComparison.Ordinal));
        Assert.Equal("État En production", page.Text("#job-state"));
        Assert.Equal("En production depuis 0\u00a0s. 2,4\u00a0Mo écrits jusqu’ici.", page.Text("#job-progress"));
        Assert.True(page.Has("head noscript"));
        Assert.True(page.Has("script[src^='/js/'][src$='/job.js']"));
        Assert.Equal(HttpStatusCode.NotFound, (await ministry.GetAsync(address + "/file")).Status);
        Assert.Equal([address], (await ministry.GetAsync("/fr/documents")).Links(".recent li div a"));
    }

    [Fact]
    public async Task Asked_twice_it_is_one_job()
    {
        document.Write = (_, _, cancel) => Task.Delay(Timeout.Infinite, cancel);
        await using var app = await StartAsync();
        var ministry = await app.SignInAsync("ministry");

        var first = (await ministry.GetAsync(Ask)).Location;
        await document.Begun;
        Assert.Equal(first, (await ministry.GetAsync(Ask)).Location);
        Assert.NotEqual(first, (await ministry.GetAsync(Ask + "&date=2026-01-15")).Location);
        Assert.NotEqual(first, (await ministry.GetAsync(Ask.Replace("pdf", "xlsx", StringComparison.Ordinal))).Location);
    }

    [Fact]
    public async Task A_running_job_is_cancelled_and_can_be_asked_for_again()
    {
        document.Write = (asked, output, cancel) => asked == 0 ? Task.Delay(Timeout.Infinite, cancel) : output.WriteAsync(MadeDocument.Bytes(10), cancel).AsTask();
        await using var app = await StartAsync();
        var ministry = await app.SignInAsync("ministry");
        var address = (await ministry.GetAsync(Ask)).Location!;
        await document.Begun;

        var page = await ministry.GetAsync(address);
        page = await ministry.FollowAsync(await ministry.SubmitAsync(page, "form[action$='/cancel']"));
        Assert.Equal("État Annulé", page.Text("#job-state"));
        Assert.Contains("Rien n’a été conservé", page.Text("[role=status]"), StringComparison.Ordinal);

        page = await EndedAsync(ministry, (await ministry.SubmitAsync(page, "form[action$='/retry']")).Location!);
        Assert.Equal("État Prêt", page.Text("#job-state"));
        Assert.Equal(2, document.Asked);
        Assert.Contains("DocumentCancelled", await EventsAsync(app));
    }

    [Fact]
    public async Task A_job_whose_worker_fell_silent_is_taken_over()
    {
        document.Write = (_, output, cancel) => output.WriteAsync(MadeDocument.Bytes(10), cancel).AsTask();
        await using var app = await StartAsync(workers: 0);
        var ministry = await app.SignInAsync("ministry");
        var address = (await ministry.GetAsync(Ask)).Location!;
        var crashed = await app.Services.GetRequiredService<DocumentJobWork>().TakeAsync("crashed", JobRunner.Lease);
        Assert.NotNull(crashed);
        var runner = app.Services.GetRequiredService<JobRunner>();
        Assert.False(await runner.RunNextAsync(default));
        Assert.Equal("État En production", (await ministry.GetAsync(address)).Text("#job-state"));

        app.Clock.Advance(JobRunner.Lease + TimeSpan.FromSeconds(1));
        Assert.True(await runner.RunNextAsync(default));
        Assert.Equal("État Prêt", (await ministry.GetAsync(address)).Text("#job-state"));
    }

    [Fact]
    public async Task A_document_that_breaks_off_is_tried_again_then_told_with_a_reference()
    {
        document.Write = (_, _, _) => throw new InvalidOperationException("Broken on purpose.");
        await using var app = await StartAsync(workers: 0);
        var ministry = await app.SignInAsync("ministry");
        var address = (await ministry.GetAsync(Ask)).Location!;
        var runner = app.Services.GetRequiredService<JobRunner>();
        for (var turn = 1; turn <= DocumentJobWork.MostTries; turn++)
        {
            Assert.True(await runner.RunNextAsync(default));
            app.Clock.Advance(DocumentJobWork.BetweenTries * turn);
        }

        Assert.False(await runner.RunNextAsync(default));
        var page = await ministry.GetAsync(address);
        Assert.Equal("État Échec", page.Text("#job-state"));
        Assert.Matches("référence au soutien : [0-9A-F]{8}", page.Text("[role=alert]").Replace('\u00a0', ' '));

        document.Write = (_, output, cancel) => output.WriteAsync(MadeDocument.Bytes(3), cancel).AsTask();
        await ministry.SubmitAsync(page, "form[action$='/retry']");
        Assert.True(await runner.RunNextAsync(default));
        Assert.Equal("État Prêt", (await ministry.GetAsync(address)).Text("#job-state"));
    }

    [Fact]
    public async Task A_question_without_an_answer_is_told_and_not_tried_again()
    {
        document.Problem = DocumentProblem.PeriodNotOpened;
        await using var app = await StartAsync(workers: 0);
        var ministry = await app.SignInAsync("ministry");
        var address = (await ministry.GetAsync(Ask)).Location!;
        var runner = app.Services.GetRequiredService<JobRunner>();

        Assert.True(await runner.RunNextAsync(default));
        Assert.False(await runner.RunNextAsync(default));
        Assert.Contains("Cette période n’est pas encore ouverte", (await ministry.GetAsync(address)).Text("[role=alert]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_everyone_else_the_job_does_not_exist()
    {
        document.Write = (_, output, cancel) => output.WriteAsync(MadeDocument.Bytes(3), cancel).AsTask();
        await using var app = await StartAsync(workers: 0);
        var centre = await app.SignInAsync("centre:UL");
        var address = (await centre.GetAsync(Ask)).Location!;
        Assert.True(await app.Services.GetRequiredService<JobRunner>().RunNextAsync(default));

        foreach (var persona in new[] { "ministry", "centre:UDEM", "establishment:CHUQ", "auditor" })
        {
            var other = await app.SignInAsync(persona);
            var own = await other.GetAsync((await other.GetAsync(Ask)).Location!);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(address + "/file")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(address + "/cancel", Token(own))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(address + "/retry", Token(own))).Status);
            Assert.DoesNotContain(address, (await other.GetAsync("/fr/documents/jobs")).Links());
        }

        Assert.Equal(HttpStatusCode.OK, (await centre.DownloadAsync(address + "/file")).Status);
        Assert.Equal("État Prêt", (await centre.GetAsync(address)).Text("#job-state"));
    }

    [Fact]
    public async Task The_list_shows_the_newest_first_a_page_at_a_time()
    {
        await using var app = await StartAsync(workers: 0);
        var ministry = await app.SignInAsync("ministry");
        for (var day = 1; day <= 26; day++)
        {
            await ministry.GetAsync($"{Ask}&date=2026-03-{day:00}");
            app.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var page = await ministry.GetAsync("/fr/documents/jobs");
        Assert.Equal(25, page.Texts("tbody tr").Count);
        Assert.Contains("26\u00a0mars\u00a02026", page.Text("tbody tr"), StringComparison.Ordinal);
        page = await ministry.GetAsync(page.Links("a[rel=next]")[0]);
        Assert.Single(page.Texts("tbody tr"));
        Assert.Equal(5, (await ministry.GetAsync("/en/documents")).Texts(".recent li").Count);
    }

    [Fact]
    public async Task The_services_of_the_command_line_work_on_nothing()
    {
        await using var services = PortalHost.BuildServices(["--environment=Development"]);
        Assert.DoesNotContain(services.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>(), service => service is Microsoft.Extensions.Hosting.BackgroundService);
    }

    private Task<PortalApp> StartAsync(string wait = "0", int workers = 1) => PortalApp.StartAsync(builder =>
    {
        builder.Configuration["Documents:WaitSeconds"] = wait;
        builder.Configuration["Documents:Workers"] = $"{workers}";
        builder.Services.AddSingleton<IDocument>(document);
    });

    private static Task<PortalPage> EndedAsync(PortalBrowser browser, string address) =>
        UntilAsync(browser, address, page => page.Document.QuerySelector("#job")!.GetAttribute("data-open") == "false");

    private static async Task<PortalPage> UntilAsync(PortalBrowser browser, string address, Func<PortalPage, bool> isSo)
    {
        for (var look = 0; look < 1200; look++)
        {
            var page = await browser.GetAsync(address);
            if (isSo(page))
            {
                return page;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"{address} did not come to what was waited for.");
    }

    private static KeyValuePair<string, string>[] Token(PortalPage page) =>
        [KeyValuePair.Create("__RequestVerificationToken", page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!)];

    /// <summary>What the trail tells of documents, the newest first.</summary>
    private static async Task<IReadOnlyList<string>> EventsAsync(PortalApp app) =>
        [.. (await app.Services.GetRequiredService<AuditQueries>().ListAsync(Scopes.Auditor, null, null, 50)).Select(row => row.Action).Where(action => action.StartsWith("Document", StringComparison.Ordinal))];
}
