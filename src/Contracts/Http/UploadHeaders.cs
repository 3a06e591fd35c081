namespace RepXai.Contracts.Http;

/// <summary>The headers that uploads over HTTP have.</summary>
public static class UploadHeaders
{
    /// <summary>Of a request: where its bytes start. Of an answer: the bytes that are there.</summary>
    public const string Offset = "Upload-Offset";

    /// <summary>Of an answer: the bytes of the whole upload.</summary>
    public const string Length = "Upload-Length";
}
