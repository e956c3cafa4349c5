import { describe, expect, it } from 'vitest';
import { leakKind } from '../../../../src/analysis/leaks/kinds/leakKind';
import { readLine } from '../../../../src/analysis/leaks/kinds/sourceReading';
import { groupOf } from '../../../support/leakSnapshots';

/** The line with `HERE` is the one; the comment goes. */
function kindAt(operation: string, source: string, functions?: readonly string[]): string {
  const lines = source.split('\n');
  const line = lines.findIndex((text) => text.includes('// HERE')) + 1;
  const group = groupOf({ operation, at: `x.go:${line}`, count: 5, ...(functions && { functions }) });
  const { kind, clue, isKindSure } = leakKind(group, () => lines);
  const subject = clue.from === 'source' ? clue.subject : clue.from;
  return `${kind} ${subject}${isKindSure ? '' : ' unsure'}`;
}

const inFunction = (body: string): string => `package x\n\nfunc f(ctx context.Context) {\n${body}\n}\n`;

describe('leakKind with the source', () => {
  it.each([
    ['chan send', 'results <- fetch(url) // HERE', 'sendWithoutReceiver results'],
    ['chan send', 's.jobs[id].out <- job{1, "<-"} // HERE', 'sendWithoutReceiver s.jobs[id].out'],
    ['chan send', 'select {\ncase out <- 1: // HERE\n}', 'sendWithoutReceiver out'],
    ['chan receive', 'v := <-in // HERE', 'receiveWithoutSend in'],
    ['chan receive', 'if err := <-s.wait(ctx); err != nil { // HERE\n}', 'receiveWithoutSend s.wait(ctx)'],
    ['chan receive', 'for v := range in { // HERE\nuse(v)\n}', 'rangeWithoutClose in'],
    ['chan receive', 'for range s.reports { // HERE\n}', 'rangeWithoutClose s.reports'],
    ['chan receive', '<-ctx.Done() // HERE', 'contextNeverCancelled ctx.Done()'],
    ['chan receive', 'end := ctx.Done()\n<-end // HERE', 'contextNeverCancelled end'],
    ['chan receive', '<-wg.Done() // HERE', 'contextNeverCancelled wg.Done() unsure'],
    ['chan receive', 'for range time.Tick(d) { // HERE\n}', 'timerOrTickerKept time.Tick(d)'],
    ['chan receive', 't := time.NewTicker(d)\nfor range t.C { // HERE\n}', 'timerOrTickerKept t.C'],
    ['chan receive', '<-conn.C // HERE', 'timerOrTickerKept conn.C unsure'],
    ['chan receive (nil chan)', '<-in // HERE', 'nilChannel in'],
    ['select (no cases)', 'select {} // HERE', 'emptySelect select {}'],
    ['Mutex.Lock', 's.mu.Lock() // HERE', 'lockNeverReleased s.mu.Lock'],
    ['semacquire', 'wg.Wait() // HERE', 'waitGroupNeverDone wg.Wait'],
    ['semacquire', 'mu.RLock() // HERE', 'lockNeverReleased mu.RLock'],
    ['Cond.Wait', 'q.ready.Wait() // HERE', 'condNeverSignalled q.ready.Wait'],
    ['sleep', 'time.Sleep(time.Second) // HERE', 'sleepLoop time.Sleep'],
    ['IO wait', 'conn.Read(buffer) // HERE', 'ioWithoutDeadline conn.Read'],
    ['IO wait', 'conn.SetDeadline(t)\nconn.Read(buffer) // HERE', 'ioWithoutDeadline conn.Read unsure'],
    ['waiting', 'results <- 1 // HERE', 'sendWithoutReceiver results'],
  ])('%s at %j', (operation, body, kind) => {
    expect(kindAt(operation, inFunction(body))).toBe(kind);
  });

  it.each([
    ['case v := <-in:\nuse(v)\ncase out <- 1:', 'selectWithoutExit select'],
    ['case <-ctx.Done():\nreturn\ncase out <- f(a, b):', 'contextNeverCancelled select'],
    ['case <-ticker.C:\nwork()', 'timerOrTickerKept select'],
    ['case <-ticker.C:\ncase <-stop:\nreturn', 'timerOrTickerKept select'],
    ['case <-time.After(d):\ncase m := <-inbox:', 'timerOrTickerKept select unsure'],
    ['// case <-ctx.Done():\ncase <-a:', 'selectWithoutExit select'],
    ['case f(func() { select { case <-ctx.Done(): } }) <- 1:', 'selectWithoutExit select'],
  ])('select with %j', (cases, kind) => {
    expect(kindAt('select', inFunction(`for {\nselect { // HERE\n${cases}\n}\n}`))).toBe(kind);
  });

  it('is not misled by a range over something else at a line that waits for I/O', () => {
    expect(kindAt('IO wait', inFunction('for _, row := range readAll(conn) { // HERE\n}'))).toBe(
      'ioWithoutDeadline readAll',
    );
  });

  it('tells by the library what a line waits for in it', () => {
    const functions = ['main.get', 'main.main'];
    const group = groupOf({ operation: 'select', count: 5, functions });
    const frames = [
      { functionName: 'net/http.(*persistConn).roundTrip', recordedPath: '/go/transport.go', lineNumber: 1 },
      { functionName: 'net/http.(*Client).Get', recordedPath: '/go/client.go', lineNumber: 2 },
      ...group.frames,
    ];
    expect(leakKind({ ...group, frames }, () => ['', 'http.Get(url)'])).toMatchObject({
      kind: 'ioWithoutDeadline',
      clue: { from: 'library', functionName: 'net/http.(*Client).Get' },
    });
  });
});

describe('leakKind without the source', () => {
  it.each([
    ['chan send', 'sendWithoutReceiver', true],
    ['chan receive', 'receiveWithoutSend', false],
    ['select', 'selectWithoutExit', false],
    ['select (no cases)', 'emptySelect', true],
    ['chan send (nil chan)', 'nilChannel', true],
    ['RWMutex.RLock', 'lockNeverReleased', true],
    ['WaitGroup.Wait', 'waitGroupNeverDone', true],
    ['semacquire', 'lockNeverReleased', false],
    ['sleep', 'sleepLoop', true],
    ['something new', 'unknown', false],
  ])('%s is %s', (operation, kind, isKindSure) => {
    expect(leakKind(groupOf({ operation, count: 5 }), () => undefined)).toMatchObject({
      ...{ kind, isKindSure },
      clue: { from: 'operation' },
    });
  });
});

describe('readLine', () => {
  it.each([
    ['', 1],
    ['x', 2],
    ['x', 0],
    ['select {\ncase <-', 1],
    ['`\n<-a', 2],
    ['/*\n<-a', 2],
    ['(((((((', 1],
    ['a <- ', 1],
    ['<-', 1],
    ['range', 1],
  ])('lives with %j', (text, line) => {
    for (const operation of ['chan send', 'chan receive', 'select', 'waiting', 'sleep'])
      expect(() => readLine(text.split('\n'), line, operation)).not.toThrow();
  });

  it('takes a time that is linear in a file of nothing but brackets', () => {
    const lines = Array.from({ length: 2000 }, () => '('.repeat(100));
    const started = performance.now();
    readLine(lines, 1000, 'chan receive');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
