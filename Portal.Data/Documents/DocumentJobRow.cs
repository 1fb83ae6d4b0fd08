using Portal.Data.Access;

namespace Portal.Data.Documents;

/// <summary>How far a job has come.</summary>
public enum JobState
{
    Queued,
    Running,

    /// <summary>The file is whole and kept.</summary>
    Done,

    /// <summary>The question had no answer, or every try failed.</summary>
    Failed,
    Cancelled,
}

/// <summary>A document that is produced apart from the request that asked for it, with the scope that it was asked with.</summary>
public sealed record DocumentJobRow
{
    public int DocumentJobId { get; init; }
    public required string ActorId { get; init; }
    public required string ActorName { get; init; }
    public int? PersonId { get; init; }
    public Persona Persona { get; init; }
    public string? TerritoryCode { get; init; }
    public string? BodyCode { get; init; }

    /// <summary>As in the catalogue.</summary>
    public required string Document { get; init; }

    /// <summary>What was asked, as the caller wrote it; the scope is in the columns.</summary>
    public required string Question { get; init; }
    public required string QuestionKey { get; init; }
    public required string Language { get; init; }
    public required string Format { get; init; }
    public JobState State { get; init; }

    /// <summary>Bytes of the file written so far by the present try.</summary>
    public long BytesWritten { get; init; }
    public int Tries { get; init; }
    public string? LeaseOwner { get; init; }
    public DateTime? LeaseUntilUtc { get; init; }

    /// <summary>After a failed try: when the next may begin.</summary>
    public DateTime? NotBeforeUtc { get; init; }
    public DateTime CreatedAtUtc { get; init; }
    public DateTime? StartedAtUtc { get; init; }
    public DateTime? FinishedAtUtc { get; init; }
    public string? FileName { get; init; }
    public long? FileSize { get; init; }

    /// <summary>Why there is no file: a code of the caller's, or null when a try broke off.</summary>
    public string? Problem { get; init; }

    /// <summary>Under which the log tells of the last try that broke off.</summary>
    public string? Reference { get; init; }

    public bool IsOpen => State is JobState.Queued or JobState.Running;

    /// <summary>The scope that the job was asked with.</summary>
    public AccessScope Scope => new()
    {
        Persona = Persona,
        Territory = TerritoryCode,
        Body = BodyCode,
        ActorId = ActorId,
        ActorName = ActorName,
        PersonId = PersonId,
    };

    /// <summary>Whether somebody still sees just what the job was asked with.</summary>
    public bool IsOfScope(AccessScope scope) =>
        scope.ActorId == ActorId && scope.Persona == Persona && scope.Territory == TerritoryCode && scope.Body == BodyCode;

    private const string Columns = """
        SELECT j.DocumentJobId, j.ActorId, j.ActorName, j.PersonId, j.Persona, j.TerritoryCode, j.BodyCode, j.Document, j.Question, j.QuestionKey,
            j.Language, j.Format, j.State, j.BytesWritten, j.Tries, j.LeaseOwner, j.LeaseUntilUtc, j.NotBeforeUtc, j.CreatedAtUtc, j.StartedAtUtc,
            j.FinishedAtUtc, j.FileName, j.FileSize, j.Problem, j.Reference
        FROM DocumentJob j
        """;

    /// <summary>The newest first.</summary>
    public const string OfActor = $"{Columns} WHERE j.ActorId = @ActorId ORDER BY j.CreatedAtUtc DESC, j.DocumentJobId DESC";

    public const string CountOfActor = "SELECT COUNT(*) AS Total FROM DocumentJob j WHERE j.ActorId = @ActorId";

    public const string OfActorById = $"{Columns} WHERE j.DocumentJobId = @DocumentJobId AND j.ActorId = @ActorId";

    public const string OfActorByKey = $"{Columns} WHERE j.ActorId = @ActorId AND j.QuestionKey = @QuestionKey AND j.State IN ('Queued', 'Running')";

    /// <summary>How many wait or run that came before.</summary>
    public const string CountAhead = """
        SELECT COUNT(*) AS Total FROM DocumentJob j WHERE j.State IN ('Queued', 'Running') AND j.DocumentJobId < @DocumentJobId
        """;

    public const string ById = $"{Columns} WHERE j.DocumentJobId = @DocumentJobId";

    /// <summary>What a worker may take: jobs that wait, and those that their worker has let go of. The first to have come first.</summary>
    public const string Free = $"""
        {Columns}
        WHERE (j.State = 'Queued' AND (j.NotBeforeUtc IS NULL OR j.NotBeforeUtc <= @NowUtc))
            OR (j.State = 'Running' AND j.LeaseUntilUtc < @NowUtc)
        ORDER BY j.DocumentJobId
        """;
}
