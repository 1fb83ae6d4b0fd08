namespace Portal.Data.Utilization;

/// <summary>Why a text is no answer.</summary>
public enum AnswerProblem
{
    /// <summary>Longer than <see cref="AnswerText.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Neither a number nor one of the words.</summary>
    NotANumber,

    /// <summary>It can be read in two ways, or its digits are grouped in no known way.</summary>
    Ambiguous,
    Negative,

    /// <summary>Above <see cref="Answer.Largest"/>.</summary>
    TooLarge,

    /// <summary>Decimals where the unit has none.</summary>
    NotWhole,

    /// <summary>More decimals than the unit has.</summary>
    TooPrecise,
}

/// <summary>An answer, or why there is none.</summary>
public readonly record struct AnswerReading
{
    private AnswerReading(Answer answer, AnswerProblem? problem)
    {
        Answer = answer;
        Problem = problem;
    }

    /// <summary>Blank when there is a problem.</summary>
    public Answer Answer { get; }
    public AnswerProblem? Problem { get; }

    public static implicit operator AnswerReading(Answer answer) => new(answer, null);

    public static implicit operator AnswerReading(AnswerProblem problem) => new(Answer.Blank, problem);
}
