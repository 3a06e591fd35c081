using RepXai.Contracts.Validation;
using RepXai.Examples.Client;

// A gateway's address and a specification's file; the key stays out of the arguments, which other users see.
if (args is not [var address, var file] || Environment.GetEnvironmentVariable("REPXAI_API_KEY") is not { Length: > 0 } key)
{
    await Console.Error.WriteLineAsync("Usage: REPXAI_API_KEY=... dotnet run --project examples/client http://127.0.0.1:5087 examples/fashion-zoo.yaml");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
try
{
    await WithoutInjection.RunAsync(new Uri(address), key, file, stop.Token);
    await WithInjection.RunAsync(new Uri(address), key, stop.Token);
    return 0;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (SweepServiceException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
