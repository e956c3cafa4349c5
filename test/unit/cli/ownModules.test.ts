import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCESS_PORTS } from '../../../src/cli/cliPorts';
import { namedModules, ownModules } from '../../../src/cli/ownModules';
import { runCli } from '../../../src/cli/runCli';

/** Goroutines that send in a module that the program uses, each called from another line of the program. */
function dump(count: number, lineOf: (id: number) => number): string {
  const goroutines = Array.from({ length: count }, (_, id) => {
    const own = `example.com/app/store.put()\n\t/srv/app/store/put.go:${lineOf(id)} +0x1\n`;
    return `goroutine ${id + 1} [chan send]:\nexample.com/lib.Send(...)\n\t/srv/lib/send.go:3\n${own}`;
  });
  return goroutines.join('\n');
}

const LOOKS = [100, 200, 300, 400];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'modules-'));
  for (const below of ['app/store', 'lib', 'none', 'broken/go.mod'])
    mkdirSync(path.join(folder, below), { recursive: true });
  writeFileSync(path.join(folder, 'app/go.mod'), '// of the shop\nmodule example.com/app\n\ngo 1.26\n');
  writeFileSync(path.join(folder, 'lib/go.mod'), 'module "example.com/lib" // quoted\n');
  writeFileSync(
    path.join(folder, 'dump.txt'),
    dump(3, (id) => id + 1),
  );
  for (const count of LOOKS)
    writeFileSync(
      path.join(folder, `${count}.txt`),
      dump(count, () => 7),
    );
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const portsIn = (current: string): typeof PROCESS_PORTS => ({
  ...PROCESS_PORTS,
  currentFolder: () => path.join(folder, current),
});

describe('the modules of own code', () => {
  it('are those of the nearest go.mod of each folder', () => {
    expect(ownModules([], ['.'], portsIn('app/store'))).toEqual(['example.com/app']);
    expect(ownModules([], ['store', '../lib', '.'], portsIn('app'))).toEqual([
      'example.com/app',
      'example.com/lib',
    ]);
    expect(ownModules([], [path.join(folder, 'lib')], portsIn('none'))).toEqual(['example.com/lib']);
  });

  it('are none where there is no go.mod, or none that can be read', () => {
    expect(ownModules([], ['.'], portsIn('none'))).toEqual([]);
    expect(ownModules([], ['.', 'missing/\0'], portsIn('broken'))).toEqual([]);
  });

  it('are those that are named, whatever go.mod says', () => {
    expect(namedModules(['example.com/a, example.com/b/', '', 'example.com/c'])).toEqual([
      'example.com/a',
      'example.com/b',
      'example.com/c',
    ]);
    expect(ownModules(['example.com/a'], ['.'], portsIn('app'))).toEqual(['example.com/a']);
  });
});

describe('goroutines and leaks', () => {
  const run = async (current: string, ...args: string[]): Promise<string> => {
    let output = '';
    await runCli(args, {
      out: (piece) => (output += piece.toString()),
      error: (text) => (output += text),
      currentFolder: () => path.join(folder, current),
    });
    return output;
  };
  it('group by the line of own code', async () => {
    const groups = async (current: string, ...flags: string[]): Promise<number> => {
      const file = path.join(folder, 'dump.txt');
      const output = await run(current, 'goroutines', '-similar', 'operation', '-json', ...flags, file);
      return (JSON.parse(output) as { groups: unknown[] }).groups.length;
    };
    expect(await groups('none')).toBe(1);
    expect(await groups('app/store')).toBe(3);
    expect(await groups('none', '-module', 'example.com/app')).toBe(3);
    expect(await groups('app', '-module=example.com/lib')).toBe(1);
  });

  it('blame the line of own code', async () => {
    const files = LOOKS.map((count) => path.join(folder, `${count}.txt`));
    const lib = await run('none', 'leaks', '-json', ...files);
    const app = await run('none', 'leaks', '-json', '-source_path', path.join(folder, 'app'), ...files);
    expect(lib).toContain('/srv/lib/send.go');
    expect(app).toContain('/srv/app/store/put.go');
    expect(await run('none', 'leaks', '-json', '-module=example.com/app', ...files)).toBe(app);
  });
});
