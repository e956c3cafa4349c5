import type { SourceReader } from '../../src/report/report';

/** Source files that a test names, by absolute path; `opened` notes every path that was asked for. */
export function sourcesOf(
  files: Readonly<Record<string, string>>,
  { currentFolder = '/home/me' }: { currentFolder?: string } = {},
): SourceReader & { readonly opened: string[] } {
  const opened: string[] = [];
  return {
    opened,
    currentFolder,
    read: (path) => {
      opened.push(path);
      const text = files[path.startsWith('/') ? path : `${currentFolder}/${path}`];
      return text === undefined ? { ok: false, message: 'no such file or directory' } : { ok: true, text };
    },
  };
}
