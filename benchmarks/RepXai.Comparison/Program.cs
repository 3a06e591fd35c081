using System.Text.Json;
using RepXai.Comparison;

// A runner of benchmarks/compare: loads a work, says that it is ready, and runs it once for each line that it is given.
using var work = new ComparisonWork(JsonSerializer.Deserialize(File.ReadAllText(args[0]), ComparisonJson.Default.ComparisonRequest)!, TimeProvider.System);
Console.WriteLine("ready");
while (Console.ReadLine() is not null)
    Console.WriteLine(JsonSerializer.Serialize(work.Run(), ComparisonJson.Default.ComparisonReport));
