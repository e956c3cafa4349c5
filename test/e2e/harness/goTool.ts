import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ROOT } from '../../run/build.mjs';
import { onPath } from '../../run/chromium.mjs';

/**
 * What `go tool pprof` prints for these arguments. Where there is no Go, our own terminal front stands in, and the comparison
 * says only that panel and terminal agree; `npm test` tells the person so.
 */
export function goToolPprof(args: readonly string[]): string {
  const go = onPath('go');
  const [program, first] =
    go === undefined ? [process.execPath, [path.join(ROOT, 'out/cli.js')]] : [go, ['tool', 'pprof']];
  return execFileSync(program, [...first, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

/** Rows of `-top`: flat, flat%, sum%, cum, cum%, name. The head above them is left out. */
export function topRowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.trimEnd().split('\n');
  const head = lines.findIndex((line) => /^\s*flat\s+flat%/.test(line));
  // `         0     0%   100%       1000 98.91%  main.(*jobServer).handIn`
  return lines.slice(head + 1).map((line) => {
    const found = /^\s*(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)\s+(.*)$/.exec(line);
    if (found === null) throw new Error(`not a row of -top: ${line}`);
    return found.slice(1);
  });
}
