namespace Portal.Data.Access;

/// <summary>Who somebody is to the portal; what each may do stands in <see cref="AccessScope"/>.</summary>
public enum Persona
{
    Ministry,
    Centre,
    Establishment,
    Pilot,
    Auditor,
    Administrator,
}
