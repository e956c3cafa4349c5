import type { ComparedMoment } from '../../analysis/memory/compareMemory';
import { compareMemory } from '../../analysis/memory/compareMemory';
import { memoryIdentities } from '../../analysis/memory/memoryIdentities';
import { pausesOf } from '../../analysis/memory/pauses';
import { whereIsTheMemory } from '../../analysis/memory/whereIsTheMemory';
import type { MemoryReport } from '../../protocol/memoryRequests';
import { comparisonReport } from './comparisonReport';
import { figureRows } from './figureRows';
import { identityRows } from './identityRows';
import { memoryMarkdown } from './memoryMarkdown';
import { pauseBars } from './pauseBars';
import { whereRows } from './whereRows';

export interface MemorySources {
  readonly moment: ComparedMoment;
  readonly base?: ComparedMoment;
  /** Why there is none although one was asked for. */
  readonly baseProblem?: string;
  /** How many goroutines there were at about that moment. */
  readonly goroutines?: bigint;
}

/** All that a heap text says of the program's memory, for people. */
export function memoryReport({ moment, base, baseProblem, goroutines }: MemorySources): MemoryReport {
  const { stats } = moment;
  const comparison = base && compareMemory(base, moment);
  const where = whereIsTheMemory(stats);
  const pauses = pausesOf(stats);
  const report = {
    figures: figureRows(stats, comparison).slice(0, MAX_FIGURES),
    identities: identityRows(memoryIdentities(stats, goroutines), stats),
    ...(where === undefined ? {} : { where: whereRows(where) }),
    ...(pauses === undefined ? {} : { pauses: pauseBars(pauses) }),
    ...(comparison === undefined ? {} : { comparison: comparisonReport(comparison) }),
    ...(baseProblem === undefined ? {} : { comparisonProblem: baseProblem }),
  };
  return { kind: 'stats', ...report, markdown: memoryMarkdown(report) };
}

/** Go writes 31, of which three are pairs. */
const MAX_FIGURES = 256;
