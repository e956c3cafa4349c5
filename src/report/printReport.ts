/** Prints any report that is text. `proto` and `topproto` are bytes and made elsewhere. */
import { callgrindText } from './callgrindText';
import { commentsText } from './commentsText';
import { dotText } from './dotText';
import { graphReport } from './graphReport';
import { listText } from './listText';
import { rawText } from './rawText';
import type { Report, ReportText, SourceReader } from './report';
import { svgText } from './svg/svgText';
import { tagsText } from './tagsText';
import { topText } from './topText';
import { tracesText } from './tracesText';
import { peekText, treeText } from './treeText';
import { weblistText } from './weblist/weblistText';

export function printReport(report: Report, sources: SourceReader): ReportText {
  switch (report.command) {
    case 'top':
      return topText(report);
    case 'tree':
      return treeText(report, graphReport(report));
    case 'peek':
      return peekText(report, graphReport(report));
    case 'traces':
      return tracesText(report);
    case 'tags':
      return tagsText(report);
    case 'raw':
      return rawText(report);
    case 'comments':
      return commentsText(report);
    case 'callgrind':
      return callgrindText(report, graphReport(report));
    case 'list':
      return listText(report, graphReport(report).graph, sources);
    case 'weblist':
      return weblistText(report, sources);
    case 'dot':
      return dotText(report, graphReport(report));
    case 'svg':
      return svgText(report, graphReport(report));
    case 'proto':
    case 'topproto':
      return { ok: false, message: `${report.command} is written to a file: give -output` };
  }
}
