/** Arbitrary filters of a view, made of the words that `anyProfile` has for names, files and labels. */
import fc from 'fast-check';
import type { PatternFilter, ViewFilters } from '../../../src/protocol/view';

const GRANULARITIES = ['functions', 'filefunctions', 'files', 'lines', 'addresses'] as const;
const PATTERNS = ['main', '^main\\.f$', '\\(\\*T\\)', 'größe|x', '/src/', 'b\\.go$', 'a b', '.', 'absent'];
const TAG_PATTERNS = ['count', 'x=main', 'bytes,x', 'main.f:a b', '1:', ':100', 'count=5:', 'absent'];
const TAG_KEYS = ['count', 'x,main.f', 'bytes', 'absent'];

const patterns = fc.constantFrom(...PATTERNS);
const tagPatterns = fc.constantFrom(...TAG_PATTERNS);
const tagKeys = fc.constantFrom(...TAG_KEYS);

const CHOICES: Readonly<Record<PatternFilter, fc.Arbitrary<string>>> = {
  ...{ focus: patterns, ignore: patterns, hide: patterns, show: patterns },
  ...{ showFrom: patterns, pruneFrom: patterns },
  ...{ tagFocus: tagPatterns, tagIgnore: tagPatterns, tagShow: patterns, tagHide: patterns },
  ...{ tagRoot: tagKeys, tagLeaf: tagKeys },
};

const pattern = fc
  .constantFrom(...(Object.keys(CHOICES) as PatternFilter[]))
  .chain((name) => CHOICES[name].map((value): ViewFilters => ({ [name]: value })));

/** Up to two patterns, any granularity; nothing is trimmed. */
export const anyFilters: fc.Arbitrary<ViewFilters> = fc
  .tuple(
    fc.array(pattern, { maxLength: 2 }),
    fc.constantFrom(undefined, ...GRANULARITIES),
    fc.constantFrom<ViewFilters>({}, {}, {}, { noInlines: true }, { dropNegative: true }),
  )
  .map(([chosen, granularity, others]) => ({
    ...chosen[0],
    ...chosen[1],
    ...others,
    ...(granularity === undefined ? {} : { granularity }),
    noTrim: true,
  }));
