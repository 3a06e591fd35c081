using System.Net;
using RepXai.Contracts.Http;
using RepXai.Contracts.Validation;

namespace RepXai.Gateway.Tests;

public sealed class ProblemTests : GatewayTestBase
{
    [Fact]
    public async Task Every_typed_error_has_its_status_and_code()
    {
        await AssertFailureAsync(new SweepNotFoundException("No sweep."), HttpStatusCode.NotFound, ProblemCodes.SweepNotFound, "No sweep.");
        await AssertFailureAsync(new SweepStateException("It is over."), HttpStatusCode.Conflict, ProblemCodes.SweepState, "It is over.");
        await AssertFailureAsync(new IdempotencyConflictException("Used."), HttpStatusCode.Conflict, ProblemCodes.IdempotencyConflict, "Used.");
        await AssertFailureAsync(new CampaignNotFoundException("No such."), HttpStatusCode.NotFound, ProblemCodes.CampaignNotFound, "No such.");
        await AssertFailureAsync(new DeviceNotFoundException("None."), HttpStatusCode.NotFound, ProblemCodes.DeviceNotFound, "None.");
    }

    [Fact]
    public async Task An_invalid_specification_has_all_its_mistakes()
    {
        var mistake = new SpecificationProblem { Message = "No.", File = "a.yaml", Line = 3, Column = 4, Path = "seed" };
        Sweeps.Failure = new InvalidSpecificationException([mistake, mistake with { Line = 5 }]);
        using var response = await Http.PostAsync("v1/sweeps", Json("""{"text":"a: 1"}"""));
        var problem = await AssertProblemAsync(HttpStatusCode.UnprocessableEntity, ProblemCodes.InvalidSpecification, response);
        Assert.Equal([3, 5], problem.GetProperty("problems").EnumerateArray().Select(item => item.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task A_mistake_of_the_services_own_tells_nothing_of_its_inside()
    {
        Sweeps.Failure = new InvalidOperationException("secret path");
        using var response = await Http.GetAsync(Sweep);
        var problem = await AssertProblemAsync(HttpStatusCode.InternalServerError, ProblemCodes.InternalError, response);
        Assert.DoesNotContain("secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"file\":\"a.yaml\"}")]
    public async Task A_body_that_is_no_document_is_told(string body)
    {
        using var response = await Http.PostAsync("v1/sweeps", Json(body));
        await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, response);
    }

    [Fact]
    public async Task A_body_is_bounded_whether_it_tells_its_length_or_not()
    {
        var body = $$"""{"text":"{{new string('a', MaxRequestBytes)}}"}""";
        using var told = await Http.PostAsync("v1/sweeps", Json(body));
        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, ProblemCodes.RequestTooLarge, told);
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/validation") { Content = Json(body) };
        request.Headers.TransferEncodingChunked = true;
        using var chunked = await Http.SendAsync(request);
        await AssertProblemAsync(HttpStatusCode.RequestEntityTooLarge, ProblemCodes.RequestTooLarge, chunked);
    }

    [Fact]
    public async Task Addresses_methods_and_types_that_are_not_taken_are_told()
    {
        using var address = await Http.GetAsync("v1/shine");
        await AssertProblemAsync(HttpStatusCode.NotFound, ProblemCodes.NoSuchRoute, address);
        using var method = await Http.DeleteAsync(Sweep);
        await AssertProblemAsync(HttpStatusCode.MethodNotAllowed, ProblemCodes.NoSuchRoute, method);
        using var type = await Http.PostAsync("v1/sweeps", new StringContent("text: a"));
        await AssertProblemAsync(HttpStatusCode.UnsupportedMediaType, ProblemCodes.BadRequest, type);
        using var none = await Http.GetAsync("v1/comparison");
        await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, none);
    }

    [Fact]
    public async Task A_campaign_has_one_name_and_its_history_bounded_pages()
    {
        using var two = await Http.PutAsync("v1/campaigns/nightly", Json("""{"name":"weekly","cron":"0 3 * * *","document":{"text":"a: 1"}}"""));
        var problem = await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, two);
        Assert.Contains("'weekly'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        foreach (var limit in new[] { "0", "101", "many" })
        {
            using var page = await Http.GetAsync($"v1/campaigns/nightly/runs?limit={limit}");
            await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, page);
        }
    }

    [Fact]
    public async Task A_key_comes_decoded_to_the_service_and_is_bounded()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/sweeps") { Content = Json("""{"text":"a: 1"}""") };
        request.Headers.Add("Idempotency-Key", "nightly%20%C3%BC");
        using var response = await Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.Accepted, $"/{Sweep}"), (response.StatusCode, response.Headers.Location?.ToString()));
        Assert.Equal("nightly ü", Sweeps.Key);
        using var bold = new HttpRequestMessage(HttpMethod.Post, "v1/sweeps") { Content = Json("""{"text":"a: 1"}""") };
        bold.Headers.Add("Idempotency-Key", new string('k', 201));
        using var refused = await Http.SendAsync(bold);
        await AssertProblemAsync(HttpStatusCode.BadRequest, ProblemCodes.BadRequest, refused);
    }

    private async Task AssertFailureAsync(SweepServiceException error, HttpStatusCode status, string code, string detail)
    {
        Sweeps.Failure = error;
        using var response = await Http.GetAsync(Sweep);
        Assert.Equal(detail, (await AssertProblemAsync(status, code, response)).GetProperty("detail").GetString());
    }
}
