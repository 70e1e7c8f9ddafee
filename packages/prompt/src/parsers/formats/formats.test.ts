import { describe, expect, it } from 'vitest';
import { resultsHoweverCut } from '../fixtures/however-cut.js';
import { commandRCases } from '../fixtures/formats/command-r.js';
import { deepseekCases } from '../fixtures/formats/deepseek.js';
import { gemmaCases } from '../fixtures/formats/gemma.js';
import { harmonyCases } from '../fixtures/formats/harmony.js';
import { hermesCases } from '../fixtures/formats/hermes.js';
import { llama3Cases } from '../fixtures/formats/llama3.js';
import { mistralCases } from '../fixtures/formats/mistral.js';
import type { FormatCase } from '../fixtures/formats/format-case.js';
import type { ToolCallFormat } from '../tool-call-format.js';

const formats: Readonly<Record<ToolCallFormat, readonly FormatCase[]>> = {
  hermes: hermesCases,
  llama3: llama3Cases,
  mistral: mistralCases,
  'command-r': commandRCases,
  deepseek: deepseekCases,
  gemma: gemmaCases,
  harmony: harmonyCases,
};

/** For each format, over all its cases. */
const chunkings = 10_000;

describe.each(Object.entries(formats))('the format %s', (name, cases) => {
  const count = Math.ceil(chunkings / cases.length);

  it.each(cases)('reads %s, however it is cut', (_, text, expected) => {
    expect(resultsHoweverCut(name as ToolCallFormat, text, count)).toEqual([expected]);
  });
});
