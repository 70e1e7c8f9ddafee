import { formatGeneralNumber } from '../format/general-number.js';

/** Columns that a list may take, brackets and commas counted, before the rest of it is only counted. */
const listWidth = 10;

/** A metadata value of a model in one cell: numbers short, long lists cut to their first items. */
export function formatMetadataValue(value: unknown): string {
  if (Array.isArray(value)) return formatList(value.map((item) => formatMetadataValue(item)));
  if (typeof value === 'number') return formatGeneralNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function formatList(items: readonly string[]): string {
  let width = 1;
  let shown = 0;
  for (const item of items) {
    width += item.length + (shown === 0 ? 0 : 2);
    if (shown > 0 && width > listWidth) break;
    shown += 1;
  }
  const rest = items.length - shown;
  return rest === 0 ? `[${items.join(' ')}]` : `[${items.slice(0, shown).join(' ')} ...+${rest} more]`;
}
