using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;
using Portal.Web.Features.Accounts;
using Portal.Web.Features.Governance;
using Portal.Web.Features.Insights;
using Portal.Web.Features.Shared;
using Portal.Web.Features.Utilization;

namespace Portal.Web.Setup;

/// <summary>MVC over feature folders: a controller, its views, links and texts lie together.</summary>
internal static class PagesSetup
{
    /// <summary>A year: the address carries the file's hash.</summary>
    private const string ForGood = "public, max-age=31536000, immutable";

    public static void AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped<PortalContext>();
        services.AddSingleton<FreshPages>();
        services.AddSingleton<Scripts>();
        services.AddScoped<ViewText>();
        services.AddScoped<FilingDesk>();
        services.AddScoped<CellDesk>();
        services.AddScoped<SheetNews>();
        services.AddSingleton<KeptFilings>();
        services.AddScoped<ReviewDesk>();
        services.AddScoped<FilingFileDesk>();
        services.AddScoped<ExploreFileDesk>();
        services.AddScoped<ImportDesk>();
        services.AddSingleton<ImportSeal>();
        services.AddScoped<BulkDesk>();
        services.AddSingleton<InvitationMail>();
        services.AddSingleton<ReviewMail>();
        services.AddControllersWithViews(options =>
        {
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add<FormSetup.SizeFilter>();
            options.Filters.Add<FormSetup.FormFilter>();
            options.Filters.Add<EnglishNoticeFilter>();
            options.Filters.Add<AsOfFilter>();
            options.MaxModelBindingCollectionSize = 512;
        });
        services.Configure<RazorViewEngineOptions>(options =>
        {
            options.ViewLocationFormats.Clear();
            options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
            options.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
        });
        services.Configure<MvcViewOptions>(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RouteOptions>(options => options.ConstraintMap.Add("lang", typeof(LanguageConstraint)));
        services.AddResponseCompression(options => options.EnableForHttps = true); // anti-forgery tokens are masked anew in each answer
    }

    public static void UsePortalFiles(this WebApplication app)
    {
        var scripts = app.Services.GetRequiredService<Scripts>();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = scripts.Files,
            RequestPath = scripts.Folder,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = ForGood,
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl =
                context.Context.Request.QueryString.HasValue ? ForGood : "public, max-age=3600",
        });
    }

    public static void UsePortalErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/fr/status/500");
        app.UseStatusCodePagesWithReExecute("/fr/status/{0}");
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapGet("/", () => Results.Redirect("/fr")).AllowAnonymous();
        app.MapControllers();
    }
}
