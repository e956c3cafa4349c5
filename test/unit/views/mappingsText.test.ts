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

  it('has what was not found first, then the own files, and those of Go last', () => {
    const reasons = [
      'goRoot',
      'moduleCache',
      'rule',
      'vendor',
      'suffix',
      'chosen',
      'exact',
      'module',
    ] as const;
    const mapped = reasons.map((reason) => ({
      kind: 'mapped' as const,
      recordedPath: asRecordedPath(`/r/${reason}.go`),
      localPath: asLocalPath('/l.go'),
      reason,
      explanation: 'So.',
    }));
    const missing = {
      kind: 'unmapped' as const,
      recordedPath: asRecordedPath('/r/no.go'),
      explanation: 'No.',
    };
    const lines = mappingsText('p', [...mapped, missing]).split('\n');
    expect(lines.filter((line) => /^\/r\/|\(\d+\)$/.test(line))).toEqual([
      'Not found (1)',
      '/r/no.go',
      'Found: your files (3)',
      '/r/suffix.go',
      '/r/exact.go',
      '/r/module.go',
      'Found by your rules and choices (2)',
      '/r/rule.go',
      '/r/chosen.go',
      'Found: dependencies (2)',
      '/r/moduleCache.go',
      '/r/vendor.go',
      "Found: Go's standard library (1)",
      '/r/goRoot.go',
    ]);
  });

  it('keeps a path with line ends on its line', () => {
    const recordedPath = asRecordedPath('/x/\n-> /etc/passwd');
    expect(mappingsText('p', [{ kind: 'unmapped', recordedPath, explanation: 'Odd.' }])).toContain(
      '/x/ -> /etc/passwd\n',
    );
  });
});
