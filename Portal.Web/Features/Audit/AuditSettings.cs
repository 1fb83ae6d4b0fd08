namespace Portal.Web.Features.Audit;

/// <summary>The <c>Audit</c> section of the settings.</summary>
public sealed class AuditSettings(IConfiguration configuration)
{
    /// <summary>The file of anchors: beside an embedded database, else in <c>data</c>. It is best copied to where the portal cannot write.</summary>
    public string AnchorsPath { get; } = Path.GetFullPath(configuration["Audit:AnchorsPath"] switch
    {
        { Length: > 0 } path => path,
        _ when configuration["Database:Engine"] == "Sqlite" && configuration["Database:ConnectionString"] is { Length: > 0 } file => $"{file}.anchors.jsonl",
        _ => Path.Combine("data", "portal.anchors.jsonl"),
    });
}
