/**
 * The command lines whose answers are recorded: every report, every option, every kind of profile, several Go versions.
 * A word without dash names a profile: `heap.go1.26` or `heap.go1.26.debug1` of the fixtures, `edge/labels` of the edge
 * cases, `leak_demo/1-1000/goroutine` of the example's recordings. `{a,b}` in a line stands for a line with each.
 */
import { EXACT_CASES } from './exactCases.mjs';
import { FAILING_CASES } from './failingCases.mjs';
import { OPTION_CASES } from './optionCases.mjs';
import { REPORT_CASES } from './reportCases.mjs';
import { profileFile, shortName } from './profileNames.mjs';

/** `{ name, args }`: the name is made from the arguments, so that it carries every flag. */
export function goldenCases() {
  const lines = [REPORT_CASES, OPTION_CASES, EXACT_CASES, FAILING_CASES].flatMap(linesOf);
  return lines.map((line) => {
    const words = line.split(' ').map(withProfile);
    return { name: nameOf(words), args: words.map(({ arg }) => arg) };
  });
}

function linesOf(text) {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ' '))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .flatMap(alternatives);
}

/** `-top {heap,cpu}.go1.26` -> `-top heap.go1.26`, `-top cpu.go1.26`. A pattern's braces must have no comma. */
function alternatives(line) {
  const found = /\{([^{}]*,[^{}]*)\}/.exec(line);
  if (found === null) return [line];
  const [whole, inside] = found;
  return inside
    .split(',')
    .flatMap((one) =>
      alternatives(
        (line.slice(0, found.index) + one + line.slice(found.index + whole.length))
          .replace(/ +/g, ' ')
          .trim(),
      ),
    );
}

/** `~` stands for a blank inside a word. */
function withProfile(written) {
  const word = written.replaceAll('~', ' ');
  const base = /^-(base|diff_base)=(.+)$/.exec(word);
  if (base) {
    const arg = `-${base[1]}=${profileFile(base[2])}`;
    return { arg, sort: 2, text: `${base[1]}=${shortName(base[2])}` };
  }
  if (word.startsWith('-')) return { arg: word, sort: 1, text: word.slice(1) };
  return { arg: profileFile(word), sort: 0, text: shortName(word) };
}

/** First the profiles, then the flags, then the base: `heap.after.go1.26.top.cum.base=heap.before.go1.26`. */
function nameOf(words) {
  const ordered = [0, 1, 2].flatMap((sort) => words.filter((word) => word.sort === sort));
  return ordered.map(({ text }) => text.replace(/[^\w.,=+-]+/g, '_')).join('.');
}
