import type { GenerateEvent } from '@puna/runtime';
import { listIn, objectIn, textIn } from '@puna/runtime/adapter';

interface CallParts {
  id: string;
  name: string;
  json: string;
}

/** Puts tool calls together from the pieces in which they come. */
export class ToolCallAssembly {
  readonly #calls = new Map<unknown, CallParts>();

  add(deltas: unknown): void {
    for (const delta of listIn(deltas)) {
      const { index = 0, id, function: piece } = objectIn(delta);
      const call = this.#calls.get(index) ?? { id: '', name: '', json: '' };
      this.#calls.set(index, call);
      if (call.id === '') call.id = textIn(id);
      // Some engines repeat the name with each piece.
      if (call.name === '') call.name = textIn(objectIn(piece)['name']);
      call.json += textIn(objectIn(piece)['arguments']);
    }
  }

  /** The whole calls; a warning for one whose arguments broke off. */
  events(): readonly GenerateEvent[] {
    return [...this.#calls.values()].map((call, index) => eventOf(call, index));
  }
}

function eventOf({ id, name, json }: CallParts, index: number): GenerateEvent {
  const values = parse(json);
  if (values === undefined) {
    const message = `The call of the tool ${name} was left out: its arguments are no JSON object.`;
    return { type: 'warning', warning: { type: 'other', message } };
  }
  return { type: 'tool-call', call: { ...(id !== '' && { id }), name, arguments: values, index } };
}

function parse(json: string): Readonly<Record<string, unknown>> | undefined {
  if (json.trim() === '') return {};
  try {
    const value = JSON.parse(json) as unknown;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? objectIn(value) : undefined;
  } catch {
    return undefined;
  }
}
