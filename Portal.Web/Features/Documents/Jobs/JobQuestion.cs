using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portal.Data.Access;
using Portal.Data.Documents;

namespace Portal.Web.Features.Documents.Jobs;

/// <summary>A question as the queue keeps it: JSON without the scope, which the job holds in columns of its own.</summary>
internal static class JobQuestion
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <param name="apart">Makes the key of an order that is one of many for the same question: a schedule's.</param>
    public static DocumentOrder Order(DocumentQuestion question, string apart = "")
    {
        var json = (JsonObject)JsonSerializer.SerializeToNode(question, Options)!;
        json.Remove(nameof(DocumentQuestion.Scope));
        var text = json.ToJsonString(Options);
        return new DocumentOrder(question.Document, text, Key(question.Scope, text, apart), question.Language.ToString(), question.Format.ToString());
    }

    /// <summary>The question with the scope that it was asked with. Null when this version cannot read it.</summary>
    public static DocumentQuestion? Read(DocumentJobRow job)
    {
        try
        {
            var json = JsonNode.Parse(job.Question)!.AsObject();
            json[nameof(DocumentQuestion.Scope)] = JsonSerializer.SerializeToNode(job.Scope, Options);
            return json.Deserialize<DocumentQuestion>(Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Key(AccessScope scope, string question, string apart) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope.Persona}|{scope.Territory}|{scope.Body}|{apart}|{question}")));
}
