using System.Net;
using Microsoft.Extensions.Configuration;
using RepXai.Gateway;
using RepXai.Storage.Azure;
using RepXai.Sweeps.Machine;
using RepXai.Sweeps.Uploads;
using RepXai.Tensors;

namespace RepXai.Silo.Settings;

/// <summary>Reads the section <c>RepXai</c> of the configuration, with every setting checked before anything starts.</summary>
internal static class SiloSettingsReader
{
    private const string Section = "RepXai";
    private const string DefaultCluster = "repxai";
    private const int MaxPort = 65535;
    private const int MaxSlots = 1024;
    private static readonly IPEndPoint DefaultHttp = new(IPAddress.Loopback, 5087);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="UserErrorException">One is missing, wrong or unknown.</exception>
    public static SiloSettings Read(IConfiguration configuration)
    {
        var section = Open(configuration);
        var state = ReadStateIn(section);
        var machine = new MachineOptions();
        return new SiloSettings
        {
            Cluster = section.Text("Cluster") ?? DefaultCluster,
            Service = section.Text("Service") ?? DefaultCluster,
            Name = ReadName(section),
            Endpoints = ReadEndpoints(section.Section("Endpoints", "Address", "Http", "SiloPort", "GatewayPort"), state.Provider),
            State = state,
            Blobs = ReadBlobs(section.Section("Blobs", "Folder", "Azure")),
            Cpu = ReadCpu(section.Section("Cpu", "Slots", "Threads", "Memory")),
            Keys = ReadKeys(section),
            Operators = section.List("Operators"),
            Data = ReadData(section),
            Uploads = ReadUploads(section.Section("Uploads", "MaxFile", "MaxTotal", "Copies")),
            Machine = machine with
            {
                LeaseDuration = section.Duration("Lease", machine.LeaseDuration),
                ClockBound = section.Duration("ClockBound", machine.ClockBound),
            },
            StopTimeout = section.Duration("StopTimeout", TimeSpan.FromMinutes(1)),
        };
    }

    /// <summary>Reads where the state is kept, for commands that need nothing else.</summary>
    public static StateSettings ReadState(IConfiguration configuration) => ReadStateIn(Open(configuration));

    private static SettingsSection Open(IConfiguration configuration) => new(
        configuration.GetSection(Section),
        "Cluster", "Service", "Name", "Endpoints", "State", "Blobs", "Cpu", "Keys", "KeyFile", "Operators", "Data", "Uploads", "Lease", "ClockBound", "StopTimeout");

    private static string ReadName(SettingsSection section)
    {
        var name = section.Text("Name") ?? Environment.MachineName;
        return name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? name
            : throw section.Wrong("Name", name, "a name of letters, digits, hyphens, underscores and dots");
    }

    private static EndpointSettings ReadEndpoints(SettingsSection section, StateProvider state)
    {
        IPAddress? advertised = null;
        if (section.Text("Address") is { } text && !IPAddress.TryParse(text, out advertised))
            throw section.Wrong("Address", text, "an IP address");
        var http = DefaultHttp;
        if (section.Text("Http") is { } listen && (!listen.Contains(':', StringComparison.Ordinal) || !IPEndPoint.TryParse(listen, out http)))
            throw section.Wrong("Http", listen, "an address and a port such as 0.0.0.0:5087");
        return new EndpointSettings(
            section.Integer("SiloPort", 11111, 1, MaxPort),
            section.Integer("GatewayPort", 30000, 1, MaxPort),
            advertised ?? (state == StateProvider.Localhost ? IPAddress.Loopback : null),
            http);
    }

    private static StateSettings ReadStateIn(SettingsSection whole)
    {
        var section = whole.Section("State", "Provider", "ConnectionString");
        var provider = section.Choice("Provider", StateProvider.Localhost);
        var connection = provider == StateProvider.Localhost
            ? null
            : section.Required("ConnectionString", $"the one of the {(provider == StateProvider.PostgreSql ? "database" : "storage account")}");
        return new StateSettings(provider, connection);
    }

    private static BlobSettings ReadBlobs(SettingsSection section)
    {
        var folder = section.Text("Folder");
        var azure = section.Section("Azure", "ConnectionString", "Container", "ContainerUri", "ManagedIdentityClientId");
        var container = azure.Exists ? ReadAzure(azure) : null;
        if (folder is null == container is null)
            throw new UserErrorException($"{section.NameOf("Folder")} and {section.NameOf("Azure")} are {(folder is null ? "both missing" : "both given")}; give one of them.");
        return new BlobSettings(folder, container);
    }

    private static AzureBlobStoreOptions ReadAzure(SettingsSection section)
    {
        Uri? uri = null;
        if (section.Text("ContainerUri") is { } text && !Uri.TryCreate(text, UriKind.Absolute, out uri))
            throw section.Wrong("ContainerUri", text, "an address such as https://account.blob.core.windows.net/container");
        return new AzureBlobStoreOptions
        {
            ConnectionString = section.Text("ConnectionString"),
            Container = section.Text("Container"),
            ContainerUri = uri,
            ManagedIdentityClientId = section.Text("ManagedIdentityClientId"),
        };
    }

    private static CpuSettings ReadCpu(SettingsSection section)
    {
        var slots = section.Integer("Slots", 1, 0, MaxSlots);
        var shares = Math.Max(1, slots);
        return new CpuSettings(
            slots,
            section.Integer("Threads", Math.Max(1, Environment.ProcessorCount / shares), 1, MaxSlots),
            section.Bytes("Memory") ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 / shares);
    }

    private static UploadSettings ReadUploads(SettingsSection section)
    {
        var bounds = new UploadOptions();
        bounds = bounds with
        {
            MaxFileBytes = section.Bytes("MaxFile") ?? bounds.MaxFileBytes,
            MaxTotalBytes = section.Bytes("MaxTotal") ?? bounds.MaxTotalBytes,
        };
        return new UploadSettings(bounds, section.Bytes("Copies") ?? bounds.MaxTotalBytes);
    }

    private static List<TenantKey> ReadKeys(SettingsSection section)
    {
        try
        {
            var keys = section.Pairs("Keys").Select(pair => new TenantKey(pair.Key, pair.Value)).ToList();
            if (section.Text("KeyFile") is { } file)
                keys.AddRange(TenantKeyFile.Read(file));
            return keys.Count > 0
                ? keys
                : throw new UserErrorException($"{section.NameOf("Keys")} and {section.NameOf("KeyFile")} are both missing; give each tenant's name with its key's SHA-256.");
        }
        catch (FormatException error)
        {
            throw new UserErrorException(error.Message, error);
        }
    }

    private static IReadOnlyList<string> ReadData(SettingsSection section)
    {
        var folders = section.List("Data");
        return folders.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing
            ? throw section.Wrong("Data", missing, "a folder that exists")
            : folders;
    }
}
