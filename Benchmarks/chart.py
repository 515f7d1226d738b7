"""The chart of the comparison: how many times longer each tool takes than Quire, on a logarithmic scale."""
import math
from xml.sax.saxutils import escape

WIDTH, LEFT, RIGHT, TOP, ROW, BAR = 760, 220, 70, 56, 16, 11
COLOURS = {"quire": "#7a1f2b", "pandoc": "#3b6ea5", "calibre": "#c98a1b", "ebookmaker": "#5f7f3a", "deflate alone": "#8a8a8a"}


def draw(results):
    """An SVG of the results."""
    bars = [(row["title"], [(name, tool["ratio"]) for name, tool in row["tools"].items()]) for row in results]
    low = min(ratio for _, tools in bars for _, ratio in tools)
    high = max(ratio for _, tools in bars for _, ratio in tools)
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    height = TOP + sum(ROW * len(tools) + 14 for _, tools in bars) + 34

    def x(ratio):
        return LEFT + (math.log10(ratio) - first) / (last - first) * (WIDTH - LEFT - RIGHT)

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{height}" fill="#fffdf8"/>',
        f'<text x="16" y="24" font-size="15" font-weight="bold">Time for the same work, Quire = 1 (logarithmic)</text>']
    for power in range(first, last + 1):
        at = x(10.0 ** power)
        lines.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{TOP - 12}" y2="{height - 28}" stroke="#ddd6c8"/>')
        lines.append(f'<text x="{at:.1f}" y="{height - 12}" text-anchor="middle" fill="#666">{10.0 ** power:g}</text>')
    y = TOP
    for title, tools in bars:
        lines.append(f'<text x="{LEFT - 12}" y="{y + BAR}" text-anchor="end">{escape(title)}</text>')
        for name, ratio in tools:
            begin, end = sorted((x(1), x(ratio)))
            lines.append(
                f'<rect x="{begin:.1f}" y="{y}" width="{max(end - begin, 2):.1f}" height="{BAR}" fill="{COLOURS[name]}"/>')
            lines.append(f'<text x="{end + 5:.1f}" y="{y + BAR - 1}" font-size="11" fill="#333">{escape(name)} {ratio:.3g}</text>')
            y += ROW
        y += 14
    return "\n".join(lines + ["</svg>"]) + "\n"
