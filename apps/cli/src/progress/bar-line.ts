import { displayWidth } from '../format/display-width.js';
import { formatSize } from '../format/size.js';

/** A transfer as its line shows it. Amounts in bytes. */
export interface BarState {
  readonly message: string;
  readonly completed: number;
  readonly total: number;

  /** Bytes a second; 0 where it is not known. */
  readonly rate: number;
}

/** The line of a transfer: `pulling 74701a8c35f6:  35% ▕█████     ▏ 462 MB/1.3 GB   52 MB/s  16s`. */
export function formatBar(state: BarState, width: number): string {
  const { message, completed, total, rate } = state;
  const finished = completed >= total;
  const share = total === 0 ? 1 : Math.min(1, completed / total);
  const before = `${message} ${String(Math.floor(share * 100)).padStart(3)}% `;
  const after = finished
    ? ` ${formatSize(total)}`
    : ` ${formatSize(completed)}/${formatSize(total)}${rate > 0 ? `  ${formatSize(rate)}/s  ${formatRemaining((total - completed) / rate)}` : ''}`;
  const room = width - displayWidth(before) - displayWidth(after) - 2;
  if (room < 1) return `${before.trimEnd()}${after}`;
  const filled = Math.floor(room * share);
  return `${before}▕${'█'.repeat(filled)}${' '.repeat(room - filled)}▏${after}`;
}

/** The time that is left, in its two largest units: `12s`, `5m3s`, `1h2m`; `99h+` beyond that. */
export function formatRemaining(seconds: number): string {
  const whole = Math.floor(seconds);
  const hours = Math.floor(whole / 3600);
  if (hours > 99) return '99h+';
  const minutes = Math.floor(whole / 60) % 60;
  if (hours > 0) return `${hours}h${minutes}m`;
  return minutes > 0 ? `${minutes}m${whole % 60}s` : `${whole}s`;
}
