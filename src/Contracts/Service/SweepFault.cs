using System.Text.Json.Serialization;
using RepXai.Contracts.Json;

namespace RepXai.Contracts;

/// <summary>Who can mend what made a sweep fail.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SweepFault>))]
public enum SweepFault
{
    /// <summary>The caller: something is wrong with the specification, a model or an image.</summary>
    Request,

    /// <summary>Whoever runs or makes the service: a unit failed in every attempt.</summary>
    Service,
}
