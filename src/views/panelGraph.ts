/** What the page asks for its Graph tab, handed on to the profile server. */
import * as vscode from 'vscode';
import type { OpenProfiles } from '../platform/openProfiles';
import { plainMessage } from '../platform/plainText';
import type { GraphAnswer, GraphAsk, GraphChoice, SaveGraphMessage } from '../protocol/graphRequests';
import { succeed, type Reply } from '../protocol/reply';
import type { ViewSpec } from '../protocol/view';

export async function answerGraph(
  profiles: OpenProfiles,
  view: ViewSpec,
  ask: GraphAsk,
): Promise<Reply<GraphAnswer>> {
  const picture = await profiles.ask('pprofLens/graph', { view, ...choiceOf(ask) });
  return picture.ok ? succeed({ kind: 'graph', picture: picture.value }) : picture;
}

/** Writes what `-svg` would of what is drawn, where the person wants it. */
export async function saveGraph(
  profiles: OpenProfiles,
  view: ViewSpec,
  message: SaveGraphMessage,
): Promise<void> {
  const svg = await profiles.ask('pprofLens/graphSvg', { view, ...choiceOf(message) });
  if (!svg.ok) {
    void vscode.window.showErrorMessage(plainMessage(svg.problem.message));
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save the call graph'),
    filters: { SVG: ['svg'] },
  });
  if (target === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg.value.text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = vscode.l10n.t('The call graph cannot be written: {0}. Choose another folder.', reason);
    void vscode.window.showErrorMessage(plainMessage(text));
  }
}

function choiceOf({ nodeCount, callTree }: GraphChoice): GraphChoice {
  return { ...(nodeCount !== undefined && { nodeCount }), ...(callTree && { callTree }) };
}
