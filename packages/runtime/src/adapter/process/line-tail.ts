import { StringDecoder } from 'node:string_decoder';

const maximumLineLength = 2_000;

/** Cuts a byte stream into lines, hands them on and keeps the last ones. Overlong lines are cut into pieces. */
export class LineTail {
  readonly #decoder = new StringDecoder('utf8');
  readonly #limit: number;
  readonly #onLine: (line: string) => void;
  readonly #lines: string[] = [];
  #rest = '';

  constructor(limit: number, onLine: (line: string) => void) {
    this.#limit = limit;
    this.#onLine = onLine;
  }

  /** The last lines, oldest first; what came after the last line break counts as a line. */
  get lines(): readonly string[] {
    return this.#rest === '' ? [...this.#lines] : [...this.#lines, this.#rest].slice(-this.#limit);
  }

  write(bytes: Buffer): void {
    const parts = (this.#rest + this.#decoder.write(bytes)).split(/\r?\n/u);
    this.#rest = parts.pop() ?? '';
    for (const line of parts) this.#add(line);
    while (this.#rest.length > maximumLineLength) {
      this.#add(this.#rest.slice(0, maximumLineLength));
      this.#rest = this.#rest.slice(maximumLineLength);
    }
  }

  #add(line: string): void {
    if (line === '') return;
    this.#lines.push(line);
    if (this.#lines.length > this.#limit) this.#lines.shift();
    this.#onLine(line);
  }
}
