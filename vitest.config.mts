import { defineConfig } from 'vitest/config';

const project = (name: string, include: string[], timeoutSeconds: number) => ({
  test: { name, include, testTimeout: timeoutSeconds * 1000, hookTimeout: timeoutSeconds * 1000 },
});

export default defineConfig({
  test: {
    projects: [
      project('unit', ['test/unit/**/*.test.ts'], 10),
      project('server', ['test/server/**/*.test.ts'], 60),
      project('oracle', ['test/oracle/**/*.test.ts'], 120),
      project('page', ['test/page/**/*.test.ts'], 120),
      project('e2e', ['test/e2e/*.test.ts'], 600),
    ],
  },
});
