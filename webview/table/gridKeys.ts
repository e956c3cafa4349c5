/** Which row a key leads to. */

export interface GridPosition {
  /** The active row, if there is one. */
  readonly active: number | undefined;
  /** Where a first key starts: the first row in sight. */
  readonly firstVisible: number;
  readonly pageSize: number;
  readonly rowCount: number;
}

/** Undefined: the key does not move. Control goes with Home and End only, as in the editor. */
export function rowAfterKey(event: KeyboardEvent, at: GridPosition): number | undefined {
  if (at.rowCount === 0 || event.altKey || event.metaKey || event.shiftKey) return undefined;
  const target = targetOf(event.key, at);
  if (target === undefined || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End'))
    return undefined;
  return Math.min(Math.max(0, target), at.rowCount - 1);
}

function targetOf(
  key: string,
  { active, firstVisible, pageSize, rowCount }: GridPosition,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return active === undefined ? firstVisible : active + 1;
    case 'ArrowUp':
      return active === undefined ? firstVisible : active - 1;
    case 'PageDown':
      return (active ?? firstVisible) + Math.max(1, pageSize - 1);
    case 'PageUp':
      return (active ?? firstVisible) - Math.max(1, pageSize - 1);
    case 'Home':
      return 0;
    case 'End':
      return rowCount - 1;
    default:
      return undefined;
  }
}
