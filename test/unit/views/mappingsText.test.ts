import { describe, expect, it } from 'vitest';
import { asLocalPath, asRecordedPath } from '../../../src/sourcePaths/sourcePathTypes';
import { mappingsText } from '../../../src/views/mappingsText';

describe('mappingsText', () => {
  it('has recorded path, local path and reason of each file', () => {
    const text = mappingsText('goroutine · localhost:6060', [
      {
        kind: 'mapped',
        recordedPath: asRecordedPath('/home/u/leak_demo.go'),
        localPath: asLocalPath('/ws/leak_demo.go'),
        reason: 'suffix',
        explanation: 'The end of the path is the same.',
      },
      {
        kind: 'ambiguous',
        recordedPath: asRecordedPath('/home/u/a.go'),
        candidates: [asLocalPath('/ws/one/a.go'), asLocalPath('/ws/two/a.go')],
        explanation: 'Two are as good.',
      },
      { kind: 'unmapped', recordedPath: asRecordedPath('/x/b.go'), explanation: 'No file is named b.go.' },
    ]);
    expect(text).toContain('1 found, 1 undecided, 1 not found');
    expect(text).toContain(
      '/home/u/leak_demo.go\n    -> /ws/leak_demo.go\n    suffix: The end of the path is the same.',
    );
    expect(text).toContain('/home/u/a.go\n    ?  /ws/one/a.go\n    ?  /ws/two/a.go');
    expect(text).toContain('/x/b.go\n    No file is named b.go.');
  });

  it('keeps a path with line ends on its line', () => {
    const recordedPath = asRecordedPath('/x/\n-> /etc/passwd');
    expect(mappingsText('p', [{ kind: 'unmapped', recordedPath, explanation: 'Odd.' }])).toContain(
      '/x/ -> /etc/passwd\n',
    );
  });
});
