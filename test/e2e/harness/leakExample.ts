import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildGo, startListening } from '../../../examples/leakdemo/goProgram.mjs';
import { ROOT } from '../../run/build.mjs';

export interface LeakExample {
  /** What a person would type: `127.0.0.1:41234`. */
  readonly target: string;
  /** One-based, of `main.go`: the line that leaks. */
  readonly leakingLine: number;
  stop(): Promise<void>;
}

/** Copies one program of `examples/leaks` into a folder that is open in VS Code, builds it there with this Go and runs it. */
export async function startLeakExample(
  name: string,
  folder: string,
  goVersion: string,
): Promise<LeakExample> {
  const from = path.join(ROOT, 'examples/leaks');
  for (const part of ['go.mod', 'internal', name])
    cpSync(path.join(from, part), path.join(folder, part), { recursive: true });
  const output = path.join(folder, `${name}.exe`);
  const env = { GOTOOLCHAIN: goVersion };
  await buildGo({ sourceDir: folder, packagePath: `./${name}`, output, env });
  const program = await startListening(output, []);
  const lines = readFileSync(path.join(folder, name, 'main.go'), 'utf8').split('\n');
  const leakingLine = lines.findIndex((line) => line.includes('// leak:')) + 1;
  return { target: new URL(program.url).host, leakingLine, stop: () => program.stop() };
}
