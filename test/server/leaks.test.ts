import path from 'node:path';
import type { MessageConnection } from 'vscode-languageserver/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LeakAnswer, WatchAdded } from '../../src/protocol/leakRequests';
import type { Reply } from '../../src/protocol/reply';
import { connectedServer } from '../support/connectedServer';

const RECORDINGS = path.resolve(import.meta.dirname, '../../examples/leakdemo/recordings/leak_demo');
const SOURCE = '/home/ubuntu/heap/leak_demo.go';

/** A watch of the leaking program, through the real protocol. */
describe('a watch of leak_demo', () => {
  let client: MessageConnection;
  const ask = <T>(method: string, request: object): Promise<Reply<T>> => client.sendRequest(method, request);
  const added: string[] = [];
  const add = async (watch: number, profile: number, timeMillis: number): Promise<void> => {
    const reply = await ask<WatchAdded>('pprofLens/watchAdd', {
      watch,
      timeMillis,
      profile,
      memoryProfile: 4,
    });
    if (reply.ok) added.push(reply.value.snapshot);
    expect(reply).toMatchObject({ ok: true, value: { totalCount: expect.any(Number) as number } });
  };
  const verdict = async (watch: number, rest: object = {}): Promise<LeakAnswer> => {
    const request = { watch, accepted: [], sources: [], ...rest };
    const reply = await ask<LeakAnswer>('pprofLens/watchVerdict', request);
    if (!reply.ok) throw new Error(reply.problem.message);
    return reply.value;
  };

  beforeAll(async () => {
    client = await connectedServer();
    const open = (profile: number, file: string): Promise<unknown> =>
      ask('pprofLens/openProfile', { profile, path: path.join(RECORDINGS, file) });
    await open(1, '1-1000/goroutine.debug2.txt.gz');
    await open(2, '2-5000/goroutine.pb.gz');
    await open(3, '3-20312/goroutine.debug2.txt.gz');
    await open(4, '3-20312/heap.debug1.txt');
    for (const profile of [1, 2, 3]) await add(7, profile, profile * 10_000);
  });

  afterAll(() => {
    client.dispose();
  });

  it('names the line, and the source that would tell more', async () => {
    const { status, findings, wantedSources, charts } = await verdict(7);
    expect({ status, wantedSources }).toEqual({ status: 'leak', wantedSources: [SOURCE] });
    expect(findings).toMatchObject([
      { at: 'leak_demo.go:53', sureness: 'likely', kindTitle: 'Send without receiver' },
    ]);
    expect(charts.timesMillis).toEqual([10_000, 20_000, 30_000]);
  });

  it('quotes the line when its source is given', async () => {
    const text = `${'\n'.repeat(52)}\ts.reports <- r\n`;
    const { findings, wantedSources } = await verdict(7, { sources: [{ recordedPath: SOURCE, text }] });
    expect(findings[0]?.kindReason).toContain('`s.reports <- r` sends on a channel');
    expect(wantedSources).toEqual([]);
  });

  it('counts a look once, and is the same after a restart', async () => {
    const before = await verdict(7);
    await add(7, 2, 20_000);
    expect((await verdict(7)).basis).toBe(before.basis);
    await ask('pprofLens/watchRestore', { watch: 8, snapshots: [...added.slice(0, 3), 'broken'] });
    expect(await verdict(8)).toEqual(before);
  });

  it('leaves out what the team accepts, and says which entry is none', async () => {
    expect((await verdict(7, { accepted: ['leak_demo.go:53'] })).status).toBe('clean');
    await expect(verdict(7, { accepted: ['/(/'] })).rejects.toThrow(
      'An entry of the allow list cannot be read',
    );
  });

  it('is forgotten when it is cleared', async () => {
    await ask('pprofLens/watchClear', { watch: 8 });
    await expect(verdict(8)).rejects.toThrow('Nothing was seen of this program yet');
  });

  it('judges one dump alone, and no profile of something else', async () => {
    const request = { accepted: [], sources: [] };
    expect(await ask('pprofLens/judgeProfile', { profile: 3, ...request })).toMatchObject({
      ok: true,
      value: { status: 'leak', findings: [{ at: 'leak_demo.go:53' }], charts: { timesMillis: [] } },
    });
    expect(await ask('pprofLens/judgeProfile', { profile: 4, ...request })).toMatchObject({ ok: false });
  });
});
