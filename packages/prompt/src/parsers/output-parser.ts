import type { OutputParser, OutputPiece } from './output-piece.js';
import { createThinkingParser, type ThinkingParserOptions } from './thinking-parser.js';
import { createFormatParser, type ToolCallFormat } from './tool-call-format.js';
import { createToolCallParser, type ToolCallParserOptions } from './tool-call-parser.js';

/** What to look for in a model's output. What is absent is not looked for. */
export interface OutputParserOptions {
  readonly thinking?: ThinkingParserOptions;
  readonly tools?: ToolCallParserOptions;

  /**
   * How the model writes calls; see `chooseToolCallFormat`. Then the tag is not used, and no text is lost. `harmony` finds
   * thinking and content without `thinking` and `tools`, too. Absent: calls are found by the tag.
   */
  readonly format?: ToolCallFormat;
}

/** Makes a parser for thinking and, in what follows it, tool calls. Without options all output is content. */
export function createOutputParser({ thinking, tools, format }: OutputParserOptions): OutputParser {
  if (format === 'harmony') return createFormatParser(format, tools?.tools ?? []);
  const stages: OutputParser[] = [];
  if (thinking !== undefined) stages.push(createThinkingParser(thinking));
  if (tools !== undefined && tools.tools.length > 0) {
    stages.push(format === undefined ? createToolCallParser(tools) : createFormatParser(format, tools.tools));
  }
  return new StagedParser(stages);
}

/** Hands the content of each stage to the next one. */
class StagedParser implements OutputParser {
  readonly #stages: readonly OutputParser[];

  constructor(stages: readonly OutputParser[]) {
    this.#stages = stages;
  }

  push(text: string): OutputPiece[] {
    return this.#through(text === '' ? [] : [{ type: 'content', text }], this.#stages);
  }

  end(): OutputPiece[] {
    const pieces: OutputPiece[] = [];
    for (const [index, stage] of this.#stages.entries()) {
      pieces.push(...this.#through(stage.end(), this.#stages.slice(index + 1)));
    }
    return pieces;
  }

  #through(pieces: readonly OutputPiece[], stages: readonly OutputParser[]): OutputPiece[] {
    let current = [...pieces];
    for (const stage of stages) {
      current = current.flatMap((piece) => (piece.type === 'content' ? stage.push(piece.text) : [piece]));
    }
    return current;
  }
}
