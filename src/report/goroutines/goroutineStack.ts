import * as l10n from '@vscode/l10n';
import { framesOfStack } from '../../analysis/goroutines/dumpTexts';
import { operationOfRow } from '../../analysis/goroutines/operations';
import type { GoroutineDump } from '../../model/goroutineDump';
import { GOROUTINE_FLAGS } from '../../model/goroutineDump';
import type { GoroutineStack } from '../../protocol/goroutineRequests';
import { shortened } from '../shortened';
import { goroutinesText } from './blockedText';
import { goroutineFrame, stackFrames } from './goroutineFrame';
import { waitReasonOf } from './waitReasons';
import { leastWaitText } from './waitText';

/** All of one goroutine. */
export function goroutineStack(dump: GoroutineDump, row: number): GoroutineStack {
  const { goroutines } = dump;
  const stack = goroutines.stacks[row] ?? 0;
  const operation = operationOfRow(dump, row);
  const reason = waitReasonOf(operation) ?? waitReasonOf(dump.strings.text(goroutines.states[row] ?? 0));
  const creator = goroutines.creatorFrames[row] ?? -1;
  const creatorId = goroutines.creatorIds[row] ?? -1;
  return {
    title: goroutineTitle(dump, row),
    operation: shortened(operation),
    meaning: reason ? `${reason.meaning} ${reason.usual}` : '',
    labels: (dump.labelSets[goroutines.labelSets[row] ?? 0] ?? [])
      .slice(0, MAX_LABELS)
      .map(({ key, value }) => ({ key: shortened(key), value: shortened(value) })),
    frames: stackFrames(dump, stack, MAX_FRAMES),
    frameCount: framesOfStack(dump, stack).length,
    ...(creator < 0 ? {} : { creator: goroutineFrame(dump, creator) }),
    ...(creatorId < 0 ? {} : { creatorId }),
    headerLine: goroutines.headerLines[row] ?? -1,
  };
}

const MAX_FRAMES = 600;
const MAX_LABELS = 100;

/** `goroutine 42 [chan send, up to 14 min, leaked]`. */
export function goroutineTitle(dump: GoroutineDump, row: number): string {
  const { ids, counts, states, flags, waitMinutes } = dump.goroutines;
  const id = ids[row] ?? -1;
  const bits = flags[row] ?? 0;
  const parts = [
    shortened(dump.strings.text(states[row] ?? 0)),
    leastWaitText(waitMinutes[row]),
    (bits & GOROUTINE_FLAGS.leaked) === 0 ? '' : l10n.t('leaked'),
    (bits & GOROUTINE_FLAGS.lockedToThread) === 0 ? '' : l10n.t('locked to thread'),
  ];
  const who = id >= 0 ? l10n.t('goroutine {0}', id) : goroutinesText(counts[row] ?? 0);
  return `${who} [${parts.filter((part) => part !== '').join(', ')}]`;
}
