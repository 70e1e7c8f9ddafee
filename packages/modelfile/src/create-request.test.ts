import { describe, expect, it } from 'vitest';
import { ModelfileValueError, modelfileToCreateRequest, parseModelfile } from './index.js';

const requestOf = (...lines: string[]) => modelfileToCreateRequest(parseModelfile(['FROM m', ...lines].join('\n')));

describe('modelfileToCreateRequest', () => {
  it('has nothing that the Modelfile does not say', () => {
    expect(requestOf()).toEqual({
      from: ['m'],
      adapters: [],
      drafts: [],
      license: [],
      parameters: {},
      messages: [],
      warnings: [],
    });
  });

  it('collects files, adapters, drafts, licenses and messages in order', () => {
    const request = requestOf(
      'FROM ./projector.gguf',
      'ADAPTER ./lora/adapter_config.json',
      'ADAPTER ./lora/adapter_model.safetensors',
      'DRAFT a',
      'DRAFT b',
      'LICENSE MIT',
      'LICENSE """a\nb"""',
      'MESSAGE user Hi',
      'MESSAGE assistant Hello',
    );
    expect(request).toMatchObject({
      from: ['m', './projector.gguf'],
      adapters: ['./lora/adapter_config.json', './lora/adapter_model.safetensors'],
      drafts: ['a', 'b'],
      license: ['MIT', 'a\nb'],
      messages: [
        { role: 'user', content: 'Hi' },
        { role: 'assistant', content: 'Hello' },
      ],
    });
  });

  it('takes the last of what there can be one of', () => {
    const request = requestOf(
      ...['SYSTEM', 'TEMPLATE', 'RENDERER', 'PARSER'].flatMap((word) => [`${word} one`, `${word} two`]),
      'SYSTEM ""',
    );
    expect(request).toMatchObject({ system: '', template: 'two', renderer: 'two', parser: 'two' });
  });

  it('knows what PARAMETER says of the model itself', () => {
    const hosts = ['PARAMETER remote_host http://a:1/v1', 'PARAMETER remote_host http://b:1/v1'];
    const request = requestOf(
      ...hosts,
      'PARAMETER remote_model n',
      'PARAMETER capability vision',
      'PARAMETER runtime x',
    );
    expect(request).toMatchObject({
      remote_host: ['http://a:1/v1', 'http://b:1/v1'],
      remote_model: 'n',
      info: { capabilities: ['vision'] },
    });
    expect(request.parameters).toEqual({ runtime: 'x' });
  });

  it('gives parameters their types; stop texts add up, of the others the last counts', () => {
    const request = requestOf(
      'PARAMETER temperature 1',
      'PARAMETER stop a',
      'PARAMETER temperature 0.5',
      'PARAMETER stop "b c "',
      'PARAMETER use_mmap true',
      'PARAMETER mirostat 2',
    );
    expect(request.parameters).toEqual({ temperature: 0.5, stop: ['a', 'b c '], use_mmap: true });
    expect(request.warnings).toEqual(['warning: parameter mirostat is deprecated']);
  });

  it.each([
    ['a value', 'PARAMETER num_ctx  "big"', 'invalid int value [big]', 20],
    ['a name', '  PARAMETER num_ctxx 1', "unknown parameter 'num_ctxx'", 13],
    ['a version', 'REQUIRES latest', 'requires must be a valid semver (e.g. 0.14.0)', 10],
    ['a version that a later one replaces', 'REQUIRES latest\nREQUIRES 1.0.0', expect.stringContaining('semver'), 10],
  ])('says where %s is wrong', (_what, text, message, column) => {
    expect(() => requestOf('SYSTEM a', text)).toThrow(expect.objectContaining({ message, line: 3, column }));
  });

  it.each([
    ['0.14.0', '0.14.0'],
    ['v0.14.0', '0.14.0'],
    ['v1', '1'],
    ['1.2.3-rc.1+build', '1.2.3-rc.1+build'],
  ])('takes the version %s as %s', (text, requires) => {
    expect(requestOf(`REQUIRES ${text}`).requires).toBe(requires);
  });

  it.each(['latest', '0.14.0.1', '01.2.3', 'v', '>=1.0.0', '1.2-rc'])('refuses the version %s', (text) => {
    const act = () => requestOf(`REQUIRES ${text}`);
    expect(act).toThrow(ModelfileValueError);
    expect(act).toThrow('requires must be a valid semver (e.g. 0.14.0)');
  });
});
