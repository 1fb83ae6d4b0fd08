using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Data.Engine;
using Portal.Data.Utilization;
using Portal.Data.Utilization.Expressions;
using Portal.Web.Features.Shared;
using Portal.Web.Setup;

namespace Portal.Web.Features.Utilization;

/// <summary>The rules that filings are checked against: read by all who read filings, written by the Ministry.</summary>
[Authorize(Policy = Policies.Operations)]
public sealed class RulesController(PortalContext portal, Database database, FreshPages pages, RuleCommands rules, FormCache forms) : PortalController(portal)
{
    private const string ListView = "/Features/Utilization/Rules.cshtml";
    private const string RuleView = "/Features/Utilization/Rule.cshtml";

    private RulesTexts T => RulesTexts.For(Language);

    [HttpGet("{lang:lang}/utilization/rules")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(ListView, await pages.ReadAsync(Portal, RulesModel.LoadAsync, cancel));

    [HttpGet("{lang:lang}/utilization/rules/new"), Authorize(Policy = Policies.ManageRules)]
    public Task<IActionResult> New(CancellationToken cancel) => ShowAsync(null, cancel);

    [HttpGet("{lang:lang}/utilization/rules/{code:maxlength(20)}"), Authorize(Policy = Policies.ManageRules)]
    public Task<IActionResult> Show(string code, CancellationToken cancel) => ShowAsync(code, cancel);

    /// <summary>Writes nothing: says whom the rule would have stopped.</summary>
    [HttpPost("{lang:lang}/utilization/rules/try"), Authorize(Policy = Policies.ManageRules), Costly]
    public async Task<IActionResult> Try(RuleForm form, CancellationToken cancel)
    {
        var page = await database.ReadAsync(async session => await LoadAsync(session, form) is { } loaded ? await loaded.TryAsync(session, Portal) : null, cancel);
        return page switch
        {
            null => NotFound(),
            { Trial: null } => Invalid(RuleView, page with { Errors = Unreadable(page) }),
            _ => View(RuleView, page),
        };
    }

    [HttpPost("{lang:lang}/utilization/rules/activate"), Authorize(Policy = Policies.ManageRules)]
    public async Task<IActionResult> Activate(RuleForm form, CancellationToken cancel)
    {
        var outcome = await rules.ActivateAsync(Scope, form.Input(), form.From, form.SeenVersion, cancel);
        return outcome.Problem is { } problem ? await RefuseAsync(form, problem, cancel) : Done(T.Activated(form.Code.Trim(), form.From));
    }

    [HttpPost("{lang:lang}/utilization/rules/end"), Authorize(Policy = Policies.ManageRules)]
    public async Task<IActionResult> End(RuleForm form, CancellationToken cancel)
    {
        var outcome = await rules.EndAsync(Scope, form.Code, form.From, form.SeenVersion, cancel);
        return outcome.Problem is { } problem ? await RefuseAsync(form, problem, cancel) : Done(T.Ended(form.Code, form.From));
    }

    private RedirectResult Done(string message)
    {
        Say(message);
        return Redirect(UtilizationLinks.Rules(Language));
    }

    private async Task<IActionResult> ShowAsync(string? code, CancellationToken cancel) =>
        await database.ReadAsync(session => RulePage.LoadAsync(session, forms, code, null), cancel) is { } page ? View(RuleView, page) : NotFound();

    private Task<RulePage?> LoadAsync(IReadSession session, RuleForm form) =>
        RulePage.LoadAsync(session, forms, form.SeenVersion == 0 ? null : form.Code, form);

    private async Task<IActionResult> RefuseAsync(RuleForm form, RuleProblem problem, CancellationToken cancel)
    {
        if (problem == RuleProblem.NotAllowed)
        {
            return Forbid();
        }

        if (await database.ReadAsync(session => LoadAsync(session, form), cancel) is not { } page)
        {
            return NotFound();
        }

        return problem switch
        {
            RuleProblem.Stale or RuleProblem.AlreadyEnded => Overtaken(RuleView, page with { IsStale = true }),
            RuleProblem.Unreadable => Invalid(RuleView, page with { Errors = Unreadable(page) }),
            RuleProblem.CodeMalformed => At(nameof(form.Code), T.CodeMalformed),
            RuleProblem.CodeTaken => At(nameof(form.Code), T.CodeTaken),
            RuleProblem.MessageMissing => At(form.MessageFr.Trim().Length == 0 ? nameof(form.MessageFr) : nameof(form.MessageEn), T.MessageMissing),
            RuleProblem.MessageTooLong => At(form.MessageFr.Trim().Length > RuleCommands.MessageLength ? nameof(form.MessageFr) : nameof(form.MessageEn), T.MessageTooLong),
            RuleProblem.PeriodOpened => At(nameof(form.From), T.PeriodOpened),
            RuleProblem.LaterVersion => At(nameof(form.From), T.LaterVersion),
            _ => At(nameof(form.From), T.UnknownPeriod),
        };

        ViewResult At(string field, string message) => Invalid(RuleView, page with { Errors = new FormErrors([new FormError(field, message)]) });
    }

    private FormErrors Unreadable(RulePage page)
    {
        ExpressionParser.TryParseRule(page.Form.Rule, page.Dictionary, out _, out var error);
        return new FormErrors([new FormError(nameof(RuleForm.Rule), RulePage.Unreadable(error, page.Form.Rule, T) ?? T.NothingToTry)]);
    }
}
