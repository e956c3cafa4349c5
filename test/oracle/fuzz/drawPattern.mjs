/** Regular expressions as people give them, and as nobody should: made of words that the profile holds. */

const FIXED = [
  'main',
  '^main\\.',
  'runtime',
  'runtime\\..*',
  '.',
  '.*',
  'main\\.main',
  '^main\\.main$',
  '(?i)MAIN',
  '\\.func\\d+',
  'func1$',
  '\\.go',
  'main\\.go',
  'sync|chan',
  'nothing here matches',
  '[a-c]{2,}',
  '\\(\\*\\w+\\)',
  '^$',
  'foo|bar|main',
  'gopark|goexit',
  '\\pL+\\.\\pL+$',
  '[[:upper:]]\\w+$',
  'fixture$',
  '(?s)^.{3,12}$',
];
const BROKEN = ['(', '[', '*', 'a**', '(?=x)', '\\1', 'x{2,1}', '(?P<n', '\\8', 'a{1001}'];

export function drawPattern(random, profile) {
  // Profiles from text have no names, but for their mappings.
  if (profile.file.endsWith('.txt') && random.below(3) > 0) return random.pick(['.', '.*', 'unknown', '^$']);
  const kind = random.below(40) === 0 ? 0 : 1 + random.below(19);
  if (kind === 0) return random.pick(BROKEN);
  if (kind < 9) return random.pick(FIXED);
  const word = drawWord(random, profile);
  if (kind < 13) return word;
  if (kind < 15) return `^${word}$`;
  if (kind < 17) return word.slice(0, 1 + random.below(word.length));
  return `${word}|${drawWord(random, profile)}`;
}

const TAGS = [
  'acme',
  'tenant=acme',
  'tenant=acme,globex',
  'a,b',
  'acme,v1',
  '1kb',
  '1kb:',
  ':1mb',
  'bytes=1kb:3mb',
  'bytes=:4096b',
  'bytes=1',
  'k=v1',
  'k=v[12]',
  'v1',
  'phase=sort',
  '^phase$',
  'phase',
  'num=5s',
  'num=1s:10s',
  'request=300b',
  'request=100:400',
  'other=7',
  'zu=0',
  'tenant',
  'path=/v1/a.*',
  '.',
  'id=7',
  '5s',
  '10:20',
  'bytes',
  'absent=x',
  '=x',
  '9',
];

export function drawTagPattern(random, profile) {
  const kind = random.below(24);
  if (kind === 0) return random.pick(BROKEN);
  return kind === 1 ? drawWord(random, profile) : random.pick(TAGS);
}

/** A name of the profile as a pattern that matches it. */
function drawWord(random, { words }) {
  return random.pick(words).replace(/[[\].(){}*+?|^$\\]/g, '\\$&');
}
