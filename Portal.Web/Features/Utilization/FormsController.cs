using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>What is asked, by version: read by all who read filings, written by the Ministry for periods that are not opened.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class FormsController(PortalContext portal, Database database, FreshPages pages, FormCommands forms) : PortalController(portal)
{
    private const string ListView = "/Features/Utilization/Forms.cshtml";
    private const string EditView = "/Features/Utilization/FormIndicator.cshtml";

    private FormsTexts T => FormsTexts.For(Language);

    [HttpGet("{lang:lang}/utilization/forms")]
    public async Task<IActionResult> Index(int? version, CancellationToken cancel) =>
        await pages.ReadAsync(Portal, session => FormsModel.LoadAsync(session, version), cancel) is { } model ? View(ListView, model) : NotFound();

    [HttpGet("{lang:lang}/utilization/forms/indicators/new"), Authorize(Policy = Policies.ManageForms)]
    public Task<IActionResult> New(CancellationToken cancel) => ShowAsync(null, cancel);

    [HttpGet("{lang:lang}/utilization/forms/indicators/{code:maxlength(20)}"), Authorize(Policy = Policies.ManageForms)]
    public Task<IActionResult> Show(string code, CancellationToken cancel) => ShowAsync(code, cancel);

    /// <summary>Writes nothing: shows the form as it would be, and what could no longer be read.</summary>
    [HttpPost("{lang:lang}/utilization/forms/preview"), Authorize(Policy = Policies.ManageForms), Costly]
    public async Task<IActionResult> Preview(IndicatorForm form, CancellationToken cancel)
    {
        if (await PageAsync(form, cancel) is not { } page)
        {
            return NotFound();
        }

        page = page.Previewed();
        return !form.SaysSeries ? Invalid(EditView, page with { Plan = null, Errors = SeriesMissing })
            : page.Meanwhile is not null ? Overtaken(EditView, page)
            : page.Plan!.IsSound ? View(EditView, page)
            : Invalid(EditView, page with { Errors = FormProblems.At(page, page.Plan.Outcome, Language) });
    }

    [HttpPost("{lang:lang}/utilization/forms/write"), Authorize(Policy = Policies.ManageForms)]
    public async Task<IActionResult> Write(IndicatorForm form, CancellationToken cancel)
    {
        if (!form.SaysSeries)
        {
            return await PageAsync(form, cancel) is { } page ? Invalid(EditView, page with { Errors = SeriesMissing }) : NotFound();
        }

        var outcome = await forms.WriteAsync(Scope, form.Input(), form.IsNew, form.From, form.SeenRevision, cancel);
        return outcome.Succeeded ? Done(T.Written(form.Code.Trim(), form.From)) : await RefuseAsync(form, outcome, cancel);
    }

    [HttpPost("{lang:lang}/utilization/forms/end"), Authorize(Policy = Policies.ManageForms)]
    public async Task<IActionResult> End(string? code, string? from, int seenRevision, CancellationToken cancel)
    {
        var outcome = await forms.EndAsync(Scope, code ?? "", from ?? "", seenRevision, cancel);
        return outcome.Succeeded ? Done(T.EndedDone(code!, from!)) : await RefuseAsync(new IndicatorForm { Code = code ?? "", EndFrom = from ?? "", SeenRevision = seenRevision }, outcome, cancel);
    }

    [HttpPost("{lang:lang}/utilization/forms/withdraw"), Authorize(Policy = Policies.ManageForms)]
    public async Task<IActionResult> Withdraw(string? code, int seenRevision, CancellationToken cancel)
    {
        var outcome = await forms.WithdrawAsync(Scope, code ?? "", seenRevision, cancel);
        return outcome.Succeeded ? Done(T.Withdrawn(code!)) : await RefuseAsync(new IndicatorForm { Code = code ?? "", SeenRevision = seenRevision }, outcome, cancel);
    }

    /// <summary>One place up or down within its section, from the next period on.</summary>
    [HttpPost("{lang:lang}/utilization/forms/move"), Authorize(Policy = Policies.ManageForms)]
    public async Task<IActionResult> Move(string? code, bool up, string? from, int seenRevision, CancellationToken cancel) =>
        await ListedAsync(await forms.MoveAsync(Scope, code ?? "", up, from ?? "", seenRevision, cancel), T.Moved(code ?? "", from ?? ""), seenRevision, cancel);

    [HttpPost("{lang:lang}/utilization/forms/categories/add"), Authorize(Policy = Policies.ManageForms)]
    public async Task<IActionResult> AddCategory(CategoryForm form, CancellationToken cancel)
    {
        var outcome = await forms.AddCategoryAsync(Scope, form.Dimension, form.Code.Trim(), form.NameFr, form.NameEn, form.From, form.SeenRevision, cancel);
        return await ListedAsync(outcome, T.CategoryAdded(form.Code.Trim(), form.From), form.SeenRevision, cancel, form);
    }

    [HttpPost("{lang:lang}/utilization/forms/categories/end"), Authorize(Policy = Policies.ManageForms)]
    public async Task<IActionResult> EndCategory(CategoryForm form, CancellationToken cancel)
    {
        form = form.Chosen();
        var outcome = await forms.EndCategoryAsync(Scope, form.Dimension, form.Code, form.From, form.SeenRevision, cancel);
        return await ListedAsync(outcome, T.CategoryEnded(form.Code, form.From), form.SeenRevision, cancel, form);
    }

    private FormErrors SeriesMissing => new([new FormError(nameof(IndicatorForm.Series), T.SeriesMissing)]);

    private RedirectResult Done(string message)
    {
        Say(message);
        return Redirect(FormLinks.Forms(Language));
    }

    private async Task<IActionResult> ShowAsync(string? code, CancellationToken cancel) =>
        await database.ReadAsync(session => FormIndicatorPage.LoadAsync(session, code, null), cancel) is { } page ? View(EditView, page) : NotFound();

    private Task<FormIndicatorPage?> PageAsync(IndicatorForm form, CancellationToken cancel) =>
        database.ReadAsync(session => FormIndicatorPage.LoadAsync(session, form.IsNew ? null : form.Code, form), cancel);

    private async Task<IActionResult> RefuseAsync(IndicatorForm form, FormOutcome outcome, CancellationToken cancel)
    {
        if (outcome.Problem == FormProblem.NotAllowed)
        {
            return Forbid();
        }

        if (await PageAsync(form, cancel) is not { } page)
        {
            return NotFound();
        }

        return outcome.Problem is FormProblem.Stale
            ? Overtaken(EditView, page)
            : Invalid(EditView, page with { Errors = FormProblems.At(page, outcome, Language), Consequences = outcome.Consequences });
    }

    /// <summary>Back to the form by version; a refusal is told over it.</summary>
    private async Task<IActionResult> ListedAsync(FormOutcome outcome, string done, int seenRevision, CancellationToken cancel, CategoryForm? form = null)
    {
        if (outcome.Succeeded)
        {
            return Done(done);
        }

        if (outcome.Problem == FormProblem.NotAllowed)
        {
            return Forbid();
        }

        var model = (await database.ReadAsync(session => FormsModel.LoadAsync(session, null, seenRevision), cancel))! with
        {
            Refused = outcome,
            Category = form,
        };
        return outcome.Problem == FormProblem.Stale ? Overtaken(ListView, model) : Invalid(ListView, model);
    }
}
