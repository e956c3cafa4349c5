/** What of a `go.mod` decides which file a recorded name means. */
export interface GoModFile {
  /** `example.com/mod`. */
  readonly modulePath: string;
  readonly replacements: readonly LocalReplacement[];
}

/** `replace example.com/dep v1.2.3 => ../dep`: only replacements by a folder matter here. */
export interface LocalReplacement {
  readonly modulePath: string;
  /** Absent: every version is replaced. */
  readonly version?: string;
  /** As written, from the folder of the `go.mod`: `../dep`, `/abs/dep`. */
  readonly folder: string;
}

/** Undefined when the text has no module line. Lines that it does not understand are skipped. */
export function readGoModFile(text: string): GoModFile | undefined {
  let modulePath: string | undefined;
  const replacements: LocalReplacement[] = [];
  let block = '';
  for (const line of text.split('\n')) {
    const words = wordsOf(line);
    if (words[0] === ')') {
      block = '';
      continue;
    }
    const [directive, ...args] = block === '' ? words : [block, ...words];
    if (block === '' && args.length === 1 && args[0] === '(') {
      block = directive ?? '';
    } else if (directive === 'module' && args[0] !== undefined) {
      modulePath ??= args[0];
    } else if (directive === 'replace') {
      replacements.push(...localReplacement(args));
    }
  }
  return modulePath === undefined ? undefined : { modulePath, replacements };
}

/** The versions of `vendor/modules.txt`: a line `# github.com/x/y v1.2.3` or `# github.com/x/y v1.2.3 => ../y`. */
export function readVendoredVersions(text: string): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^# (\S+) (v\S+)/.exec(line);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      versions.set(match[1], match[2]);
    }
  }
  return versions;
}

/** `example.com/dep`, `v1.2.3`, `=>`, `../dep`. Replacements by another module name a version last and are left out. */
function localReplacement(args: readonly string[]): readonly LocalReplacement[] {
  const arrow = args.indexOf('=>');
  const [modulePath, version] = args.slice(0, arrow);
  const [folder, newVersion] = args.slice(arrow + 1);
  if (arrow < 1 || modulePath === undefined || folder === undefined || newVersion !== undefined) {
    return [];
  }
  return [version === undefined ? { modulePath, folder } : { modulePath, version, folder }];
}

/** Words may stand in double or back quotes; `//` begins a comment. `(` is a word also when it touches another. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/\/\/.*|"[^"]*"|`[^`]*`|[()]|(?:(?!\/\/)[^\s()"`])+/g)) {
    if (word.startsWith('//')) {
      break;
    }
    words.push(/^["`]/.test(word) ? word.slice(1, -1) : word);
  }
  return words;
}
