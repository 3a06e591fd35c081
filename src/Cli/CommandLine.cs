using System.CommandLine;
using System.Net;
using RepXai.Cli.Commands;
using RepXai.Cli.Rendering;
using RepXai.Client;
using RepXai.Contracts.Validation;
using RepXai.Tensors;

namespace RepXai.Cli;

/// <summary>The whole program but its process: tests call it with writers and a folder of their own.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    /// <summary>Runs one command.</summary>
    /// <returns>The exit code, as <see cref="ExitCode"/> lists them.</returns>
    public static async Task<int> InvokeAsync(IReadOnlyList<string> arguments, Session session, CancellationToken cancellationToken)
    {
        var parsed = CommandTree.Create(session).Parse(arguments);
        var error = session.Terminal.Error;
        if (parsed.Errors.Count > 0)
            return ErrorRenderer.ParseErrors(parsed, error);
        try
        {
            var configuration = new InvocationConfiguration
            {
                Output = session.Terminal.Output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeToStop,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (InvalidSpecificationException mistake)
        {
            return ErrorRenderer.Problems(mistake.Problems, error);
        }
        catch (SweepGatewayException failure) when (failure.StatusCode >= HttpStatusCode.InternalServerError)
        {
            return ErrorRenderer.ServiceFailure(failure.Message, error);
        }
        catch (Exception mistake) when (mistake is UserErrorException or SweepServiceException)
        {
            return ErrorRenderer.UserError(mistake.Message, error);
        }
        catch (Exception failure)
        {
            return ErrorRenderer.Failure(failure, error);
        }
    }
}
