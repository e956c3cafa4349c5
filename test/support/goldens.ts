/** What `go tool pprof` printed, for machines without Go. `test/oracle/goldens.test.ts` holds them against the tool. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIXTURES, RECORDINGS } from './fixtures';

export interface Golden {
  /** File name below `test/fixtures/goldens`: the profile and the flags. */
  readonly name: string;
  readonly args: readonly string[];
}

const moment = (name: string): string => path.join(RECORDINGS, 'leak_demo', name, 'goroutine.pb.gz');
const fixture = (name: string): string => path.join(FIXTURES, 'profiles', name);

export const GOLDENS: readonly Golden[] = [
  { name: 'leak_demo.goroutine.top.txt', args: ['-top', moment('3-20312')] },
  { name: 'leak_demo.goroutine.top.base.txt', args: ['-top', '-base', moment('1-1000'), moment('3-20312')] },
  {
    name: 'leak_demo.goroutine.top.diff_base.txt',
    args: ['-top', '-diff_base', moment('1-1000'), moment('3-20312')],
  },
  { name: 'leak_demo.goroutine.traces.txt', args: ['-traces', moment('1-1000')] },
  { name: 'heap.go1.26.top.cum.txt', args: ['-top', '-cum', fixture('heap.go1.26.pb.gz')] },
  { name: 'cpu.go1.26.top.txt', args: ['-top', fixture('cpu.go1.26.pb.gz')] },
  { name: 'mutex.go1.22.traces.txt', args: ['-traces', fixture('mutex.go1.22.pb.gz')] },
];

const fileOf = ({ name }: Golden): string => path.join(FIXTURES, 'goldens', name);

export function readGolden(golden: Golden): string {
  return readFileSync(fileOf(golden), 'utf8');
}

export function writeGolden(golden: Golden, text: string): void {
  writeFileSync(fileOf(golden), text);
}
