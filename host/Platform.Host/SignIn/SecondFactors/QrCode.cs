using System.Globalization;
using System.Text;
using QRCoder;

namespace Platform.Host.SignIn.SecondFactors;

/// <summary>A QR code as an image that a page carries itself: nothing is fetched, and no address gives the key away.</summary>
internal static class QrCode
{
    public static string DataUri(string content)
        => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Svg(content)));

    public static string Svg(string content)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(content, QRCodeGenerator.ECCLevel.M);
        // The matrix brings a quiet zone of its own, which the standard asks to be four modules wide.
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return string.Create(CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {rows.Count} {rows.Count}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{rows.Count}v{rows.Count}h-{rows.Count}z"/><path fill="#000" d="{path}"/></svg>""");
    }
}
