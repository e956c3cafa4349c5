/**
 * The module cache's folder names. Because some file systems ignore case, a capital letter is written as `!` and the
 * small one: module `github.com/BurntSushi/toml` lies in `github.com/!burnt!sushi/toml@v1.2.3`
 * (golang.org/x/mod/module, EscapePath). Files inside keep their names.
 */
export interface ModuleFile {
  /** Unescaped: `github.com/BurntSushi/toml`. */
  readonly modulePath: string;
  /** `v1.2.3`, `v0.0.0-20230101120000-abcdefabcdef`, `v2.0.0+incompatible`. */
  readonly version: string;
  /** Parts of the path inside the module. */
  readonly rest: readonly string[];
}

/** Reads parts such as `github.com`, `!burnt!sushi`, `toml@v1.2.3`, `f.go`, beginning with the module path. */
export function readModuleFile(segments: readonly string[]): ModuleFile | undefined {
  const at = segments.findIndex((segment) => VERSIONED.test(segment));
  const match = VERSIONED.exec(segments[at] ?? '');
  if (match === null || at === segments.length - 1) {
    return undefined;
  }
  const [, last = '', version = ''] = match;
  return {
    modulePath: [...segments.slice(0, at), last].map(unescapeCapitals).join('/'),
    version: unescapeCapitals(version),
    rest: segments.slice(at + 1),
  };
}

/** The folder below a module cache, as parts: `github.com`, `!burnt!sushi`, `toml@v1.2.3`. */
export function moduleCacheFolder(modulePath: string, version: string): readonly string[] {
  return `${escapeCapitals(modulePath)}@${escapeCapitals(version)}`.split('/');
}

export function isVersionedFolder(segment: string): boolean {
  return VERSIONED.test(segment);
}

/** `toml@v1.2.3`; a module whose whole path is one part counts too. */
const VERSIONED = /^([^@]+)@(v\d+\.\d+\.\d+[^@]*)$/;

function unescapeCapitals(text: string): string {
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function escapeCapitals(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
