/** What the page is told of a watched program: names and positions, never paths. */
import type { WatchState } from '../platform/watch/watchState';
import type { LeakPlace, LeakRow } from '../protocol/leakRequests';
import type { FromPage, PanelFinding, PanelFrame, PanelWatch } from '../protocol/panelMessages';
import { watchDescription } from './watchNodes';

export function panelWatch(state: WatchState): PanelWatch {
  const { id, targetLabel, isRunning, intervalSeconds, problem, missing, verdict } = state;
  return {
    id,
    targetLabel,
    isRunning,
    description: watchDescription(state),
    intervalSeconds,
    ...(problem !== undefined && { problem }),
    missing,
    ...(verdict && {
      verdict: {
        status: verdict.status,
        headline: verdict.headline,
        basis: verdict.basis,
        dismissed: verdict.dismissed,
        charts: verdict.charts,
        findings: verdict.findings.map(panelFinding),
      },
    }),
  };
}

/** The line that a click means; undefined when the verdict has no such by now. */
export function leakLine(
  { verdict }: WatchState,
  { finding, part, index }: FromPage & { readonly type: 'openLeakLine' },
): LeakPlace | undefined {
  const row = verdict?.findings[finding];
  switch (part) {
    case 'place':
      return row?.place;
    case 'creator':
      return row?.creators[index];
    case 'frame':
      return row?.frames[index];
  }
}

function panelFinding(row: LeakRow): PanelFinding {
  const { key, sureness, at, summary, kindTitle, kindReason, remedy, evidence, place } = row;
  const texts = { key, sureness, at, summary, kindTitle, kindReason, remedy, evidence };
  return {
    ...texts,
    functionName: place.functionName,
    creators: row.creators.map(panelFrame),
    frames: row.frames.map(panelFrame),
  };
}

function panelFrame({ functionName, recordedPath, lineNumber }: LeakPlace): PanelFrame {
  const name = recordedPath.slice(
    Math.max(recordedPath.lastIndexOf('/'), recordedPath.lastIndexOf('\\')) + 1,
  );
  return { functionName, at: name === '' ? '' : `${name}:${lineNumber}` };
}
