using System.Globalization;
using System.Text.Json;
using RepXai.Growth;
using RepXai.Sweeps.Execution;
using RepXai.Tensors.Cpu;

// A runner of benchmarks/growth: specification, threads, bytes of memory for the process, rounds.
var numbers = args[1..].Select(text => long.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var run = new GrowthRun(args[0], new CpuOptions((int)numbers[0], numbers[1] - AttributionComputation.ProcessBytes), TimeProvider.System);
Console.WriteLine(JsonSerializer.Serialize(await run.MeasureAsync((int)numbers[2]), GrowthJson.Default.GrowthReport));
