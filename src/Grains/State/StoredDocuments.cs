using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RepXai.Grains.State;

/// <summary>Reads and writes grains' states as versioned JSON.</summary>
internal static class StoredDocuments
{
    private const int Version = 1;

    /// <summary>The state; null before anything was stored.</summary>
    /// <exception cref="NotSupportedException">A later version of the software wrote it.</exception>
    public static T? Read<T>(this IPersistentState<StoredDocument> stored, JsonTypeInfo<T> type)
        where T : class => stored.State switch
        {
            { Json: "" } => null,
            { Version: Version } state => JsonSerializer.Deserialize(state.Json, type),
            var state => throw new NotSupportedException($"The state has version {state.Version}; this silo reads version {Version}, update it."),
        };

    /// <summary>Stores the state; fails when another activation has stored one since this one read it.</summary>
    public static Task WriteAsync<T>(this IPersistentState<StoredDocument> stored, T value, JsonTypeInfo<T> type)
    {
        stored.State = new StoredDocument { Version = Version, Json = JsonSerializer.Serialize(value, type) };
        return stored.WriteStateAsync();
    }
}
