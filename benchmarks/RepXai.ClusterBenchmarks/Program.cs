using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using RepXai.Client.Orleans;
using RepXai.ClusterBenchmarks;
using RepXai.Contracts;
using RepXai.Grains;
using RepXai.Grains.Devices;
using RepXai.Sweeps.Hosting;
using RepXai.Sweeps.Storage;
using RepXai.Sweeps.Tests.Hosting;
using RepXai.Sweeps.Tests.Planning;

// How many units a second one coordinator takes through their lives, with real grains and real storage and units that take no time.
// Arguments: the devices, the models (64 units each) and, for state in PostgreSQL, the connection to a database with Orleans' tables.
var devices = int.Parse(args[0], CultureInfo.InvariantCulture);
var models = int.Parse(args[1], CultureInfo.InvariantCulture);
var database = args.ElementAtOrDefault(2);
using var folder = new SweepFolder(models);
var computation = new MadeUpComputation { Facts = new MadeUpFacts(images: 64) };
var counted = new CountedBlobStore(FileBlobStore.Open(folder.Blobs));

var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton<IBlobStore>(counted);
builder.Services.AddSingleton<ISweepComputation>(computation);
builder.UseOrleans(silo =>
{
    silo.UseLocalhostClustering();
    silo.UseInMemoryReminderService();
    var options = new RepXaiSiloOptions { Silo = "silo" };
    foreach (var number in Enumerable.Range(0, devices))
        options.Devices.Add(new SiloDevice { Name = $"cpu-{number}" });
    silo.AddRepXaiGrains(options);
    if (database is null)
        silo.AddMemoryGrainStorage(GrainStorageNames.State);
    else
        silo.AddAdoNetGrainStorage(GrainStorageNames.State, storage => (storage.Invariant, storage.ConnectionString) = ("Npgsql", database));
});
using var host = builder.Build();
await host.StartAsync();
var service = new GrainSweepService(host.Services.GetRequiredService<IGrainFactory>(), counted, "benchmark", TimeProvider.System);
var start = TimeProvider.System.GetTimestamp();
var id = (await service.SubmitAsync(folder.Document, $"run-{start}")).Id;
var submitted = TimeProvider.System.GetElapsedTime(start);
SweepProgress? last = null;
await foreach (var progress in service.WatchAsync(id))
    last = progress;
var seconds = (TimeProvider.System.GetElapsedTime(start) - submitted).TotalSeconds;
Console.WriteLine($"{last!.State}: {last.UnitsCompleted} units on {devices} devices in {seconds:F1} s: {last.UnitsCompleted / seconds:F0} units a second.");
Console.WriteLine($"Blob store, each unit: {counted.Writes / (double)last.UnitsCompleted:F2} writes, {counted.Reads / (double)last.UnitsCompleted:F2} reads, {counted.Deletes / (double)last.UnitsCompleted:F2} deletes.");
await host.StopAsync();
