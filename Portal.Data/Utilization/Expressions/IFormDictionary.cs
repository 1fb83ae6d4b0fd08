namespace Portal.Data.Utilization.Expressions;

public enum SymbolKind
{
    Unknown,

    /// <summary>An indicator that establishments answer.</summary>
    Input,

    /// <summary>An indicator that is computed.</summary>
    Derived,

    /// <summary>A figure from outside the form; formulas may use it, rules may not.</summary>
    External,
}

/// <summary>The names that an expression may use.</summary>
public interface IFormDictionary
{
    SymbolKind KindOf(string code);

    /// <summary>Whether one of the indicator's dimensions has the category.</summary>
    bool HasCategory(string indicator, string category);
}

/// <summary>The figures from outside the form.</summary>
public static class ExternalSymbols
{
    /// <summary>Inhabitants served.</summary>
    public const string Population = "POPULATION";
}
