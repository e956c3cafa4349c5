import fs from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], timeoutSeconds: number) => ({
  test: { name, include, testTimeout: timeoutSeconds * 1000, hookTimeout: timeoutSeconds * 1000 },
});

/** Files of unit tests that put something else in a module's place: others must not get that module, nor they theirs. */
const mocking = fs
  .readdirSync('test/unit', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/unit/${file.replaceAll('\\', '/')}`)
  .filter((file) => fs.readFileSync(file, 'utf8').match(/vi\.(do)?mock\(/i));

// Reports print times in the local zone; the recorded ones were printed in this one.
process.env['TZ'] = 'UTC';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...project('unit', ['test/unit/**/*.test.ts'], 20).test,
          // They share nothing but modules, so that one start of a worker does for many files.
          isolate: false,
          exclude: mocking,
          // Vitest leaves one processor to itself, and has little to do with it.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
        },
      },
      project('unit-mocking', mocking, 20),
      project('hostile', ['test/hostile/**/*.test.ts'], 300),
      project('server', ['test/server/**/*.test.ts'], 60),
      // Go builds `go tool pprof` at its first use.
      project('oracle', ['test/oracle/**/*.test.ts'], 300),
      // Builds and watches the programs of examples/leaks.
      project('leaks', ['test/leaks/**/*.test.ts'], 240),
      project('page', ['test/page/**/*.test.ts'], 120),
      project('e2e', ['test/e2e/*.test.ts'], 600),
    ],
  },
});
