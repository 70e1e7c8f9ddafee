import type { Tool } from '@puna/runtime';
import { createCallBlockParser } from './formats/call-block-parser.js';
import type { CallReader } from './formats/call-reader.js';
import { commandRReader } from './formats/command-r.js';
import { deepseekReader } from './formats/deepseek.js';
import { gemmaReader } from './formats/gemma.js';
import { hermesReader } from './formats/hermes.js';
import { createHarmonyParser } from './formats/harmony.js';
import { llama3Reader } from './formats/llama3.js';
import { mistralReader } from './formats/mistral.js';
import type { OutputParser } from './output-piece.js';

const readers = {
  hermes: hermesReader,
  llama3: llama3Reader,
  mistral: mistralReader,
  'command-r': commandRReader,
  deepseek: deepseekReader,
  gemma: gemmaReader,
} as const satisfies Readonly<Record<string, CallReader>>;

/** A way to write tool calls that a family of models has. `harmony` writes thinking in its own way, too. */
export type ToolCallFormat = keyof typeof readers | 'harmony';

/** Makes the parser of a format. Pieces of thinking come from `harmony` only. */
export function createFormatParser(format: ToolCallFormat, tools: readonly Tool[]): OutputParser {
  return format === 'harmony' ? createHarmonyParser(tools) : createCallBlockParser(readers[format], tools);
}

/**
 * Tells the format of a model's tool calls from its chat template (in either language) and its architecture, for
 * example `llama`. Undefined where the template shows none that is known: then `ChatTemplate.toolCallTag` is all there is.
 */
export function chooseToolCallFormat(source: string, family = ''): ToolCallFormat | undefined {
  const has = (...texts: readonly string[]): boolean => texts.every((text) => source.includes(text));
  if (has('<|start|>', '<|channel|>', '<|message|>')) return 'harmony';
  if (has('<｜tool▁call▁begin｜>')) return 'deepseek';
  if (has('[TOOL_CALLS]')) return 'mistral';
  if (has('<|START_ACTION|>') || has('Action:', 'tool_name', '```json')) return 'command-r';
  if (has('<tool_call>')) return 'hermes';
  const isLlama3 = has('<|start_header_id|>') && (has('<|python_tag|>') || has('ipython') || has('"parameters"'));
  if (isLlama3) return 'llama3';
  const isGemma = family.startsWith('gemma') || has('<start_of_turn>');
  return isGemma && /\btools\b/i.test(source) ? 'gemma' : undefined;
}
