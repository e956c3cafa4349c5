/** Go's filepath.Clean on a slash system (path/filepath/path.go, Go 1.26): the shortest path that means the same. */
export function cleanPath(path: string): string {
  if (path === '') return '.';
  if (!/\/\/|\/$|(^|\/)\.\.?(\/|$)/.test(path)) return path;
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push('..');
  }
  return (isRooted ? '/' : '') + kept.join('/') || '.';
}
