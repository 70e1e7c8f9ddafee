import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '@puna-tooling/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.js';
import { readEngineKeys } from './engine-keys.js';
import { EngineSettingsError } from './engine-settings-error.js';

const folder = await temporaryDirectory();
const path = join(folder.path, 'keys.json');
afterAll(() => folder.remove());

async function read(content: unknown) {
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readEngineKeys(path);
}

describe('the file with the keys of engines', () => {
  it('has a key, or more, for each origin', async () => {
    const more = { key: 'b', headers: { 'x-team': 'blue' }, engine: 'vllm', fields: { priority: 1 } };
    const engines = await read({ 'http://gpu-1:8000': 'a', 'https://api.example.com:443/': more });
    expect([...engines]).toEqual([
      ['http://gpu-1:8000', { key: 'a' }],
      ['https://api.example.com', more],
    ]);
  });

  it.each([
    ['{"http://gpu-1:8000": "secret"', 'is no JSON object'],
    [['secret'], 'is no JSON object'],
    [{ 'gpu-1:8000': 'secret' }, 'names "gpu-1:8000"; write scheme, host and port'],
    [{ 'http://gpu-1:8000/v1': 'secret' }, 'names "http://gpu-1:8000/v1"'],
    [{ 'http://me:secret@gpu-1:8000': 'k' }, 'names "http://gpu-1:8000"'],
    [{ 'http://gpu-1:8000': 'a', 'http://gpu-1:8000/': 'secret' }, 'names http://gpu-1:8000 twice'],
    [{ 'http://gpu-1:8000': 'secret\n' }, 'is wrong at "http://gpu-1:8000": key: a key is one word'],
    [{ 'http://gpu-1:8000': { apiKey: 'secret' } }, 'Unrecognized key: "apiKey"'],
    [{ 'http://gpu-1:8000': { headers: { 'no name': 'secret' } } }, 'headers: the names or values'],
    [{ 'http://gpu-1:8000': { headers: { Authorization: 'secret' } } }, 'headers: the key goes into "key"'],
    [{ 'http://gpu-1:8000': { engine: 'secret' } }, 'engine: Invalid option'],
    [{ 'http://gpu-1:8000': 7 }, 'is wrong at "http://gpu-1:8000"'],
  ])('says what is wrong with %j, and no secret', async (content, what) => {
    const error: unknown = await read(content).catch((thrown: unknown) => thrown);
    expect(error).toSatisfy(EngineSettingsError.isInstance);
    const { message } = error as Error;
    expect(message).toContain(
      `PUNA_ENGINE_KEYS: ${path} ${what.startsWith('is ') || what.startsWith('names ') ? what : ''}`,
    );
    expect(message).toContain(what);
    expect(message).not.toContain('secret');
  });

  it('that is not there keeps the server from starting', async () => {
    const environment = { PUNA_ENGINE_KEYS: join(folder.path, 'none.json'), PUNA_MODELS: folder.path };
    const start = startServer({ environment, port: 0, log: false });
    await expect(start).rejects.toMatchObject({
      code: 'engine-settings',
      message: expect.stringContaining("none.json can't be read (ENOENT)"),
    });
  });

  it('has a companion that names the engines that may be used', async () => {
    const environment = { PUNA_ENGINE_HOSTS: 'http://gpu-1:8000, gpu-2', PUNA_MODELS: folder.path };
    await expect(startServer({ environment, port: 0, log: false })).rejects.toThrow(
      'PUNA_ENGINE_HOSTS: "gpu-2" is no engine',
    );
  });
});
