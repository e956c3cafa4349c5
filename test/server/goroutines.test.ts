import path from 'node:path';
import type { MessageConnection } from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectedServer } from '../support/connectedServer';

const RECORDINGS = path.resolve(import.meta.dirname, '../../examples/leakdemo/recordings/leak_demo');

/** What the leaking program's dump says, through the real protocol. */
describe('the goroutines of leak_demo', () => {
  let client: MessageConnection;
  const ask = (method: string, request: object): Promise<unknown> => client.sendRequest(method, request);

  beforeAll(async () => {
    client = await connectedServer();
    const open = (profile: number, file: string): Promise<unknown> =>
      ask('pprofLens/openProfile', { profile, path: path.join(RECORDINGS, file) });
    await open(1, '1-1000/goroutine.debug2.txt.gz');
    await open(2, '3-20312/goroutine.debug2.txt.gz');
    await open(3, '3-20312/goroutine.pb.gz');
  });

  afterAll(() => {
    client.dispose();
  });

  it('are one group that a query finds', async () => {
    const by = { kind: 'stack', similarity: 'operation' };
    const query = 'state:"chan send" minutes:>0';
    expect(await ask('pprofLens/goroutines', { profile: 2, by, query, offset: 0, limit: 10 })).toMatchObject({
      ok: true,
      value: {
        kind: 'dump',
        total: '20318',
        selected: '5000',
        groupCount: 1,
        groups: [
          { title: 'main.(*jobServer).handIn leak_demo.go:53', count: '5000', operation: 'chan send' },
        ],
      },
    });
  });

  it.each([
    [2, '20312 goroutines blocked · chan send · up to 2 min · created at leak_demo.go:65'],
    [3, '20312 goroutines blocked · chan send'],
  ])('stand at their line, in profile %i', async (profile, text) => {
    const recordedPaths = ['/home/ubuntu/heap/leak_demo.go'];
    const answer = (await ask('pprofLens/userLines', { profile, recordedPaths })) as {
      value: { lines: { lineNumber: number; text: string }[] };
    };
    expect(answer.value.lines.find(({ lineNumber }) => lineNumber === 53)?.text).toBe(text);
  });

  it('are 19,312 more than before', async () => {
    const request = { profile: 2, base: 1, similarity: 'operation', offset: 0, limit: 1 };
    expect(await ask('pprofLens/compareGoroutines', request)).toMatchObject({
      value: { groups: [{ where: 'both', change: '+19312' }], goroutines: { onlyProfile: '19315' } },
    });
  });
});
