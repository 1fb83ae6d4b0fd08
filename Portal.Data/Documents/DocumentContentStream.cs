using Portal.Data.Engine;

namespace Portal.Data.Documents;

/// <summary>A job's file, piece by piece.</summary>
public sealed class DocumentContentStream(Database database, int documentJobId) : PieceStream
{
    protected override async Task<byte[]?> PieceAsync(int ordinal, CancellationToken cancel)
    {
        var row = await database.ReadAsync(
            session => session.FindAsync<DocumentJobPartRow>(DocumentJobPartRow.OfJob, new { DocumentJobId = documentJobId, Ordinal = ordinal }), cancel);
        return row?.Content;
    }
}
