import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../run/build.mjs';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly category: string;
      readonly title: string;
    }[];
  };
}

/** What the palette shows for a command: `pprof: Toggle line annotations`. */
export function commandTitle(id: string): string {
  const { commands } = (readJson('package.json') as Manifest).contributes;
  const texts = readJson('package.nls.json') as Readonly<Record<string, string>>;
  const found = commands.find(({ command }) => command === id);
  if (found === undefined) throw new Error(`package.json declares no command ${id}.`);
  // `%command.toggleAnnotations%` stands for a text of package.nls.json.
  const key = /^%(.+)%$/.exec(found.title)?.[1];
  return `${found.category}: ${key === undefined ? found.title : (texts[key] ?? found.title)}`;
}

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(path.join(ROOT, name), 'utf8'));
}
