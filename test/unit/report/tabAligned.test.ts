import { describe, expect, it } from 'vitest';
import { tabAligned } from '../../../src/report/tabAligned';

/** What Go 1.26 prints through tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', tabwriter.AlignRight). */
const CASES: readonly (readonly [string, string])[] = [
  ['', ''],
  ['no newline', 'no newline'],
  ['a\tb\n', ' ab\n'],
  [
    'key:\t Total\n \t10 (100%):\t v\n \t1:\t long\n\n',
    ' key: Total\n      10 (100%): v\n              1: long\n\n',
  ],
  ['a\tbbb\tc\nlong\tb\tc\nx\ny\tz\n', '    a bbbc\n long   bc\nx\n yz\n'],
  ['Ü😀\tx\nabcd\ty\n', '   Ü😀x\n abcdy\n'],
  ['a\vb\fcc\td\n', ' ab\n ccd\n'],
  ['a\tb\tc\nd\te\nf\tg\th\n', ' a bc\n de\n f gh\n'],
  ['a\t\tb\n\t\tc\n', ' a b\n   c\n'],
  ['open\tcell', ' opencell'],
  // Text between two bytes 0xff is not looked into.
  ['\udcffa\tb\udcff\tc\nlong cell\td\n', '       \udcffa\tb\udcffc\n long celld\n'],
  ['a\udcff\tb\n\tc\n', 'a\udcff\tb\n\tc\n'],
  ['a\udcffb\udcffc\td\nabcdefgh\te\n', '      a\udcffb\udcffcd\n abcdefghe\n'],
  ['\udcff\udcff\tv\nab\tc\n', '   \udcff\udcffv\n abc\n'],
  ['a\tb\udcff\nc\td\n', ' ab\udcff\nc\td\n'],
  ['a\udcff\n\udcff\tb\nccccccc\td\n', '      a\udcff\n\udcffb\n cccccccd\n'],
  ['\u{1f4ff}\ta\nabcd\tb\n', '    \u{1f4ff}a\n abcdb\n'],
];

describe('text with tabs', () => {
  it.each(CASES)('%j is aligned to the right as Go does it', (text, aligned) => {
    expect([...tabAligned([text])].join('')).toBe(aligned);
  });

  it.each(CASES)('%j may come in any pieces', (text, aligned) => {
    expect([...tabAligned(text.split(/(?=.)/su))].join('')).toBe(aligned);
  });

  it('takes a line of any number of cells', () => {
    const text = `${'x\t'.repeat(200_000)}\n\n`;
    expect([...tabAligned([text])].join('')).toBe(`${' x'.repeat(200_000)}\n\n`);
  });
});
