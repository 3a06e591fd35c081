using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Text;
using RepXai.Tests.Common;

namespace RepXai.Cluster.Tests.Processes;

/// <summary>A silo as a process of its own on the loopback, which keeps its name and its ports when it is started again.</summary>
internal sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    private static readonly string Assembly = typeof(SiloProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "TestSilo").Value!;

    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly StringBuilder said = new();
    private readonly TemporaryFolder scratch = new();
    private readonly bool isRestarted;
    private Process? process;
    private volatile bool isOver;

    /// <param name="name">The silo's name.</param>
    /// <param name="environment">What it is told, in its environment.</param>
    /// <param name="isRestarted">Whether it is started again whenever it ends, as an orchestrator does.</param>
    public SiloProcess(string name, IReadOnlyDictionary<string, string> environment, bool isRestarted)
    {
        this.isRestarted = isRestarted;
        var ports = FreePorts(3);
        (Name, SiloPort, Address) = (name, ports[0], new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ports[2]}")));
        this.environment = new Dictionary<string, string>(environment)
        {
            ["RepXai__Name"] = name,
            ["TMPDIR"] = scratch.Path,
            ["RepXai__Endpoints__Address"] = "127.0.0.1",
            ["RepXai__Endpoints__SiloPort"] = ports[0].ToString(CultureInfo.InvariantCulture),
            ["RepXai__Endpoints__GatewayPort"] = ports[1].ToString(CultureInfo.InvariantCulture),
            ["RepXai__Endpoints__Http"] = $"127.0.0.1:{ports[2]}",
        };
    }

    public string Name { get; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    public int SiloPort { get; }

    /// <summary>Where its gateway and its probes answer.</summary>
    public Uri Address { get; }

    /// <summary>What it has written to its streams.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>Runs the silo's program with arguments of its own.</summary>
    public static Process Run(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Starts the process; <see cref="WaitUntilReadyAsync"/> waits for the silo.</summary>
    public void Start()
    {
        Starts++;
        process = Run(environment);
        process.Exited += (ended, _) => HearEnd((Process)ended!);
        process.EnableRaisingEvents = true;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Waits until the silo says that it is ready.</summary>
    public async Task WaitUntilReadyAsync()
    {
        var last = "it did not answer";
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(Interval))
        {
            if (!isRestarted && process!.HasExited)
                throw new InvalidOperationException($"{Name} ended with {process.ExitCode} before it was ready:\n{Said}");
            if (await ProbeAsync("/health/ready") is not { } probe)
                continue;
            if (probe.Status == HttpStatusCode.OK)
                return;
            last = $"it said '{probe.Text}'";
        }

        throw new TimeoutException($"{Name} was not ready within {Patience.TotalSeconds} s: {last}.\n{Said}");
    }

    /// <summary>What a probe answers; null when it does not.</summary>
    public async Task<(HttpStatusCode Status, string Text)?> ProbeAsync(string path)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(Address, path));
            return (response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Ends it as a power failure would.</summary>
    public async Task KillAsync()
    {
        var victim = process!;
        victim.Kill();
        await victim.WaitForExitAsync();
    }

    /// <summary>Stops its threads, all at once.</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>Lets its threads go on.</summary>
    public Task ContinueAsync() => SignalAsync("CONT");

    /// <summary>Tells it to stop and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        return await WaitForExitAsync("it was told to stop");
    }

    /// <summary>Waits until it has ended.</summary>
    /// <param name="since">Why it should.</param>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync(string since)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process!.WaitForExitAsync(patience.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"{Name} did not end within {Patience.TotalSeconds} s after {since}.\n{Said}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        isOver = true;
        if (process is not null)
            await KillAsync();
        http.Dispose();
        scratch.Dispose();
    }

    private void HearEnd(Process ended)
    {
        Hear($"{Name} ended with {ended.ExitCode}.");
        if (!isRestarted || isOver)
            return;
        Start();
        if (isOver)
            process!.Kill(); // It was disposed of just now.
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.True(kill.ExitCode == 0, $"{Name} took no signal {signal}");
    }

    private void Hear(string? line)
    {
        lock (said)
            said.AppendLine(line);
    }

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
