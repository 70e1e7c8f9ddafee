import type { GenerationEvent } from '@puna/engine';
import type { Warning } from '@puna/runtime';
import type { Context } from 'hono';
import type { ServerEnvironment } from '../http/server-environment.js';

/** In answers of APIs that have no field for what was not done as asked. */
const warningHeader = 'puna-warning';

/** What of one request is not done as asked. Each sentence goes to the log, once. */
export class RequestWarnings {
  readonly #context: Context<ServerEnvironment>;
  readonly #sentences = new Set<string>();

  constructor(context: Context<ServerEnvironment>, sentences: Iterable<string> = []) {
    this.#context = context;
    for (const sentence of sentences) this.add(sentence);
  }

  get list(): string[] {
    return [...this.#sentences];
  }

  add(sentence: string): void {
    if (this.#sentences.has(sentence)) return;
    this.#sentences.add(sentence);
    this.#context.var.logger.warn({ path: this.#context.req.path, warning: sentence }, sentence);
  }

  addAll(warnings: readonly Warning[]): void {
    for (const { message } of warnings) this.add(message);
  }

  /** The event of an answer (or what holds one) without its warnings, which are kept here. */
  async *takeFrom<Item>(items: AsyncIterable<Item>, eventOf: (item: Item) => GenerationEvent): AsyncGenerator<Item> {
    for await (const item of items) {
      const event = eventOf(item);
      if (event.type === 'warning') this.add(event.warning.message);
      else yield item;
    }
  }

  /** Names them in a header. */
  addTo(response: Response): void {
    if (this.#sentences.size === 0) return;
    response.headers.set(warningHeader, this.list.join('; ').replace(/[^\x20-\x7e]/g, '?'));
  }
}
