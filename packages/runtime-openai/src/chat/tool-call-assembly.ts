import type { ToolCall } from '@puna/runtime';
import { isJsonObject, type JsonObject } from '@puna/runtime/adapter';
import { parseObject } from '../http/read-body.js';

/** A call of which parts have come. */
interface PartialCall {
  readonly key: number;
  id: string | undefined;
  name: string;
  text: string;
}

/** A call that is whole, or the text of one whose arguments are no JSON object. */
export type AssembledCall = { readonly call: ToolCall } | { readonly broken: string; readonly name: string };

/**
 * Puts tool calls together from the pieces in which engines send them. A call is whole when the next one begins or the
 * answer ends. Engines differ: OpenAI and vLLM send the name once and arguments in pieces; others repeat the name or the id,
 * leave the index out, or send a call at once with its arguments as an object.
 */
export class ToolCallAssembly {
  #current: PartialCall | undefined;
  #count = 0;

  /** Takes the `tool_calls` of one delta; gives the calls that are whole now. */
  add(pieces: unknown): AssembledCall[] {
    if (!Array.isArray(pieces)) return [];
    return pieces.filter(isJsonObject).flatMap((piece) => this.#addPiece(piece));
  }

  /** The call that was not followed by another one. */
  end(): AssembledCall[] {
    const call = this.#current;
    this.#current = undefined;
    return call === undefined ? [] : [this.#finish(call)];
  }

  #addPiece(piece: JsonObject): AssembledCall[] {
    const parts = isJsonObject(piece['function']) ? piece['function'] : {};
    const id = textOf(piece['id']);
    const name = textOf(parts['name']);
    const index = typeof piece['index'] === 'number' ? piece['index'] : undefined;
    const whole = this.#isAnother(index, id, name) ? this.end() : [];
    this.#current ??= { key: index ?? this.#count, id, name: '', text: '' };
    this.#current.id ??= id;
    if (this.#current.name === '') this.#current.name = name ?? '';
    const values = parts['arguments'];
    if (typeof values === 'string') this.#current.text += values;
    else if (isJsonObject(values)) this.#current.text = JSON.stringify(values);
    return whole;
  }

  #isAnother(index: number | undefined, id: string | undefined, name: string | undefined): boolean {
    const current = this.#current;
    if (current === undefined) return false;
    if (index !== undefined && index !== current.key) return true;
    if (id !== undefined && current.id !== undefined && id !== current.id) return name !== undefined;
    // Without index and id, a name begins a call.
    return index === undefined && id === undefined && name !== undefined && current.name !== '';
  }

  #finish({ id, name, text }: PartialCall): AssembledCall {
    const values = text.trim() === '' ? {} : parseObject(text);
    if (values === undefined) return { broken: text, name };
    const index = this.#count++;
    return { call: { ...(id === undefined ? {} : { id }), name, arguments: values, index } };
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
