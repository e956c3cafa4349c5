import type { TextCommand } from '../../src/protocol/textRequests';
import type { ViewGranularity } from '../../src/protocol/view';
import { patternOfFunction } from '../filters/patternOfFunction';
import { patternOfName } from './takesArgument';

/**
 * What a report is asked for with so that it is about the row of this name. Peek looks at rows as they are named,
 * listings at functions whatever else a row's name holds (printTree and printSource in internal/report of pprof, 2026-11).
 */
export function argumentOf(
  command: TextCommand,
  name: string,
  granularity: ViewGranularity | undefined,
): string {
  return command === 'peek' ? patternOfName(name) : patternOfFunction(name, granularity);
}
