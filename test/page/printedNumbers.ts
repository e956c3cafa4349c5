/** The numbers of pprof's reports as its text has them, one array of texts for each line that has some. */

/** `flat flat% sum% cum cum% name` of `-top`. */
export function topNumbers(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) => {
    const match = /^ *(\S+) +(\S+%|0%) +(\S+%|0%) +(\S+) +(\S+%|0%) {2}(.*)$/s.exec(line);
    return match === null ? [] : [[...match.slice(1, 6), withoutInline(match[6] ?? '')]];
  });
}

/** Of the one function that `-peek` was asked for: `value percent name` of others, `flat flat% cum cum% name` of it. */
export function peekNumbers(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) => {
    const at = line.indexOf('| ');
    if (at < 0 || line.startsWith('---')) return [];
    const numbers = line.slice(0, at).trim().split(/ +/);
    const name = withoutInline(line.slice(at + 2).trim());
    if (line.startsWith('|   ', at)) return [[...numbers, name]];
    const [flat = '', flatPercent = '', , cum = '', cumPercent = ''] = numbers;
    return [[flat, flatPercent, cum, cumPercent, name]];
  });
}

/** `flat cum line` of the lines of `-list` that have a value. */
export function listNumbers(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) => {
    const match = /^ *(\S+) +(\S+) +(\d+):/.exec(line);
    const [, flat = '.', cum = '.', lineNumber = ''] = match ?? [];
    return flat === '.' && cum === '.' ? [] : [[flat, cum, lineNumber]];
  });
}

/** The lines of `-list` on functions in this file; each begins with `ROUTINE ==== main.work in /src/work.go`. */
export function routinesIn(file: string, lines: readonly string[]): readonly string[] {
  let isIn = false;
  return lines.filter((line) => {
    if (line.startsWith('ROUTINE ====')) isIn = line.endsWith(` in ${file}`);
    return isIn;
  });
}

/** `flat cum` of each function of `-list`. */
export function routineNumbers(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) => {
    const match = /^ *(\S+) +(\S+) \(flat, cum\) /.exec(line);
    return match === null ? [] : [match.slice(1, 3)];
  });
}

/** `value percent` of each key and each value of `-tags`. */
export function tagNumbers(lines: readonly string[]): readonly (readonly string[])[] {
  return lines.flatMap((line) => {
    const key = /: Total (\S+) of \S+ \( *(\S+)\)$/.exec(line);
    const value = /^ *(\S+) \( *(\S+%)\): /.exec(line);
    const [, text, percent] = key ?? value ?? [];
    return text === undefined || percent === undefined ? [] : [[text, percent]];
  });
}

/** Of each trace of `-traces` its value, then its frames. */
export function traceNumbers(lines: readonly string[]): readonly (readonly string[])[] {
  const traces: string[][] = [];
  for (const line of lines) {
    const head = /^ *(\S+) {3}(\S.*)$/s.exec(line);
    if (line.startsWith(' '.repeat(13))) traces.at(-1)?.push(withoutInline(line.trim()));
    else if (head !== null && traces.length < 500) traces.push([head[1] ?? '', withoutInline(head[2] ?? '')]);
  }
  return traces;
}

/** What `-dot` writes into each node, its lines joined by a slash. */
export function dotNodes(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const match = /^N\d+ \[label="((?:[^"\\]|\\.)*)" id=/.exec(line);
    const label = match?.[1];
    return label === undefined ? [] : [label.replaceAll('\\n', '/').replaceAll('\\"', '"')];
  });
}

function withoutInline(name: string): string {
  return name.replace(/ \((?:partial-)?inline\)$/, '');
}
