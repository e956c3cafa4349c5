/** More files of one name than anybody could choose between. */
const MAX_FILES = 50;

/** The recorded paths that a printed one, `leak_demo.go` or `heap/leak_demo.go`, may be short for; itself if none is. */
export function recordedAs(printed: string, recordedPaths: readonly string[]): readonly string[] {
  if (recordedPaths.includes(printed)) return [printed];
  const endings = [`/${printed}`, `\\${printed}`];
  const longer = recordedPaths.filter((path) => endings.some((ending) => path.endsWith(ending)));
  return longer.length === 0 ? [printed] : longer.slice(0, MAX_FILES);
}
