/** Whether two programs answered alike, and if not, how: by what people see first. */
import { comparable, runOnce } from '../../support/oracleRun.mjs';

/** pprof walks maps: what it prints in several ways is tried this often before ours is called different. */
const TRIES = 30;

/**
 * Gives undefined for equal runs, else `{ kind, theirs, ours }`. `unstable`: pprof itself prints ours, too. `shuffled`: pprof
 * prints the case in many ways, and ours has the same lines in another order, with other numbers for the nodes.
 */
export async function compareRuns(oracle, ours, args, { withMessages = true } = {}) {
  const [theirs, mine] = await Promise.all([
    runOnce(oracle, args),
    runOnce(ours.command, [...ours.args, ...args]),
  ]);
  return compareAnswers(() => runOnce(oracle, args), theirs, mine, { withMessages });
}

/** `again` asks pprof once more. */
export async function compareAnswers(again, theirs, mine, { withMessages = true } = {}) {
  const kind = difference(theirs, mine, withMessages);
  if (kind === undefined) return undefined;
  let isStable = true;
  for (let i = 0; i < TRIES; i++) {
    const other = await again();
    if (difference(other, mine, withMessages) === undefined) return { kind: 'unstable', theirs, ours: mine };
    if (difference(other, theirs, withMessages) !== undefined) isStable = false;
  }
  if (kind === 'stdout' && !isStable && shuffled(theirs) === shuffled(mine))
    return { kind: 'shuffled', theirs, ours: mine };
  return { kind, theirs, ours: mine };
}

function difference(theirs, mine, withMessages) {
  if (mine.status === -1) return 'hang';
  if (theirs.status !== mine.status) return 'status';
  if (!comparable(theirs.stdout).equals(comparable(mine.stdout))) return 'stdout';
  if (withMessages && settled(theirs.stderr) !== settled(mine.stderr)) return 'stderr';
  return undefined;
}

/** The lines in an order of their own, with `N` for every `N12` and `node12` of a graph. */
function shuffled({ stdout }) {
  const text = comparable(stdout).toString('latin1');
  return text
    .replace(/\b(N|node)\d+/g, 'N')
    .split('\n')
    .sort()
    .join('\n');
}

/** The first lines that differ, one above the other. */
export function firstDifference(theirs, ours) {
  const a = theirs.split('\n');
  const b = ours.split('\n');
  const at = a.findIndex((line, index) => line !== b[index]);
  const line = at === -1 ? a.length : at;
  const shown = (lines) => (line < lines.length ? JSON.stringify(lines[line].slice(0, 200)) : '(ended)');
  return `    line ${line + 1}\n    pprof ${shown(a)}\n    ours  ${shown(b)}`;
}

/**
 * What differs from run to run of pprof itself: where sample types differ it prints where they lie in its memory,
 * `[0xc0001a2b40]`, and it warns of the units of labels in the order of a map.
 */
function settled(stderr) {
  const text = stderr.replace(/incompatible sample types .*/, 'incompatible sample types');
  const lines = text.split('\n');
  const warnings = lines.filter((line) => line.startsWith('For tag '));
  return [...warnings.sort(), ...lines.filter((line) => !line.startsWith('For tag '))].join('\n');
}
