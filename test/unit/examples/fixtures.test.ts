import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

interface Facts {
  readonly goVersions: readonly string[];
  readonly marks: Readonly<Record<string, { file: string; line: number; goroutines: number }>>;
}

const fixtures = path.resolve(import.meta.dirname, '../../fixtures');
const profiles = path.join(fixtures, 'profiles');
const facts = JSON.parse(readFileSync(path.join(profiles, 'facts.json'), 'utf8')) as Facts;
const files = readdirSync(profiles);

describe('the recorded fixtures', () => {
  test('come from at least three Go versions, each with every kind', () => {
    expect(facts.goVersions.length).toBeGreaterThanOrEqual(3);
    const kinds = ['goroutine', 'heap', 'allocs', 'cpu', 'block', 'mutex', 'threadcreate', 'custom'];
    const pairs = ['goroutine.before', 'goroutine.after', 'heap.before', 'heap.after'];
    const expected = facts.goVersions.flatMap((version) =>
      [...kinds, ...pairs].map((kind) => `${kind}.${version}.pb.gz`),
    );
    expect(expected.filter((name) => !files.includes(name))).toEqual([]);
  });

  test('stay below three megabytes and name no path of the machine they were made on', () => {
    const home = homedir() === '/home/ubuntu' ? [] : [`${homedir()}/`];
    const forbidden = ['/work/', '/root/', '/tmp/', path.resolve(fixtures, '../..'), ...home];
    let total = 0;
    for (const file of files) {
      const bytes = readFileSync(path.join(profiles, file));
      const content = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
      total += bytes.length;
      expect(
        forbidden.filter((name) => content.includes(name)),
        file,
      ).toEqual([]);
    }
    expect(total).toBeLessThan(3 << 20);
  });

  test.each(Object.entries(facts.marks))('have %s on the line that carries its mark', (name, mark) => {
    const line = readFileSync(path.join(fixtures, 'program', mark.file), 'utf8').split('\n')[mark.line - 1];
    expect(line).toMatch(new RegExp(`// mark ${name} ${mark.goroutines}$`));
  });

  test.each(facts.goVersions)('of %s count each marked line once per goroutine', (version) => {
    const text = readFileSync(path.join(profiles, `goroutine.${version}.debug1.txt`), 'utf8');
    const records = text.replace(/^.*\n/, '').split('\n\n');
    for (const [name, { file, line, goroutines }] of Object.entries(facts.marks)) {
      const passing = records.filter((record) => new RegExp(`/${file}:${line}$`, 'm').test(record));
      const found = passing.reduce((sum, record) => sum + Number.parseInt(record, 10), 0);
      expect(found, name).toBe(goroutines);
    }
  });
});
