namespace Portal.Data;

/// <summary>The portal's two languages; French comes first.</summary>
public enum Language { French, English }
