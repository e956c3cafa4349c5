import { describe, expect, it } from 'vitest';
import { openedByPerson } from '../../../src/sourcePaths/openedByPerson';
import { asLocalPath, asRecordedPath, type SourceMapping } from '../../../src/sourcePaths/sourcePathTypes';

const unmapped = (path: string): SourceMapping => ({
  kind: 'unmapped',
  recordedPath: asRecordedPath(path),
  explanation: 'The workspace has no such file.',
});
const open = ['/home/u/own/a.go', 'c:\\own\\b.go'].map(asLocalPath);

describe('openedByPerson', () => {
  it('maps a file that is open at the recorded path', () => {
    expect(openedByPerson(unmapped('/home/u/own/a.go'), open)).toEqual({
      kind: 'mapped',
      recordedPath: '/home/u/own/a.go',
      localPath: '/home/u/own/a.go',
      reason: 'exact',
      explanation: 'You have opened /home/u/own/a.go yourself; it has the recorded path.',
    });
  });

  it('reads the slashes that Go records on Windows', () => {
    expect(openedByPerson(unmapped('C:/own/b.go'), open)).toMatchObject({ localPath: 'c:\\own\\b.go' });
  });

  it.each(['/home/u/own/c.go', '/home/u/x/../own/a.go', 'own/a.go', 'a.go', '', '/home/u/own'])(
    'leaves %j, which is not the very path',
    (path) => {
      expect(openedByPerson(unmapped(path), open)).toEqual(unmapped(path));
    },
  );

  it('leaves what the mapper has decided or wants to be decided', () => {
    const recordedPath = asRecordedPath('/home/u/own/a.go');
    const candidates = [asLocalPath('/ws/1/a.go'), asLocalPath('/ws/2/a.go')];
    const ambiguous: SourceMapping = { kind: 'ambiguous', recordedPath, candidates, explanation: 'Two.' };
    expect(openedByPerson(ambiguous, open)).toBe(ambiguous);
  });
});
