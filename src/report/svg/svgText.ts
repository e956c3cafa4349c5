/**
 * The call graph as a picture, laid out here: what `go tool pprof -svg` has Graphviz do. It is plain SVG, without script,
 * links or anything from elsewhere, so that it is safe to open whatever the profile has in it.
 */
import type { Point } from '../../layout/layoutTypes';
import type { DrawnGraph } from '../dot/drawnGraph';
import { drawnGraph } from '../dot/drawnGraph';
import type { GraphReport, Report, ReportText } from '../report';
import { boxSvg } from './boxSvg';
import type { GraphScene } from './graphScene';
import { graphScene } from './graphScene';
import { legendBlock, legendSvg } from './legendSvg';
import { lineLabelSvg, lineSvg } from './lineSvg';
import { placeBelowLegend } from './placeBelowLegend';
import { cutText, svgEscape } from './svgEscape';
import { FONT_FAMILY } from './textWidth';

export function svgText(report: Report, graphReport: GraphReport): ReportText {
  return { ok: true, pieces: svgPieces(drawnGraph(report, graphReport)) };
}

const EDGE = 8;
const MOST_TITLE = 200;

function* svgPieces(drawn: DrawnGraph): Iterable<string> {
  const scene = graphScene(drawn);
  const legend = legendBlock(drawn.legend);
  const graphAt = placeBelowLegend(scene, legend);
  const width = Math.ceil(Math.max(legend.width, graphAt.x + scene.layout.width) + 2 * EDGE);
  const height = Math.ceil(Math.max(legend.height, graphAt.y + scene.layout.height) + 2 * EDGE);
  yield '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n';
  yield `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" `;
  yield `viewBox="0 0 ${width} ${height}" font-family="${FONT_FAMILY}">\n`;
  yield `<title>${svgEscape(cutText(drawn.title === '' ? 'unnamed' : drawn.title, MOST_TITLE))}</title>\n`;
  yield `<rect width="${width}" height="${height}" fill="#ffffff"/>\n`;
  yield legendSvg(legend, { x: EDGE, y: EDGE }, drawn.title);
  yield* graphPieces(scene, { x: graphAt.x + EDGE, y: graphAt.y + EDGE });
  yield '</svg>\n';
}

/** Labels come last, so that no line is drawn over them. */
function* graphPieces({ boxes, lines, layout }: GraphScene, offset: Point): Iterable<string> {
  for (const [index, line] of lines.entries()) {
    const placed = layout.edges[index];
    if (placed) yield lineSvg(line, placed, offset);
  }
  for (const [index, box] of boxes.entries()) {
    const centre = layout.nodes[index];
    if (centre) yield boxSvg(box, centre, offset);
  }
  for (const [index, line] of lines.entries()) {
    const placed = layout.edges[index];
    if (placed) yield lineLabelSvg(line, placed, offset);
  }
}
