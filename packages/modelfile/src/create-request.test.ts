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

  it('collects files, drafts, licenses and messages in order', () => {
    const request = requestOf(
      'FROM ./projector.gguf',
      'DRAFT a',
      'DRAFT b',
      'LICENSE MIT',
      'LICENSE """a\nb"""',
      'MESSAGE user Hi',
      'MESSAGE assistant Hello',
    );
    expect(request).toMatchObject({
      from: ['m', './projector.gguf'],
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
      ...['SYSTEM', 'TEMPLATE', 'ADAPTER', 'RENDERER', 'PARSER'].flatMap((word) => [`${word} one`, `${word} two`]),
      'SYSTEM ""',
    );
    expect(request).toMatchObject({ system: '', template: 'two', adapters: ['two'], renderer: 'two', parser: 'two' });
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

  it('says where a parameter is wrong', () => {
    const error = { message: 'invalid int value [big]', line: 3 };
    expect(() => requestOf('SYSTEM a', 'PARAMETER num_ctx big')).toThrow(expect.objectContaining(error));
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
