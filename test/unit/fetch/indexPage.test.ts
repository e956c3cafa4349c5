import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIndexPage } from '../../../src/fetch/indexPage';

/** As Go 1.17 to 1.27 write it, with a custom profile whose name needs escapes. */
const NEW_PAGE = `<html>
<head>
<title>/debug/pprof/</title>
<style>
.profile-name{
	display:inline-block;
	width:6rem;
}
</style>
</head>
<body>
/debug/pprof/
<br>
<p>Set debug=1 as a query parameter to export in legacy text format</p>
<br>
Types of profiles available:
<table>
<thead><td>Count</td><td>Profile</td></thead>
<tr><td>12</td><td><a href='allocs?debug=1'>allocs</a></td></tr>
<tr><td>0</td><td><a href='cmdline?debug=1'>cmdline</a></td></tr>
<tr><td>3</td><td><a href='example.com/leakdemo.conns?debug=1'>example.com/leakdemo.conns</a></td></tr>
<tr><td>1</td><td><a href='./a:b%3C&amp;%3E%20%22c%22?debug=1'>a:b&lt;&amp;&gt; &#34;c&#34;</a></td></tr>
<tr><td>20312</td><td><a href='goroutine?debug=1'>goroutine</a></td></tr>
<tr><td>0</td><td><a href='profile?debug=1'>profile</a></td></tr>
<tr><td>0</td><td><a href='symbol?debug=1'>symbol</a></td></tr>
<tr><td>0</td><td><a href='trace?debug=1'>trace</a></td></tr>
</table>
<a href="goroutine?debug=2">full goroutine stack dump</a>
<br>
<p>
Profile Descriptions:
<ul>
<li><div class=profile-name>allocs: </div> A sampling of all past memory allocations</li>
<li><div class=profile-name>example.com/leakdemo.conns: </div> </li>
<li><div class=profile-name>goroutine: </div> Stack traces of all current goroutines. Use debug=2.</li>
<li><div class=profile-name>profile: </div> CPU profile. It&#39;s the seconds GET parameter.</li>
</ul>
</p>
</body>
</html>`;

/** As the template of Go 1.11 to 1.16 writes it. */
const TEMPLATE_PAGE = `<html><head><title>/debug/pprof/</title></head>
<body>
/debug/pprof/<br>
<br>
Types of profiles available:
<table>
<thead><td>Count</td><td>Profile</td></thead>

	<tr>
	<td>7</td><td><a href=heap?debug=1>heap</a></td>
	</tr>

	<tr>
	<td>0</td><td><a href=trace?debug=1>trace</a></td>
	</tr>

</table>
<a href="goroutine?debug=2">full goroutine stack dump</a>
<br/>
<p>
Profile Descriptions:
<ul>

<li><div class=profile-name>heap:</div> A sampling of memory allocations of live objects.</li>

</ul>
</p>
</body>
</html>
`;

/** As Go 1.10 writes it: nothing is closed, no descriptions, no CPU. */
const OLD_PAGE = `<html>
<body>
/debug/pprof/<br>
<br>
profiles:<br>
<table>

<tr><td align=right>0<td><a href="block?debug=1">block</a>

<tr><td align=right>5<td><a href="goroutine?debug=1">goroutine</a>

</table>
<br>
<a href="goroutine?debug=2">full goroutine stack dump</a><br>
</body>
</html>
`;

describe('readIndexPage', () => {
  it('reads names, counts and descriptions of Go 1.17 and later', () => {
    expect(readIndexPage(NEW_PAGE)).toEqual([
      { name: 'allocs', count: 12, description: 'A sampling of all past memory allocations' },
      { name: 'example.com/leakdemo.conns', count: 3, description: '' },
      { name: 'a:b<&> "c"', count: 1, description: '' },
      {
        name: 'goroutine',
        count: 20312,
        description: 'Stack traces of all current goroutines. Use debug=2.',
      },
      { name: 'profile', count: 0, description: "CPU profile. It's the seconds GET parameter." },
    ]);
  });

  it('reads the page of Go 1.11 to 1.16', () => {
    expect(readIndexPage(TEMPLATE_PAGE)).toEqual([
      { name: 'heap', count: 7, description: 'A sampling of memory allocations of live objects.' },
    ]);
  });

  it('reads the page of Go 1.10, which closes nothing', () => {
    expect(readIndexPage(OLD_PAGE)).toEqual([
      { name: 'block', count: 0, description: '' },
      { name: 'goroutine', count: 5, description: '' },
    ]);
  });

  it('finds no profiles in other pages', () => {
    expect(readIndexPage('<table><tr><td>Name</td><td><a href=/>Home</a></td></tr></table>')).toEqual([]);
    expect(readIndexPage('<ul><li><a href="/login">1 Log in</a></ul>')).toEqual([]);
    expect(readIndexPage('')).toEqual([]);
  });

  it('leaves out names that would lead away from the index', () => {
    const row = (name: string): string => `<tr><td>1</td><td><a href=x>${name}</a></td></tr>`;
    const names = ['../../admin', 'a&#0;b', '', 'x'.repeat(2000), 'heap', 'heap'];
    expect(readIndexPage(names.map(row).join('')).map((entry) => entry.name)).toEqual(['heap']);
  });

  it('cleans and bounds descriptions', () => {
    const page = `<tr><td>1<td><a>x</a><li><div>x: </div>a&#27;[31m\u202eb${'c'.repeat(5000)}`;
    const [entry] = readIndexPage(page);
    expect(entry?.description).toMatch(/^a bc{997}…$/);
  });

  it('reads as much as there is of a page that is cut anywhere', () => {
    const whole = readIndexPage(NEW_PAGE).map((entry) => entry.name);
    for (let end = 0; end <= NEW_PAGE.length; end++) {
      const names = readIndexPage(NEW_PAGE.slice(0, end)).map((entry) => entry.name);
      // The last name may itself be cut.
      expect(whole.slice(0, Math.max(0, names.length - 1))).toEqual(names.slice(0, -1));
    }
  });

  it('never throws, whatever the page', () => {
    const piece = fc.constantFrom(
      '<tr>',
      '<td>',
      '1',
      '<a href=x>',
      'heap',
      '</a>',
      '<li>',
      '<div>',
      '</div>',
      '<',
      '>',
      '&#x;',
      '&#1114112;',
      '</tr>',
      '</table>',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (page) => {
          return readIndexPage(page).every(({ name, count }) => name !== '' && Number.isSafeInteger(count));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
