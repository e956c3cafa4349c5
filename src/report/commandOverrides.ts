import type { ReportOptions } from '../analysis/reportOptions';
import type { ReportCommand } from './report';

/** What a command settles by itself: applyCommandOverrides in pprof's internal/driver/driver.go, 2026-11. */
export function withCommandOverrides(command: ReportCommand, given: ReportOptions): ReportOptions {
  const options = { ...given, ...forced(command), nodeCount: nodeCountFor(command, given.nodeCount) };
  if (options.trim && !UNTRIMMED.includes(command)) return options;
  return { ...options, nodeCount: 0, nodeFraction: 0, edgeFraction: 0 };
}

const UNTRIMMED: readonly ReportCommand[] = ['weblist', 'peek', 'list', 'proto', 'raw', 'callgrind'];

function forced(command: ReportCommand): Partial<ReportOptions> {
  switch (command) {
    case 'weblist':
      return { granularity: 'addresses', noInlines: false };
    case 'list':
      return { granularity: 'lines' };
    case 'proto':
    case 'raw':
    case 'callgrind':
      return { granularity: 'addresses' };
    default:
      return {};
  }
}

function nodeCountFor(command: ReportCommand, given: number): number {
  if (given !== -1) return given;
  return command === 'top' || command === 'topproto' ? 0 : 80;
}
