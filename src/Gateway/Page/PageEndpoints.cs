using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace RepXai.Gateway.Page;

/// <summary>Serves the page. It is no secret; what it shows comes by the routes that ask for a key.</summary>
internal static class PageEndpoints
{
    private const string Start = "index.html";

    /// <summary>Nothing but this server's own scripts and styles, no markup made of text, and no frames.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; " +
        "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page at <c>/</c>, and its files beside it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var asset in PageAsset.All())
        {
            routes.MapMethods(asset.Path == Start ? "/" : $"/{asset.Path}", Methods, (HttpContext context) => Answer(asset, context.Response.Headers))
                .ExcludeFromDescription();
        }
    }

    private static FileContentHttpResult Answer(PageAsset asset, IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache"; // Asked again each time, and answered by the tag.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: asset.Tag);
    }
}
