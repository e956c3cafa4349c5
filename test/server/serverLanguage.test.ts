/** The server speaks the language whose messages the extension host names when it starts it. */
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { serverLanguage } from '../../src/platform/displayLanguage';

vi.mock('vscode', () => ({}));

const ROOT = path.resolve(import.meta.dirname, '../..');

it('answers in German where VS Code shows itself in German', async () => {
  Object.assign(process.env, serverLanguage({ path: path.join(ROOT, 'l10n/bundle.l10n.de.json') }));
  await import('../../src/server/serverLanguage');
  const { connectedServer } = await import('../support/connectedServer');
  const client = await connectedServer();
  const heap = path.join(ROOT, 'examples/leakdemo/recordings/leak_demo/3-20312/heap.debug1.txt');
  await client.sendRequest('pprofLens/openProfile', { profile: 1, path: heap });
  const answer = JSON.stringify(await client.sendRequest('pprofLens/memory', { profile: 1 }));
  client.dispose();
  expect(answer).toContain('Stacks nehmen 34.67% davon, was viel ist');
  // Looked up once, when its module ran.
  expect(answer).toContain('Belegte Objekte');
});
