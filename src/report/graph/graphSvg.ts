import * as l10n from '@vscode/l10n';
import type { GraphChoice, GraphSvg } from '../../protocol/graphRequests';
import type { Reply } from '../../protocol/reply';
import { fail, succeed } from '../../protocol/reply';
import type { OpenView } from '../openView';
import { svgText } from '../svg/svgText';
import { viewGraph } from './viewGraph';

/** Characters: a reply is one message, and no viewer shows a larger picture. */
const MOST_TEXT = 32_000_000;

/** What `-svg` writes, of a choice; all edges of it. */
export function graphSvg(view: OpenView, choice: GraphChoice): Reply<GraphSvg> {
  const { report, graphReport } = viewGraph(view, choice);
  const text = svgText(report, graphReport);
  if (!text.ok) return fail(text.message);
  const pieces: string[] = [];
  let length = 0;
  for (const piece of text.pieces) {
    const part = typeof piece === 'string' ? piece : new TextDecoder().decode(piece);
    length += part.length;
    if (length > MOST_TEXT) {
      return fail(
        l10n.t(
          'A picture of at most {0} characters was expected, and this one is larger. Show fewer nodes, or trim small ones.',
          MOST_TEXT.toLocaleString('en'),
        ),
      );
    }
    pieces.push(part);
  }
  return succeed({ text: pieces.join('') });
}
