import type { TextOutput } from '../command-context.js';
import { formatBar } from './bar-line.js';
import { TransferRate } from './transfer-rate.js';

const frames = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏'];
const redrawInterval = 100;
const hideCursor = '\u001B[?25l';
const showCursor = '\u001B[?25h';
const startFrame = '\u001B[?2026h';
const endFrame = '\u001B[?2026l';
const clearBelow = '\u001B[J';

interface Line {
  message: string;

  /** Only a transfer has it. */
  transfer?: { total: number; completed: number; rate: TransferRate };
  done: boolean;
}

/**
 * Shows what a long command is doing: one line for each step, redrawn on a terminal. Elsewhere (a log file) each step
 * is one plain line, written once.
 */
export class ProgressDisplay {
  readonly #output: TextOutput;
  readonly #lines = new Map<string, Line>();
  #drawnLines = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(output: TextOutput) {
    this.#output = output;
  }

  /** Shows a step with a spinner until it is `finish`ed. A step with the same key is replaced. */
  step(key: string, message: string): void {
    const known = this.#lines.get(key);
    if (known === undefined) {
      this.#lines.set(key, { message, done: false });
      if (!this.#isTerminal) this.#output.write(`${message}\n`);
    } else known.message = message;
    this.#start();
  }

  /** Shows a transfer with a bar. Amounts in bytes. */
  transfer(key: string, message: string, total: number, completed: number): void {
    let line = this.#lines.get(key);
    if (line === undefined) {
      this.step(key, message);
      line = this.#lines.get(key);
    }
    if (line === undefined) return;
    line.transfer ??= { total, completed, rate: new TransferRate() };
    Object.assign(line.transfer, { total, completed });
    line.transfer.rate.add(Date.now(), completed);
    line.done = completed >= total;
  }

  /** Ends the spinner of one step, or of all that there are. */
  finish(key?: string): void {
    for (const [lineKey, line] of this.#lines) if (key === undefined || key === lineKey) line.done = true;
  }

  /** Leaves the lines as they are and gives the cursor back. */
  stop(): void {
    if (!this.#end()) return;
    this.#draw(0);
    this.#output.write(`${this.#drawnLines > 0 ? '\n' : ''}${showCursor}`);
    this.#forget();
  }

  /** Takes all lines off the screen and gives the cursor back. */
  clear(): void {
    if (!this.#end()) return;
    this.#output.write(`${this.#toTop()}${clearBelow}${showCursor}`);
    this.#forget();
  }

  get #isTerminal(): boolean {
    return this.#output.isTTY === true;
  }

  #start(): void {
    if (this.#timer !== undefined || !this.#isTerminal) return;
    let frame = 0;
    this.#output.write(hideCursor);
    this.#draw(frame);
    this.#timer = setInterval(() => this.#draw((frame += 1)), redrawInterval);
    this.#timer.unref();
  }

  #end(): boolean {
    if (this.#timer === undefined) return false;
    clearInterval(this.#timer);
    this.#timer = undefined;
    return true;
  }

  #forget(): void {
    this.#lines.clear();
    this.#drawnLines = 0;
  }

  #toTop(): string {
    return `\r${this.#drawnLines > 1 ? `\u001B[${this.#drawnLines - 1}A` : ''}`;
  }

  #draw(frame: number): void {
    const width = this.#output.columns ?? 80;
    const texts = [...this.#lines.values()].map((line) => `${formatLine(line, frame, width)}\u001B[K`);
    this.#output.write(`${startFrame}${this.#toTop()}${texts.join('\n')}${endFrame}`);
    this.#drawnLines = texts.length;
  }
}

function formatLine({ message, transfer, done }: Line, frame: number, width: number): string {
  if (transfer !== undefined) return formatBar({ message, ...transfer, rate: transfer.rate.perSecond() }, width);
  // A line that the terminal would break could not be redrawn in place.
  const shown = message.slice(0, Math.max(0, width - 2));
  return done ? shown : `${shown} ${frames[frame % frames.length]}`;
}
