using RepXai.Sweeps.Uploads;

namespace RepXai.Silo.Settings;

/// <summary>What tenants may upload.</summary>
/// <param name="Bounds">The bounds of one tenant's uploads.</param>
/// <param name="CopyBytes">What each silo's copies of one tenant's uploads may take on its disk.</param>
internal sealed record UploadSettings(UploadOptions Bounds, long CopyBytes);
