import { describe, expect, it } from 'vitest';
import { formatModelInformation, type ModelInformation } from './model-information.js';

const details = { family: 'llama', parameter_size: '8.0B', quantization_level: 'Q4_0' };

/** Sections are checked line by line; the spaces after the last cell matter only in the tests of the table. */
function linesOf(model: ModelInformation, verbose = false): string[] {
  return formatModelInformation(model, verbose)
    .split('\n')
    .map((line) => line.trimEnd());
}

describe('formatModelInformation', () => {
  it('aligns rows under their section', () => {
    expect(formatModelInformation({ details }, false)).toBe(
      '  Model\n' +
        '    architecture    llama    \n' +
        '    parameters      8.0B     \n' +
        '    quantization    Q4_0     \n' +
        '\n',
    );
  });

  it('reads lengths from the metadata', () => {
    const model_info = {
      'general.architecture': 'qwen2',
      'qwen2.context_length': 32_768,
      'qwen2.embedding_length': 896,
    };
    expect(linesOf({ details, model_info, requires: '0.14.0' })).toEqual([
      '  Model',
      '    architecture        qwen2',
      '    parameters          8.0B',
      '    context length      32768',
      '    embedding length    896',
      '    quantization        Q4_0',
      '    requires            0.14.0',
      '',
      '',
    ]);
  });

  it('shows which runtime runs the model, and why none does', () => {
    const declined = [{ name: 'llama.cpp', message: 'takes no images' }];
    const runtime = { name: 'llama-server', declined };
    expect(linesOf({ details, runtime }).slice(5)).toEqual(['  Runtime', '    runs with    llama-server', '', '']);
    const why = '    declined     llama.cpp: takes no images';
    expect(linesOf({ details, runtime }, true)).toContain(why);
    expect(linesOf({ details, runtime: { declined } })).toContain('    runs with    none');
    expect(linesOf({ details, runtime: { declined } })).toContain(why);
  });

  it('shows capabilities and parameters', () => {
    const parameters = 'stop                           "<|im_end|>"\ntemperature                    0.3';
    expect(linesOf({ details, capabilities: ['completion', 'tools'], parameters }).slice(5)).toEqual([
      '  Capabilities',
      '    completion',
      '    tools',
      '',
      '  Parameters',
      '    stop           "<|im_end|>"',
      '    temperature    0.3',
      '',
      '',
    ]);
  });

  it('shows a projector', () => {
    const projector_info = {
      'general.architecture': 'clip',
      'general.parameter_count': 311_890_000,
      'clip.vision.embedding_length': 1024,
      'clip.vision.projection_dim': 768,
    };
    expect(linesOf({ details, projector_info }).slice(5, 10)).toEqual([
      '  Projector',
      '    architecture        clip',
      '    parameters          311.89M',
      '    embedding length    1024',
      '    dimensions          768',
    ]);
  });

  it('cuts system message and licence to two lines', () => {
    const license = 'Licence\n\n  of three\nlines';
    expect(linesOf({ details, system: 'Be kind.', license }).slice(5)).toEqual([
      '  System',
      '    Be kind.',
      '',
      '  License',
      '    Licence',
      '    of three',
      '    ...',
      '',
      '',
    ]);
  });

  it('adds metadata and tensors on request', () => {
    const model_info = { 'llama.block_count': 32, 'general.architecture': 'llama' };
    const tensors = [{ name: 'token_embd.weight', type: 'Q4_0', shape: [4096, 128_256] }];
    expect(linesOf({ details, model_info, tensors }, true).slice(5)).toEqual([
      '  Metadata',
      '    general.architecture    llama',
      '    llama.block_count       32',
      '',
      '  Tensors',
      '    token_embd.weight    Q4_0    [4096 128256]',
      '',
      '',
    ]);
  });
});
