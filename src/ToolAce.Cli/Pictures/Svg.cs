using System.Net;
using System.Text;

namespace ToolAce.Cli.Pictures;

/// <summary>The few shapes a chart needs, as scalable vector graphics. Lengths are pixels.</summary>
internal sealed class Svg(int width, int height)
{
    private readonly StringBuilder body = new();

    public void Text(double x, double y, string text, string style = "", string anchor = "start") =>
        body.AppendLine($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" style=\"{style}\">{WebUtility.HtmlEncode(text)}</text>");

    public void Box(double x, double y, double w, double h, string fill, double opacity = 1) =>
        body.AppendLine($"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{w:F1}\" height=\"{h:F1}\" fill=\"{fill}\" fill-opacity=\"{opacity:F2}\"/>");

    public void Line(double x1, double y1, double x2, double y2, string colour, double thickness = 1) =>
        body.AppendLine($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\" stroke-width=\"{thickness:F1}\"/>");

    public void Path(IEnumerable<(double X, double Y)> points, string colour) =>
        body.AppendLine($"<polyline fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.6\" points=\"{string.Join(' ', points.Select(p => $"{p.X:F1},{p.Y:F1}"))}\"/>");

    public override string ToString() =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n"
        + $"<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{body}</svg>\n";
}
