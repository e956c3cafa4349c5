/** The words of annotations and lenses. Numbers arrive as text, with unit and sign, from the profile server. */
import * as l10n from '@vscode/l10n';
import type { LineTable } from '../protocol/serverRequests';
import type { Quantity } from '../protocol/view';

interface FlatAndCum {
  readonly flat: Quantity;
  readonly cum: Quantity;
}

export type LineTextStyle = 'full' | 'compact';

/** `flat 0 · cum 20312 (100%)`, or `20312 (100%)`. */
export function lineText({ flat, cum }: FlatAndCum, style: LineTextStyle): string {
  const ofTotal = `${cum.text} (${cum.percent})`;
  return style === 'compact' ? ofTotal : l10n.t('flat {0} · cum {1}', flat.text, ofTotal);
}

/** `goroutine`, or `goroutine, filtered` where numbers may be smaller than the profile's. */
export function countedText({ sampleType, filtered }: Pick<LineTable, 'sampleType' | 'filtered'>): string {
  return filtered === true ? `${sampleType}, ${FILTERED}` : sampleType;
}

export const FILTERED = l10n.t('filtered');

/** What is known of a line that has since moved out of its function: said, but not as if it were true here. */
export function staleText({ flat, cum }: FlatAndCum, functionName: string): string {
  return l10n.t('stale: was flat {0} · cum {1} in {2}', flat.text, cum.text, functionName);
}

export function beyondEndText(lineCount: number): string {
  return lineCount === 1
    ? l10n.t('stale: the profile has 1 line beyond the end of this file')
    : l10n.t('stale: the profile has {0} lines beyond the end of this file', lineCount);
}

/** As `functionText`, of a function none of whose lines is where it was profiled. */
export function staleFunctionText(name: string, quantities: FlatAndCum, sampleType: string): string {
  return l10n.t('stale: was {0}', functionText(name, quantities, sampleType));
}

/** `main.leak · flat 0 (0%) · cum 20312 (100%) · goroutine`. */
export function functionText(name: string, { flat, cum }: FlatAndCum, sampleType: string): string {
  return l10n.t(
    '{0} · flat {1} ({2}) · cum {3} ({4}) · {5}',
    name,
    flat.text,
    flat.percent,
    cum.text,
    cum.percent,
    sampleType,
  );
}
