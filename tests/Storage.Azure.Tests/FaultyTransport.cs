using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace RepXai.Storage.Azure.Tests;

/// <summary>A network that fails as a test says: before the request is sent, or after the service has carried it out.</summary>
internal sealed class FaultyTransport(Func<Request, Fault> fault) : HttpPipelineTransport
{
    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The store sends asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var what = fault(message.Request);
        if (what == Fault.NotSent)
            throw new RequestFailedException("The network is down.");
        await HttpClientTransport.Shared.ProcessAsync(message);
        if (what == Fault.AnswerLost)
            throw new RequestFailedException("The connection was reset.");
    }
}
