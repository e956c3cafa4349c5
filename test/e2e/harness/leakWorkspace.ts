import { rmSync } from 'node:fs';
import path from 'node:path';
import { copyLeakDemo, startLeakDemo } from '../../../examples/leakdemo/runLeakDemo.mjs';
import type { LeakDemo, LeakDemoOptions } from '../../../examples/leakdemo/runLeakDemo.mjs';
import { temporaryFolder } from './startVsCode';

/** Where leak_demo.go sends into a channel that nobody reads. */
export const LEAKING_LINE = 53;

/** Stuck from the start; also what the recording that stands in for Go begins with. */
export const STUCK = 1000;

/** A copy of the demo's sources, to be opened in VS Code and edited. */
export function copyDemoSources(name = 'leakdemo'): string {
  const folder = path.join(temporaryFolder(), name);
  copyLeakDemo(folder);
  return folder;
}

/** Starts the demo; stopping it removes what was built, too. */
export async function startDemo(
  options: Pick<LeakDemoOptions, 'n' | 'sourceDir' | 'buildFlags' | 'rate'> = {},
): Promise<LeakDemo> {
  const demo = await startLeakDemo({ n: STUCK, ...options });
  const { binary } = demo;
  return {
    ...demo,
    stop: async () => {
      await demo.stop();
      if (binary !== undefined) rmSync(path.dirname(binary), { recursive: true, force: true });
    },
  };
}

/** What a person would type: `127.0.0.1:41234`. */
export function hostAndPort(demo: LeakDemo): string {
  return new URL(demo.url).host;
}
