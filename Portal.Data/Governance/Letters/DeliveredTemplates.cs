namespace Portal.Data.Governance.Letters;

/// <summary>What letters say until the Ministry publishes a text of its own.</summary>
internal static class DeliveredTemplates
{
    public static LetterTemplateRow Of(LetterKind kind) => kind == LetterKind.Appointment ? Appointment : EndOfMandate;

    private static readonly LetterTemplateRow Appointment = new()
    {
        Kind = LetterKind.Appointment,
        SubjectFr = "Désignation à titre de {poste}, {organisme}",
        BodyFr = """
            Madame, Monsieur,

            Conformément aux orientations ministérielles sur la télésanté, vous êtes désignée ou désigné à titre de {poste} pour l’organisme suivant : {organisme}.

            Vous assumerez ce rôle {qualité}, {durée}. Cette désignation s’appuie sur l’acte numéro {acte}, daté du {date de l’acte}.

            À ce titre, vous êtes la personne à joindre au sein de votre organisme pour le déploiement et le suivi des services de télésanté. Le Portail de la télésanté vous donne accès aux orientations dont votre poste accuse réception et aux déclarations que votre organisme y dépose.

            Nous vous remercions de votre engagement et vous prions d’agréer, Madame, Monsieur, l’expression de nos sentiments distingués.
            """,
        SubjectEn = "Appointment as {seat}, {body}",
        BodyEn = """
            Dear Sir or Madam,

            In accordance with the ministerial guidelines on telehealth, you are appointed as {seat} for the following organization: {body}.

            You will serve {capacity}, {term}. This appointment rests on instrument number {instrument}, dated {instrument date}.

            In this role, you are your organization’s contact for the deployment and follow-up of telehealth services. The Telehealth Portal gives you access to the guidelines that your seat acknowledges and to the filings that your organization submits.

            Thank you for your commitment.

            Yours sincerely,
            """,
    };

    private static readonly LetterTemplateRow EndOfMandate = new()
    {
        Kind = LetterKind.EndOfMandate,
        SubjectFr = "Fin de mandat à titre de {poste}, {organisme}",
        BodyFr = """
            Madame, Monsieur,

            Nous prenons acte de la fin de votre mandat à titre de {poste} pour l’organisme suivant : {organisme}. Votre dernier jour dans ce rôle est le {fin}.

            Votre mandat, assumé {qualité}, avait débuté le {début} en vertu de l’acte numéro {acte}. Motif inscrit au registre : {motif}.

            Nous vous remercions du travail accompli pour la télésanté et vous prions d’agréer, Madame, Monsieur, l’expression de nos sentiments distingués.
            """,
        SubjectEn = "End of mandate as {seat}, {body}",
        BodyEn = """
            Dear Sir or Madam,

            This letter confirms the end of your mandate as {seat} for the following organization: {body}. Your last day in this role is {end}.

            Your mandate, served {capacity}, began on {start} under instrument number {instrument}. Reason entered in the register: {reason}.

            Thank you for your work in support of telehealth.

            Yours sincerely,
            """,
    };
}
