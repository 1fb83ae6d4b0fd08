namespace Portal.Data.Governance;

/// <summary>
/// The day whose seats and holders are asked for, and the day whose structure groups and names them: territories, names of
/// bodies, names of roles. A day by itself is both. A body that is not open on the structure's day stands as it last was, or
/// first will be. What is within the scope is decided by the day itself, whatever the structure.
/// </summary>
public readonly record struct RegisterDay(DateOnly On, DateOnly StructureOn)
{
    public static implicit operator RegisterDay(DateOnly day) => new(day, day);
}
