/** What a page of weblist says in numbers: pprof's page and ours as the same rows. */

export interface WeblistFunction {
  readonly name: string;
  readonly path: string;
  /** `flat cum percent`. */
  readonly sum: string;
  /** `12 . 10ms source text`. */
  readonly lines: readonly string[];
}

export function weblistOfPprof(html: string): WeblistFunction[] {
  return sections(html).map((section) => {
    const [, name = '', path = '', flat = '', cum = '', percent = ''] =
      /^([^]*?)<\/h2><p class="filename">([^]*?)<\/p>\n<pre[^>]*>\n {2}Total: +(\S+) +(\S+) \(flat, cum\) +(\S+)/.exec(
        section,
      ) ?? [];
    const rows = section.matchAll(
      /<span class=line> *(-?\d+)<\/span> <span class=\w+> +(\S+) +(\S+) {11}([^]*?) <\/span>/g,
    );
    const lines = [...rows].map(([, ...cells]) => plain(cells.join(' ')));
    return { name: plain(name), path: plain(path), sum: `${flat} ${cum} ${percent}`, lines };
  });
}

export function weblistOfLens(html: string): WeblistFunction[] {
  return sections(html).map((section) => {
    const [, name = '', path = '', flat = '', cum = '', percent = ''] =
      /^(.*?)<\/h2>\n<p class="path">(.*?)<\/p>\n<p class="sum"><b>(.*?)<\/b> flat, <b>(.*?)<\/b> cum \(<b>(.*?)<\/b>/s.exec(
        section,
      ) ?? [];
    const rows = section.matchAll(
      /^<tr(?: class="hot")?><td class="n">(.*?)<\/td><td class="n">(.*?)<\/td><td class="n">(.*?)<\/td><td>(?:<details><summary>)?<code>(.*?)<\/code>/gms,
    );
    const lines = [...rows].map(([, ...cells]) => plain(cells.join(' ')));
    return { name: plain(name), path: plain(path), sum: `${flat} ${cum} ${percent}`, lines };
  });
}

/**
 * Lines with values, by file. Where functions share a line, pprof names any of them, from run to run another, and that
 * decides which lines are joined and what is around them; the values stay the same.
 */
export function linesWithValues(functions: readonly WeblistFunction[]): string[] {
  return functions
    .flatMap(({ path, lines }) => lines.map((line) => `${path} ${line}`))
    .filter((line) => !/ -?\d+ \. \. /.test(line))
    .sort();
}

function sections(html: string): string[] {
  return html.split('<h2>').slice(1);
}

function plain(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
