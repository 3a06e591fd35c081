using System.Net;
using System.Net.Http.Headers;
using RepXai.Contracts.Http;
using RepXai.Contracts.Validation;

namespace RepXai.Gateway.Tests;

public sealed class UploadTests : GatewayTestBase
{
    private const string Upload = $"v1/uploads/{ScriptedUploads.Hash}";

    [Fact]
    public async Task Bytes_may_be_more_than_other_requests_bodies_and_are_measured_by_headers()
    {
        var bytes = Enumerable.Range(0, 100 * MaxRequestBytes).Select(number => (byte)number).ToArray();
        using var first = await PatchAsync(0, bytes[..1000]);
        using var second = await PatchAsync(1000, bytes[1000..]);
        Assert.Equal(bytes.Length, (await ReadAsync(second)).GetProperty("offset").GetInt64());
        Assert.Equal(bytes, Uploads.Received.ToArray());
        using var request = new HttpRequestMessage(HttpMethod.Head, Upload);
        using var head = await Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal($"{bytes.Length}", Assert.Single(head.Headers.GetValues(UploadHeaders.Offset)));
        Assert.Equal("3000000", Assert.Single(head.Headers.GetValues(UploadHeaders.Length)));
    }

    [Fact]
    public async Task A_request_that_is_no_upload_is_told()
    {
        using var other = await Http.PostAsync("v1/uploads", Json($$"""{"name":"a.onnx","size":3,"sha256":"{{ScriptedUploads.Hash.Replace('b', 'c')}}"}"""));
        await AssertProblemAsync(HttpStatusCode.NotFound, ProblemCodes.UploadNotFound, other);
        using var half = await Http.PostAsync("v1/uploads", Json("""{"name":"a.onnx"}"""));
        await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, half);
        using var content = new ByteArrayContent([1]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var nowhere = await Http.PatchAsync(Upload, content);
        await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, nowhere);
    }

    [Fact]
    public async Task Every_typed_error_has_its_status_and_code()
    {
        await AssertFailureAsync(new UploadLimitException("Too large."), HttpStatusCode.RequestEntityTooLarge, ProblemCodes.UploadLimit);
        await AssertFailureAsync(new InvalidUploadException("Other hash."), HttpStatusCode.UnprocessableEntity, ProblemCodes.InvalidUpload);
        await AssertFailureAsync(new SweepLimitException("Too many."), HttpStatusCode.TooManyRequests, ProblemCodes.SweepLimit);
        Uploads.Failure = new UploadOffsetException("Elsewhere.", 17);
        using var response = await PatchAsync(0, [1]);
        var problem = await AssertProblemAsync(HttpStatusCode.Conflict, ProblemCodes.UploadOffset, response);
        Assert.Equal(17, problem.GetProperty("offset").GetInt64());
    }

    [Fact]
    public async Task A_caller_removes_its_own_uploads_only()
    {
        UseKey(LoopbackGateway.KeyOf("other"));
        using var response = await Http.DeleteAsync(Upload);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal((0, 1), (Uploads.Deleted, OthersUploads.Deleted));
    }

    private async Task AssertFailureAsync(SweepServiceException error, HttpStatusCode status, string code)
    {
        Uploads.Failure = error;
        using var response = await Http.PostAsync($"{Upload}/finish", content: null);
        await AssertProblemAsync(status, code, response);
    }

    private async Task<HttpResponseMessage> PatchAsync(long offset, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Upload) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.Add(UploadHeaders.Offset, $"{offset}");
        return await Http.SendAsync(request);
    }
}
