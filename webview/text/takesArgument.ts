import type { TextCommand } from '../../src/protocol/textRequests';

/** Reports of the functions that match a regular expression. */
export function takesArgument(command: TextCommand): command is 'peek' | 'list' {
  return command === 'peek' || command === 'list';
}

/** An expression in RE2's syntax that matches just this name. */
export function patternOfName(name: string): string {
  return name === '' ? '' : `^${name.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')}$`;
}
