import { patternOfEnds, patternOfText } from '../../src/protocol/patternOfText';
import { opensSources, type TextCommand } from '../../src/protocol/textRequests';
import { endsOfShortened } from '../shortenedName';

/** Reports of the functions that match a regular expression. */
export function takesArgument(command: TextCommand): command is 'peek' | 'list' | 'weblist' {
  return command === 'peek' || opensSources(command);
}

/** An expression in RE2's syntax that matches just this name, or whatever has the ends of one that was shortened. */
export function patternOfName(name: string): string {
  const ends = endsOfShortened(name);
  return ends === undefined ? patternOfText(name) : patternOfEnds(...ends);
}
