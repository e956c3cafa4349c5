import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGoDeclarations } from '../../src/editor/goDeclarations';

/** One line of what `programs/declarations` prints; lines are zero-based. */
interface ParsedFile {
  readonly path: string;
  readonly declarations: readonly {
    readonly name: string;
    readonly firstLine: number;
    readonly lastLine: number;
    readonly literalLines: readonly number[];
  }[];
}

describe('readGoDeclarations and go/parser', () => {
  let files: readonly ParsedFile[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'declarations-'));

  beforeAll(() => {
    const program = join(folder, 'declarations');
    const source = join(import.meta.dirname, 'programs', 'declarations');
    execFileSync('go', ['build', '-o', program, '.'], { cwd: source });
    const goRoot = execFileSync('go', ['env', 'GOROOT'], { encoding: 'utf8' }).trim();
    const printed = execFileSync(program, [join(goRoot, 'src')], { encoding: 'utf8', maxBuffer: 1 << 28 });
    files = printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ParsedFile);
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("find the same functions on the same lines in Go's own sources", () => {
    expect(files.length).toBeGreaterThan(4000);
    const different = files.filter(({ path, declarations }) => {
      const found = readGoDeclarations(readFileSync(path, 'utf8'));
      return JSON.stringify(found.map(outline)) !== JSON.stringify(declarations.map(outline));
    });
    // The type checker's test data has methods whose receivers are no types, which go/parser reads all the same.
    expect(different.map((file) => file.path).filter((path) => !path.includes('testdata'))).toEqual([]);
    expect(different.length).toBeLessThanOrEqual(3);
  });

  it('see each closure begin on a line that is noted', () => {
    const missed = files.flatMap(({ path, declarations }) => {
      const found = readGoDeclarations(readFileSync(path, 'utf8'));
      return declarations.flatMap(({ name, literalLines }, i) =>
        literalLines.every((line) => found[i]?.funcLines?.includes(line) ?? true) ? [] : [`${path} ${name}`],
      );
    });
    expect(missed).toEqual([]);
  });
});

function outline(declaration: {
  name: string;
  firstLine: number;
  lastLine: number;
}): [string, number, number] {
  return [declaration.name, declaration.firstLine, declaration.lastLine];
}
