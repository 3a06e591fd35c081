using RepXai.Contracts.Uploads;

namespace RepXai.Gateway;

/// <summary>Keeps tenants apart: each has uploads of its own.</summary>
public interface ITenantUploadServices
{
    /// <summary>The service with a tenant's uploads, the same at every call.</summary>
    IUploadService UploadsFor(string tenant);
}
